package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.spi.ShopRules;
import org.junit.jupiter.api.Test;

/** When a separate billing identity is used, and what it then needs. */
class BillingRulesTest {

    private static final Details CONTACT = Samples.contactOnly();

    @Test
    void billingIsNotRequiredUntilOneFieldOfItIsFilled() {
        assertThat(Samples.codes(CONTACT)).isEmpty();
        assertThat(Samples.codes(Samples.with(CONTACT, Field.BILLING_DEPARTMENT, "Achats")))
                .containsExactly(
                        "billing.organisation:organisationOrName",
                        "billing.addressLine1:required",
                        "billing.city:required",
                        "billing.country:required");
    }

    @Test
    void billingInACountryWithPostalCodesNeedsOne() {
        assertThat(Samples.codes(Samples.without(Samples.complete(), Field.BILLING_POSTAL_CODE)))
                .containsExactly("billing.postalCode:required");
    }

    @Test
    void organisationOrFamilyNameIsEnoughToInvoice() {
        assertThat(Samples.codes(Samples.without(Samples.complete(), Field.BILLING_ORGANISATION)))
                .isEmpty();
        assertThat(Samples.codes(Samples.without(Samples.complete(), Field.BILLING_FAMILY_NAME)))
                .isEmpty();
    }

    @Test
    void familyNameIsRequiredWhereTheOrganisationToInvoiceIsNotAsked() {
        var rules = Samples.rules(ShopRules.builder().hidden(Set.of(Field.BILLING_ORGANISATION)));

        assertThat(Samples.codes(Samples.without(Samples.complete(), Field.BILLING_FAMILY_NAME), rules))
                .containsExactly("billing.familyName:required");
    }

    @Test
    void organisationThatTheShopRequiresIsNotReplacedByAName() {
        var rules = Samples.rules(ShopRules.builder().required(Field.BILLING_ORGANISATION));

        assertThat(Samples.codes(Samples.without(Samples.complete(), Field.BILLING_ORGANISATION), rules))
                .containsExactly("billing.organisation:required");
    }

    @Test
    void billingFieldThatTheShopDoesNotAskForDoesNotMakeBillingUsed() {
        var rules = Samples.rules(ShopRules.builder().hidden(Field.BILLING));

        assertThat(Samples.codes(Samples.with(CONTACT, Field.BILLING_DEPARTMENT, "Achats"), rules))
                .isEmpty();
    }

    @Test
    void valueThatTheShopDoesNotAskForDoesNotMakeOthersRequired() {
        var rules = Samples.rules(ShopRules.builder().hidden(Set.of(Field.BILLING_DEPARTMENT)));
        var smuggled = Samples.with(CONTACT, Field.BILLING_DEPARTMENT, "Achats");

        assertThat(rules.isRequired(Field.BILLING_CITY, smuggled)).isFalse();
        assertThat(Samples.RULES.isRequired(Field.BILLING_CITY, smuggled)).isTrue();
    }
}
