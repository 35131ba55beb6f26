package org.chaland.form;

import org.chaland.form.constraint.CountryCode;
import org.chaland.form.constraint.DeliverableEmail;
import org.chaland.form.constraint.PersonName;
import org.chaland.form.constraint.PlainText;
import org.chaland.form.constraint.VatId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.jspecify.annotations.Nullable;

/** The invoicing identity as a part of the {@link ContactForm}. */
final class BillingForm {

    private final Details details;

    BillingForm(Details details) {
        this.details = details;
    }

    @PlainText
    public @Nullable String getOrganisation() {
        return value(Field.BILLING_ORGANISATION);
    }

    @PlainText
    public @Nullable String getDepartment() {
        return value(Field.BILLING_DEPARTMENT);
    }

    @PersonName
    public @Nullable String getGivenName() {
        return value(Field.BILLING_GIVEN_NAME);
    }

    @PersonName
    public @Nullable String getFamilyName() {
        return value(Field.BILLING_FAMILY_NAME);
    }

    @PlainText
    public @Nullable String getAddressLine1() {
        return value(Field.BILLING_ADDRESS_LINE_1);
    }

    @PlainText
    public @Nullable String getAddressLine2() {
        return value(Field.BILLING_ADDRESS_LINE_2);
    }

    @PlainText
    public @Nullable String getPostalCode() {
        return value(Field.BILLING_POSTAL_CODE);
    }

    @PlainText
    public @Nullable String getCity() {
        return value(Field.BILLING_CITY);
    }

    @CountryCode
    public @Nullable String getCountry() {
        return value(Field.BILLING_COUNTRY);
    }

    @DeliverableEmail
    public @Nullable String getEmail() {
        return value(Field.BILLING_EMAIL);
    }

    @VatId
    public @Nullable String getVatId() {
        return value(Field.BILLING_VAT_ID);
    }

    private @Nullable String value(Field field) {
        return details.get(field).orElse(null);
    }
}
