package org.chaland.form;

import org.chaland.form.FieldText.Kind;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.jspecify.annotations.Nullable;

/** The billing identity as a part of the {@link ContactForm}. */
final class BillingForm {

    private final Details details;

    BillingForm(Details details) {
        this.details = details;
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getOrganisation() {
        return value(Field.BILLING_ORGANISATION);
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getDepartment() {
        return value(Field.BILLING_DEPARTMENT);
    }

    @FieldText(Kind.NAME)
    public @Nullable String getGivenName() {
        return value(Field.BILLING_GIVEN_NAME);
    }

    @FieldText(Kind.NAME)
    public @Nullable String getFamilyName() {
        return value(Field.BILLING_FAMILY_NAME);
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getAddressLine1() {
        return value(Field.BILLING_ADDRESS_LINE_1);
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getAddressLine2() {
        return value(Field.BILLING_ADDRESS_LINE_2);
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getPostalCode() {
        return value(Field.BILLING_POSTAL_CODE);
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getCity() {
        return value(Field.BILLING_CITY);
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getDependentLocality() {
        return value(Field.BILLING_DEPENDENT_LOCALITY);
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getSortingCode() {
        return value(Field.BILLING_SORTING_CODE);
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getAdministrativeArea() {
        return value(Field.BILLING_ADMINISTRATIVE_AREA);
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getCompanyId() {
        return value(Field.BILLING_COMPANY_ID);
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getElectronicAddress() {
        return value(Field.BILLING_ELECTRONIC_ADDRESS);
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getBuyerReference() {
        return value(Field.BILLING_BUYER_REFERENCE);
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getOrderNumber() {
        return value(Field.BILLING_ORDER_NUMBER);
    }

    @FieldText(Kind.COUNTRY)
    public @Nullable String getCountry() {
        return value(Field.BILLING_COUNTRY);
    }

    @FieldText(Kind.EMAIL)
    public @Nullable String getEmail() {
        return value(Field.BILLING_EMAIL);
    }

    @FieldText(Kind.VAT_ID)
    public @Nullable String getVatId() {
        return value(Field.BILLING_VAT_ID);
    }

    private @Nullable String value(Field field) {
        return details.get(field).orElse(null);
    }
}
