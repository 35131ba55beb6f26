package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.checkout.ContactStep;
import org.chaland.checkout.FormField;
import org.chaland.checkout.Handle;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.ReviewOutcome;
import org.chaland.checkout.Submission;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.form.FormInput;
import org.chaland.model.Customer;
import org.chaland.model.Field;
import org.chaland.model.Visitor;
import org.chaland.prefill.Offer;
import org.chaland.spi.ShopRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void aGuestGoesOnWithTheSameRecordAfterARefusedPayment() {
        var handle = world.guest(ADA);
        var first = world.place(ANONYMOUS, handle, "order-1");

        var again = world.openAndSubmit(ANONYMOUS, Optional.of(handle), with(ADA, Field.CITY, "Lyon"));

        assertThat(world.place(ANONYMOUS, again, "order-2")).isEqualTo(first);
        assertThat(world.customer(first).details().contact().city()).contains("Lyon");
    }

    @Test // I7
    void theFrozenDetailsStayWhenTheRecordChanges() {
        var handle = world.guest(ADA);
        world.place(ANONYMOUS, handle, "order-1");

        world.openAndSubmit(ANONYMOUS, Optional.of(handle), with(ADA, Field.CITY, "Lyon"));

        assertThat(world.purchase("order-1").frozen()).isEqualTo(ADA);
    }

    @Test
    void aChangedAddressRotatesTheHandle() {
        var handle = world.guest(ADA);

        var next = world.openAndSubmit(ANONYMOUS, Optional.of(handle), with(ADA, Field.EMAIL, "ada@example.net"));

        assertThat(next).isNotEqualTo(handle);
        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
        assertThat(world.isExpired(ANONYMOUS, next)).isFalse();
    }

    @Test
    void theSameAddressInAnotherSpellingKeepsTheHandle() {
        var handle = world.guest(ADA);

        var next = world.openAndSubmit(ANONYMOUS, Optional.of(handle), with(ADA, Field.EMAIL, "Ada@Example.ORG"));

        assertThat(next).isEqualTo(handle);
    }

    @Test
    void twoTabsThatEditDifferentFieldsBothSurvive() {
        var handle = world.guest(ADA);
        var one = world.open(ANONYMOUS, Optional.of(handle));
        var other = world.open(ANONYMOUS, Optional.of(handle));

        world.saved(world.submit(ANONYMOUS, Optional.of(handle), with(ADA, Field.CITY, "Lyon"), one.base()));
        world.saved(world.submit(ANONYMOUS, Optional.of(handle), with(ADA, Field.PHONE, "0102030405"), other.base()));

        var kept = world.open(ANONYMOUS, Optional.of(handle)).values();
        assertThat(kept.contact().city()).contains("Lyon");
        assertThat(kept.contact().phone()).contains("0102030405");
    }

    @Test
    void twoTabsThatEditOneFieldAreAConflictWhichOffersThePresentValue() {
        var handle = world.guest(ADA);
        var one = world.open(ANONYMOUS, Optional.of(handle));
        var stale = world.open(ANONYMOUS, Optional.of(handle));
        world.saved(world.submit(ANONYMOUS, Optional.of(handle), with(ADA, Field.CITY, "Lyon"), one.base()));

        var outcome = world.submit(ANONYMOUS, Optional.of(handle), with(ADA, Field.CITY, "Nice"), stale.base());

        assertThat(outcome).isInstanceOf(SubmitOutcome.Conflict.class);
        var conflict = (SubmitOutcome.Conflict) outcome;
        var city = conflict.step().field(Field.CITY).orElseThrow();
        assertThat(conflict.fields()).containsExactly(Field.CITY);
        assertThat(city.value()).contains("Nice");
        assertThat(city.offers()).containsExactly(new Offer("Lyon", "record"));
        assertThat(world.open(ANONYMOUS, Optional.of(handle)).values().contact().city())
                .contains("Lyon");

        world.saved(world.submit(
                ANONYMOUS,
                Optional.of(handle),
                with(ADA, Field.CITY, "Nice"),
                conflict.step().base()));
        assertThat(world.open(ANONYMOUS, Optional.of(handle)).values().contact().city())
                .contains("Nice");
    }

    @Test
    void wrongDetailsAreRefusedAllAtOnceAndNothingIsStored() {
        var wrong = with(with(with(ADA, Field.EMAIL, "nonsense"), Field.COUNTRY, "XX"), Field.FAMILY_NAME, "");

        var outcome = world.submit(ANONYMOUS, Optional.empty(), wrong, "");

        assertThat(outcome).isInstanceOf(SubmitOutcome.Rejected.class);
        var step = ((SubmitOutcome.Rejected) outcome).step();
        assertThat(step.violations())
                .extracting(violation -> violation.field())
                .containsExactly(Field.FAMILY_NAME, Field.COUNTRY, Field.EMAIL);
        assertThat(step.violations())
                .allSatisfy(violation -> assertThat(violation.message()).isNotBlank());
        assertThat(step.field(Field.EMAIL).flatMap(FormField::value)).contains("nonsense");
    }

    @Test
    void idsSmuggledInAsExtraInputAreIgnored() {
        var typed = new java.util.HashMap<String, String>();
        ADA.values().forEach((field, value) -> typed.put(field.path(), value));
        typed.putAll(Map.of("id", "1", "customer", "2", "version", "9", "links", "x", "shop", "other", "epoch", "-1"));

        var customer = world.place(ANONYMOUS, world.guest(FormInput.read(typed)), "order-1");

        assertThat(world.customer(customer).details()).isEqualTo(ADA);
        assertThat(world.customer(customer).version()).isEqualTo(1);
    }

    @Test // scenario 11
    void anOrderIsNotPlacedBeforeTheContactStep() {
        var begun = world.signIns.begun(Optional.empty(), ADA);

        assertThat(world.placed(ANONYMOUS, begun.handle(), "order-1"))
                .isEqualTo(new PlacedOutcome.Incomplete(List.of()));
        assertThat(world.placed(ANONYMOUS, new Handle("made up"), "order-1")).isInstanceOf(PlacedOutcome.Expired.class);
        assertThat(world.storage.purchases().find(World.ref("order-1"))).isEmpty();
    }

    @Test
    void anOrderIsNotPlacedWithDetailsThatTheShopDoesNotAcceptAnyMore() {
        var handle = world.guest(ADA);
        world.shops.put(
                SHOP, World.usualRules().countries("BE").defaultCountry("BE").build());

        var outcome = world.placed(ANONYMOUS, handle, "order-1");

        assertThat(outcome).isInstanceOf(PlacedOutcome.Incomplete.class);
        assertThat(((PlacedOutcome.Incomplete) outcome).violations())
                .extracting(violation -> violation.field())
                .containsExactly(Field.COUNTRY);
    }

    @Test // scenario 6
    void aShopThatForbidsGuestsMeanwhilePlacesNoOrder() {
        var handle = world.guest(ADA);
        world.shops.put(SHOP, World.usualRules().guestsAllowed(false).build());

        assertThat(world.placed(ANONYMOUS, handle, "order-1")).isInstanceOf(PlacedOutcome.SignInRequired.class);
        assertThat(world.submit(ANONYMOUS, Optional.empty(), ADA, "")).isInstanceOf(SubmitOutcome.SignInRequired.class);
    }

    @Test
    void anExpiredHandleAnswersLikeAnUnknownOne() {
        var handle = world.guest(ADA);
        world.clock.advance(Duration.ofDays(8));

        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
        assertThat(world.submit(ANONYMOUS, Optional.of(handle), ADA, ""))
                .isEqualTo(world.submit(ANONYMOUS, Optional.of(new Handle("unknown")), ADA, ""));
        assertThat(world.placed(ANONYMOUS, handle, "order-1"))
                .isEqualTo(world.placed(ANONYMOUS, new Handle("unknown"), "order-1"));
    }

    @Test
    void aHandleInUseLivesOn() {
        var handle = world.guest(ADA);
        for (int day = 0; day < 30; day++) {
            world.clock.advance(Duration.ofDays(1));
            handle = world.openAndSubmit(ANONYMOUS, Optional.of(handle), ADA);
        }

        assertThat(world.isExpired(ANONYMOUS, handle)).isFalse();
    }

    @Test
    void aHandleOfAnotherShopIsUnknown() {
        var other = new org.chaland.model.ShopId("other");
        world.shops.put(other, ShopRules.builder().build());
        var handle = world.guest(ADA);

        assertThat(world.chaland.checkout().open(other, ANONYMOUS, handle, Locale.ENGLISH))
                .isInstanceOf(org.chaland.checkout.OpenOutcome.Expired.class);
    }

    @Test // scenario 8
    void theSameAddressBuysInTwoShopsWithoutEitherKnowing() {
        var other = new org.chaland.model.ShopId("other");
        world.shops.put(other, World.usualRules().guestsAllowed(false).build());

        var here = world.place(ANONYMOUS, world.guest(ADA), "order-1");

        assertThat(world.storage.customers().find(other, here)).isEmpty();
    }

    @Test
    void whatAShopDoesNotAskForIsNotKept() {
        world.shops.put(SHOP, World.usualRules().hidden(Field.BILLING).build());
        var typed = with(ADA, Field.BILLING_ORGANISATION, "Smuggled Ltd");

        var customer = world.customer(world.place(ANONYMOUS, world.guest(typed), "order-1"));

        assertThat(customer.details().billing()).isEmpty();
    }

    @Test
    void anOperatorsSessionIsShownNothingAndLinkedToNothing() {
        var handle = world.saved(world.submit(Visitor.operator(), Optional.empty(), ADA, ""));
        var customer = world.customer(world.place(Visitor.operator(), handle, "order-1"));

        assertThat(customer).extracting(Customer::isGuest).isEqualTo(true);
    }

    @Test
    void aFormShowsRequiredFieldsAndTheLimitsOfTheLearningProvider() {
        ContactStep step = world.open(ANONYMOUS, Optional.empty());

        assertThat(step.field(Field.FAMILY_NAME).orElseThrow().required()).isTrue();
        assertThat(step.field(Field.PHONE).orElseThrow().required()).isFalse();
        assertThat(step.field(Field.EMAIL).orElseThrow().maxLength()).isEqualTo(254);
    }

    @Test
    void theReviewShowsWhatWouldBeFrozenAndPlacingFreezesIt() {
        var handle = world.guest(ADA);

        var review = world.chaland.checkout().review(SHOP, ANONYMOUS, handle, Locale.ENGLISH);
        world.place(ANONYMOUS, handle, "order-1");

        assertThat(review)
                .isEqualTo(new ReviewOutcome.Ready(world.purchase("order-1").frozen()));
        assertThat(world.chaland.checkout().review(SHOP, ANONYMOUS, new Handle("made up"), Locale.ENGLISH))
                .isInstanceOf(ReviewOutcome.Expired.class);
    }

    @Test
    void whatWasTypedOnAPageThatIsOfNoUseAnyMoreIsNotTypedTwice() {
        var fresh = world.open(ANONYMOUS, Optional.empty());

        var step = fresh.withTyped(ADA, fresh.base());

        assertThat(step.values()).isEqualTo(ADA);
        assertThat(step.fields()).allSatisfy(field -> assertThat(field.offers()).isEmpty());
    }

    @Test
    void aGuestWhoTurnsBackFromTheSignInCanStillOrder() {
        var handle = world.guest(ADA);
        world.signIns.begin(ANONYMOUS, Optional.of(handle), with(ADA, Field.CITY, "Lyon"));

        world.place(ANONYMOUS, handle, "order-1");

        assertThat(world.purchase("order-1").frozen()).isEqualTo(ADA);
    }

    @Test
    void theFormNamesTheCountriesThatTheShopSellsTo() {
        world.shops.put(SHOP, World.usualRules().countries("FR", "BE").build());

        assertThat(world.open(ANONYMOUS, Optional.empty()).countries()).containsExactly("BE", "FR");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"und", "x-klingon", "fr-FR-u-ca-buddhist-nu-thai-x-whatever-a-browser-appends"})
    void anOddLocaleOfTheBrowserStopsNobody(String tag) {
        var typed = with(ADA, Field.LANGUAGE, "");
        var handle = world.saved(world.chaland
                .checkout()
                .submit(Submission.builder(SHOP, ANONYMOUS, typed)
                        .locale(Locale.forLanguageTag(tag))
                        .build()));

        var customer = world.customer(world.place(ANONYMOUS, handle, "order-1"));

        assertThat(customer.details().contact().language()).get().isIn("en", "fr");
    }
}
