package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.showAgain;
import static org.chaland.journey.Answers.step;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chaland.checkout.ShowAgain.Why;
import org.chaland.form.FormInput;
import org.chaland.model.Field;
import org.chaland.model.ShopId;
import org.chaland.prefill.FormField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A guest at the contact step: what is shown, what is kept, and that nothing else is reached. */
@Tag("repeatable")
class GuestCheckoutTest {

    private final World world = new World();

    @Test
    void openingThePageShowsAnEmptyFormWithTheShopsDefaultsAndTheSignInOffer() {
        var step = world.open(ANONYMOUS, Optional.empty());

        assertThat(step.signInIssuers()).containsExactly(World.LMS);
        assertThat(step.violations()).isEmpty();
        assertThat(step.field(Field.COUNTRY).flatMap(FormField::value)).contains("FR");
        assertThat(step.field(Field.COUNTRY).flatMap(FormField::source)).contains("default");
        assertThat(step.values().values()).containsOnlyKeys(Field.COUNTRY, Field.LANGUAGE);
    }

    @Test // scenario 1
    void aGuestWhoCompletesTheContactStepIsExactlyOneUnlinkedCustomer() {
        var handle = world.guest(ADA);
        var customer = world.customer(world.place(ANONYMOUS, handle, "order-1"));

        assertThat(customer.isGuest()).isTrue();
        assertThat(customer.details()).isEqualTo(ADA);
        assertThat(world.lms.accounts()).isEmpty();
    }

    @Test // scenarios 2 and 4
    void typingAKnownAddressReachesNobodysRecord() {
        var first = world.place(ANONYMOUS, world.guest(ADA), "order-1");
        var before = world.customer(first);

        var second = world.place(ANONYMOUS, world.guest(with(ADA, Field.GIVEN_NAME, "Mallory")), "order-2");

        assertThat(second).isNotEqualTo(first);
        assertThat(world.customer(first).details()).isEqualTo(before.details());
        assertThat(world.customer(first).version()).isEqualTo(before.version());
    }

    @Test
    void theHandleShowsTheGuestTheirOwnDetailsAgain() {
        var handle = world.guest(ADA);

        assertThat(world.open(ANONYMOUS, Optional.of(handle)).values()).isEqualTo(ADA);
    }

    @Test // scenario 23
    void aGuestTriesAgainAfterARefusedPayment() {
        var handle = world.guest(ADA);
        world.place(ANONYMOUS, handle, "order-1");

        var again = world.openAndSubmit(ANONYMOUS, Optional.of(handle), with(ADA, Field.CITY, "Lyon"));

        var customer = world.place(ANONYMOUS, again, "order-1");
        assertThat(world.purchase("order-1").customer()).isEqualTo(customer);
        assertThat(world.purchase("order-1").frozen().get(Field.CITY)).contains("Lyon");
    }

    @Test
    void wrongDetailsAreRefusedAllAtOnceAndNothingIsStored() {
        var wrong = with(ADA, Map.of(Field.EMAIL, "nonsense", Field.COUNTRY, "XX", Field.FAMILY_NAME, ""));

        var outcome = world.submit(ANONYMOUS, Optional.empty(), wrong, "");

        assertThat(outcome).is(showAgain(Why.INVALID));
        var step = step(outcome, Why.INVALID);
        assertThat(step.violations())
                .extracting(violation -> violation.field())
                .containsExactly(Field.FAMILY_NAME, Field.COUNTRY, Field.EMAIL);
        assertThat(step.violations())
                .allSatisfy(violation -> assertThat(violation.message()).isNotBlank());
        assertThat(step.field(Field.EMAIL).flatMap(FormField::value)).contains("nonsense");
    }

    @Test
    void idsSmuggledInAsExtraInputAreIgnored() {
        var typed = new HashMap<String, String>();
        ADA.values().forEach((field, value) -> typed.put(field.path(), value));
        typed.putAll(Map.of("id", "1", "customer", "2", "version", "9", "links", "x", "shop", "other", "epoch", "-1"));

        var customer = world.place(ANONYMOUS, world.guest(FormInput.read(typed)), "order-1");

        assertThat(world.customer(customer).details()).isEqualTo(ADA);
        assertThat(world.customer(customer).version()).isEqualTo(1);
    }

    @Test // scenario 8
    void theSameAddressBuysInTwoShopsWithoutEitherKnowing() {
        var other = new ShopId("other");
        world.shops.put(other, World.usualRules().guestsAllowed(false).build());

        var here = world.place(ANONYMOUS, world.guest(ADA), "order-1");

        assertThat(world.storage.customers().find(other, here)).isEmpty();
    }

    @Test
    void whatAShopDoesNotAskForIsNotKept() {
        world.shops.put(SHOP, World.usualRules().hidden(Field.BILLING).build());
        var typed = with(ADA, Field.BILLING_ORGANISATION, "Smuggled Ltd");

        var customer = world.customer(world.place(ANONYMOUS, world.guest(typed), "order-1"));

        assertThat(customer.details().isBilledSeparately()).isFalse();
    }

    @Test
    void aFormShowsRequiredFieldsAndTheLimitsOfTheLearningProvider() {
        var step = world.open(ANONYMOUS, Optional.empty());

        assertThat(step.field(Field.FAMILY_NAME).orElseThrow().required()).isTrue();
        assertThat(step.field(Field.PHONE).orElseThrow().required()).isFalse();
        assertThat(step.field(Field.EMAIL).orElseThrow().maxLength()).isEqualTo(254);
    }

    @Test
    void theFormNamesTheCountriesThatTheShopSellsTo() {
        world.shops.put(SHOP, World.usualRules().countries("FR", "BE").build());

        assertThat(world.open(ANONYMOUS, Optional.empty()).countries()).containsExactly("BE", "FR");
    }
}
