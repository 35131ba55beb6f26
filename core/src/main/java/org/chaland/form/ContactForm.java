package org.chaland.form;

import jakarta.validation.Valid;
import org.chaland.form.constraint.CountryCode;
import org.chaland.form.constraint.DeliverableEmail;
import org.chaland.form.constraint.LanguageTag;
import org.chaland.form.constraint.PersonName;
import org.chaland.form.constraint.PhoneNumber;
import org.chaland.form.constraint.PlainText;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.jspecify.annotations.Nullable;

/**
 * The details as a bean, which is what Jakarta Validation looks at; the path of a property is the {@link Field#path()} of its
 * field. Properties are {@code null} where nothing was typed.
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

    @PersonName
    public @Nullable String getGivenName() {
        return value(Field.GIVEN_NAME);
    }

    @PersonName
    public @Nullable String getFamilyName() {
        return value(Field.FAMILY_NAME);
    }

    @PlainText
    public @Nullable String getOrganisation() {
        return value(Field.ORGANISATION);
    }

    @PlainText
    public @Nullable String getAddressLine1() {
        return value(Field.ADDRESS_LINE_1);
    }

    @PlainText
    public @Nullable String getAddressLine2() {
        return value(Field.ADDRESS_LINE_2);
    }

    @PlainText
    public @Nullable String getPostalCode() {
        return value(Field.POSTAL_CODE);
    }

    @PlainText
    public @Nullable String getCity() {
        return value(Field.CITY);
    }

    @CountryCode
    public @Nullable String getCountry() {
        return value(Field.COUNTRY);
    }

    @DeliverableEmail
    public @Nullable String getEmail() {
        return value(Field.EMAIL);
    }

    @PhoneNumber
    public @Nullable String getPhone() {
        return value(Field.PHONE);
    }

    @LanguageTag
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
