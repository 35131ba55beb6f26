package org.chaland.form;

import jakarta.validation.Valid;
import org.chaland.form.FieldText.Kind;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.jspecify.annotations.Nullable;

/**
 * The details as a bean for Jakarta Validation. The path of a property is the {@link Field#path()} of its field; properties are
 * {@code null} where nothing was typed.
 */
@ShopRequirements
final class ContactForm {

    private final Details details;
    private final FormRules rules;

    ContactForm(Details details, FormRules rules) {
        this.details = details;
        this.rules = rules;
    }

    Details details() {
        return details;
    }

    FormRules rules() {
        return rules;
    }

    @FieldText(Kind.NAME)
    public @Nullable String getGivenName() {
        return value(Field.GIVEN_NAME);
    }

    @FieldText(Kind.NAME)
    public @Nullable String getFamilyName() {
        return value(Field.FAMILY_NAME);
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getOrganisation() {
        return value(Field.ORGANISATION);
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getAddressLine1() {
        return value(Field.ADDRESS_LINE_1);
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getAddressLine2() {
        return value(Field.ADDRESS_LINE_2);
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getPostalCode() {
        return value(Field.POSTAL_CODE);
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getCity() {
        return value(Field.CITY);
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getDependentLocality() {
        return value(Field.DEPENDENT_LOCALITY);
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getSortingCode() {
        return value(Field.SORTING_CODE);
    }

    @FieldText(Kind.PLAIN)
    public @Nullable String getAdministrativeArea() {
        return value(Field.ADMINISTRATIVE_AREA);
    }

    @FieldText(Kind.COUNTRY)
    public @Nullable String getCountry() {
        return value(Field.COUNTRY);
    }

    @FieldText(Kind.EMAIL)
    public @Nullable String getEmail() {
        return value(Field.EMAIL);
    }

    @FieldText(Kind.PHONE)
    public @Nullable String getPhone() {
        return value(Field.PHONE);
    }

    @FieldText(Kind.LANGUAGE)
    public @Nullable String getLanguage() {
        return value(Field.LANGUAGE);
    }

    @Valid
    public BillingForm getBilling() {
        return new BillingForm(details);
    }

    private @Nullable String value(Field field) {
        return details.get(field).orElse(null);
    }
}
