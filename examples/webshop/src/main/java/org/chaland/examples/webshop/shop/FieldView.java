package org.chaland.examples.webshop.shop;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Field;
import org.chaland.prefill.FormField;

/**
 * One field as the template shows it; what is public here, the template calls. Its text form leaves the values out.
 *
 * @param options what a list offers, as HTML; empty for a field to type in
 * @param absence where the field is not asked for
 * @param sourceKey the text that says where the value comes from, or empty text for none
 * @param offers other values, to be taken by a press of a button
 */
public record FieldView(
        Field field,
        String label,
        String value,
        boolean required,
        boolean locked,
        Choices.Options options,
        Absence absence,
        String sourceKey,
        List<Choice> offers,
        List<String> errors) {

    /** As soon as anything is typed for the invoice; or the family name, in place of the organisation. */
    private static final Set<Field> NEEDED_TO_INVOICE =
            EnumSet.of(Field.BILLING_ADDRESS_LINE_1, Field.BILLING_CITY, Field.BILLING_COUNTRY);

    /** One of these is needed to invoice, whichever. */
    private static final Set<Field> EITHER =
            EnumSet.of(Field.BILLING_ORGANISATION, Field.BILLING_GIVEN_NAME, Field.BILLING_FAMILY_NAME);

    private static final Set<Field> WIDE = EnumSet.of(
            Field.EMAIL,
            Field.ORGANISATION,
            Field.COUNTRY,
            Field.ADDRESS_LINE_1,
            Field.ADDRESS_LINE_2,
            Field.BILLING_ADDRESS_LINE_1,
            Field.BILLING_ADDRESS_LINE_2);

    /** Kept with the A-labels of an internationalised domain, shown as people read it. */
    private static final Set<Field> EMAILS = EnumSet.of(Field.EMAIL, Field.BILLING_EMAIL);

    static FieldView of(FormField field, String label, String value, Choices choices, Absence absence) {
        var source = field.source()
                .filter(List.of("record", "profile")::contains)
                // That its value is the account's is said already.
                .filter(name -> !field.locked());
        return new FieldView(
                field.field(),
                label,
                EMAILS.contains(field.field()) ? CanonicalEmail.shown(value) : value,
                field.required() || NEEDED_TO_INVOICE.contains(field.field()),
                field.locked(),
                choices.rendered(field.field(), value),
                absence,
                source.map("contact.source."::concat).orElse(""),
                field.offers().stream()
                        .map(offer -> new Choice(offer.value(), choices.name(field.field(), offer.value())))
                        .toList(),
                field.violations().stream()
                        .map(violation -> violation.message())
                        .toList());
    }

    public String name() {
        return field.path();
    }

    public String id() {
        return id(field);
    }

    static String id(Field field) {
        return "f-" + field.path().replace('.', '-');
    }

    public String type() {
        return switch (field) {
            case EMAIL, BILLING_EMAIL -> "email";
            case PHONE -> "tel";
            default -> "text";
        };
    }

    /** Which keys a phone shows. */
    public String inputMode() {
        return type();
    }

    /** How much of a line the field takes: all of it, or no more than a few signs need. */
    public String size() {
        return switch (field) {
            case POSTAL_CODE, BILLING_POSTAL_CODE -> "few";
            default -> WIDE.contains(field) ? "wide" : "";
        };
    }

    /** Whether the label says that the field may be left empty. */
    public boolean optional() {
        return !required && !locked && !EITHER.contains(field) && field != Field.LANGUAGE;
    }

    /** Whether a value is chosen from a list. */
    public boolean chosen() {
        return country() || field == Field.LANGUAGE;
    }

    public boolean country() {
        return field == Field.COUNTRY || field == Field.BILLING_COUNTRY;
    }

    /** The text that says what the value is for, or empty text for none. */
    public String hintKey() {
        return switch (field) {
            case EMAIL -> locked ? "" : "contact.hint.email";
            case PHONE -> "contact.hint.phone";
            default -> "";
        };
    }

    /** Whether there is nothing to fill in, to read or to mend: a value, once typed, is always shown. */
    public boolean hidden() {
        return absence.here() && value.isEmpty() && offers.isEmpty() && !wrong();
    }

    /** The token by which browsers know what the field is for (HTML, "autofill field"). */
    public String autocomplete() {
        var token = switch (field) {
            case GIVEN_NAME, BILLING_GIVEN_NAME -> "given-name";
            case FAMILY_NAME, BILLING_FAMILY_NAME -> "family-name";
            case ORGANISATION, BILLING_ORGANISATION -> "organization";
            case ADDRESS_LINE_1, BILLING_ADDRESS_LINE_1 -> "address-line1";
            case ADDRESS_LINE_2, BILLING_ADDRESS_LINE_2 -> "address-line2";
            case POSTAL_CODE, BILLING_POSTAL_CODE -> "postal-code";
            case DEPENDENT_LOCALITY, BILLING_DEPENDENT_LOCALITY -> "address-level3";
            case CITY, BILLING_CITY -> "address-level2";
            case ADMINISTRATIVE_AREA, BILLING_ADMINISTRATIVE_AREA -> "address-level1";
            case COUNTRY, BILLING_COUNTRY -> "country";
            case EMAIL, BILLING_EMAIL -> "email";
            case PHONE -> "tel";
            case LANGUAGE -> "language";
            case SORTING_CODE,
                    BILLING_SORTING_CODE,
                    BILLING_DEPARTMENT,
                    BILLING_VAT_ID,
                    BILLING_COMPANY_ID,
                    BILLING_ELECTRONIC_ADDRESS,
                    BILLING_BUYER_REFERENCE,
                    BILLING_ORDER_NUMBER -> "off";
        };
        return field.isBilling() && !token.equals("off") ? "billing " + token : token;
    }

    public boolean wrong() {
        return !errors.isEmpty();
    }

    /** The ids of what is said about the field, in the order in which it is shown; empty text if there is nothing. */
    public String describedBy() {
        return Stream.of(
                        wrong() ? "-error" : "",
                        hintKey().isEmpty() ? "" : "-hint",
                        locked ? "-locked" : "",
                        sourceKey.isEmpty() ? "" : "-source",
                        offers.isEmpty() ? "" : "-offers")
                .filter(suffix -> !suffix.isEmpty())
                .map(id()::concat)
                .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return "FieldView[" + field + "]";
    }

    /** A value and how people call it. */
    public record Choice(String value, String name) {

        @Override
        public String toString() {
            return "Choice[masked]";
        }
    }
}
