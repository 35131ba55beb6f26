package org.chaland.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Every personal field that Chaland keeps: those of the contact, and those of a separate invoicing identity. */
public enum Field {
    GIVEN_NAME("givenName", 200),
    FAMILY_NAME("familyName", 200),
    ORGANISATION("organisation", 200),
    ADDRESS_LINE_1("addressLine1", 255),
    ADDRESS_LINE_2("addressLine2", 255),
    DEPENDENT_LOCALITY("dependentLocality", 120),
    POSTAL_CODE("postalCode", 20),
    CITY("city", 120),
    SORTING_CODE("sortingCode", 20),
    ADMINISTRATIVE_AREA("administrativeArea", 120),
    COUNTRY("country", 2),
    EMAIL("email", 254),
    PHONE("phone", 30),
    LANGUAGE("language", 35),
    BILLING_ORGANISATION("billing.organisation", 200),
    BILLING_DEPARTMENT("billing.department", 100),
    BILLING_GIVEN_NAME("billing.givenName", 200),
    BILLING_FAMILY_NAME("billing.familyName", 200),
    BILLING_ADDRESS_LINE_1("billing.addressLine1", 255),
    BILLING_ADDRESS_LINE_2("billing.addressLine2", 255),
    BILLING_DEPENDENT_LOCALITY("billing.dependentLocality", 120),
    BILLING_POSTAL_CODE("billing.postalCode", 20),
    BILLING_CITY("billing.city", 120),
    BILLING_SORTING_CODE("billing.sortingCode", 20),
    BILLING_ADMINISTRATIVE_AREA("billing.administrativeArea", 120),
    BILLING_COUNTRY("billing.country", 2),
    BILLING_EMAIL("billing.email", 254),
    BILLING_VAT_ID("billing.vatId", 20),
    /** The number of the company in its register, such as SIREN or SIRET. */
    BILLING_COMPANY_ID("billing.companyId", 50),
    /** Where electronic invoices go: {@code scheme:value} of Peppol, or what is usual in the country. */
    BILLING_ELECTRONIC_ADDRESS("billing.electronicAddress", 140),
    /** What the buyer wants to find on the invoice (BT-10), such as the code of a service. */
    BILLING_BUYER_REFERENCE("billing.buyerReference", 100),
    /** The number of the buyer's purchase order (BT-13). */
    BILLING_ORDER_NUMBER("billing.orderNumber", 50);

    private static final String BILLING_PREFIX = "billing.";

    /** The fields of a {@link Contact}, in the order of a form; unmodifiable. */
    public static final Set<Field> CONTACT = where(false);

    /** The fields of a billing identity, in the order of a form; unmodifiable. */
    public static final Set<Field> BILLING = where(true);

    private final String path;
    private final int maxLength;

    Field(String path, int maxLength) {
        this.path = path;
        this.maxLength = maxLength;
    }

    /** The name of the field in a form, in a message and in an export, for instance {@code billing.city}. */
    public String path() {
        return path;
    }

    /** The longest value kept, in code points; a provider or a shop may allow less. */
    public int maxLength() {
        return maxLength;
    }

    /** Whether the field belongs to the invoicing identity. */
    public boolean isBilling() {
        return path.startsWith(BILLING_PREFIX);
    }

    /** The field of that {@link #path()}, or empty if there is none. */
    public static Optional<Field> ofPath(String path) {
        return Arrays.stream(values()).filter(field -> field.path.equals(path)).findFirst();
    }

    private static Set<Field> where(boolean billing) {
        var fields = EnumSet.allOf(Field.class);
        fields.removeIf(field -> field.isBilling() != billing);
        return java.util.Collections.unmodifiableSet(fields);
    }
}
