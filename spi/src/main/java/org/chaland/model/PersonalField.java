package org.chaland.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Whatever of a customer staff can be shown: each {@link Field} of a form, on the record or frozen on an order, and what came about. */
public enum PersonalField {
    GIVEN_NAME(Field.GIVEN_NAME),
    FAMILY_NAME(Field.FAMILY_NAME),
    ORGANISATION(Field.ORGANISATION),
    ADDRESS_LINE_1(Field.ADDRESS_LINE_1),
    ADDRESS_LINE_2(Field.ADDRESS_LINE_2),
    DEPENDENT_LOCALITY(Field.DEPENDENT_LOCALITY),
    POSTAL_CODE(Field.POSTAL_CODE),
    CITY(Field.CITY),
    SORTING_CODE(Field.SORTING_CODE),
    ADMINISTRATIVE_AREA(Field.ADMINISTRATIVE_AREA),
    COUNTRY(Field.COUNTRY),
    EMAIL(Field.EMAIL),
    PHONE(Field.PHONE),
    LANGUAGE(Field.LANGUAGE),
    BILLING_ORGANISATION(Field.BILLING_ORGANISATION),
    BILLING_DEPARTMENT(Field.BILLING_DEPARTMENT),
    BILLING_GIVEN_NAME(Field.BILLING_GIVEN_NAME),
    BILLING_FAMILY_NAME(Field.BILLING_FAMILY_NAME),
    BILLING_ADDRESS_LINE_1(Field.BILLING_ADDRESS_LINE_1),
    BILLING_ADDRESS_LINE_2(Field.BILLING_ADDRESS_LINE_2),
    BILLING_DEPENDENT_LOCALITY(Field.BILLING_DEPENDENT_LOCALITY),
    BILLING_POSTAL_CODE(Field.BILLING_POSTAL_CODE),
    BILLING_CITY(Field.BILLING_CITY),
    BILLING_SORTING_CODE(Field.BILLING_SORTING_CODE),
    BILLING_ADMINISTRATIVE_AREA(Field.BILLING_ADMINISTRATIVE_AREA),
    BILLING_COUNTRY(Field.BILLING_COUNTRY),
    BILLING_EMAIL(Field.BILLING_EMAIL),
    BILLING_VAT_ID(Field.BILLING_VAT_ID),
    BILLING_COMPANY_ID(Field.BILLING_COMPANY_ID),
    BILLING_ELECTRONIC_ADDRESS(Field.BILLING_ELECTRONIC_ADDRESS),
    BILLING_BUYER_REFERENCE(Field.BILLING_BUYER_REFERENCE),
    BILLING_ORDER_NUMBER(Field.BILLING_ORDER_NUMBER),
    /** That there is a record, since when, in what state, what was merged into it, and whether an account is linked. */
    RECORD("record"),
    /** Which accounts are linked, and how that was proven. */
    ACCOUNTS("accounts"),
    /** The orders, how far they have come, and what trainings they open until when. */
    PURCHASES("purchases"),
    /** What is done for the customer outside the database, and why it stopped. */
    TASKS("tasks"),
    /** What staff did, and why. */
    STAFF_ACTIONS("staffActions"),
    /** What staff looked at, and what for. */
    DISCLOSURES("disclosures");

    private static final Map<Field, PersonalField> OF_FORMS = ofForms();

    private final String path;
    private final Optional<Field> field;

    PersonalField(Field field) {
        this.path = field.path();
        this.field = Optional.of(field);
    }

    PersonalField(String path) {
        this.path = path;
        this.field = Optional.empty();
    }

    /** Its name in a log and in an export; that of the form's field if there is one. */
    public String path() {
        return path;
    }

    /** The field of a form that it is, or empty if it was not typed. */
    public Optional<Field> field() {
        return field;
    }

    /** What that field of a form is. */
    public static PersonalField of(Field field) {
        return Objects.requireNonNull(OF_FORMS.get(field), "Every field of a form is a personal field.");
    }

    /** The one of that {@link #path()}, or empty if there is none. */
    public static Optional<PersonalField> ofPath(String path) {
        return Arrays.stream(values()).filter(known -> known.path.equals(path)).findFirst();
    }

    private static Map<Field, PersonalField> ofForms() {
        var all = new EnumMap<Field, PersonalField>(Field.class);
        for (var known : values()) {
            known.field.ifPresent(field -> all.put(field, known));
        }
        return Collections.unmodifiableMap(all);
    }
}
