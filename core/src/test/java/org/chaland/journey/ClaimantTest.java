package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.SHOP;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chaland.claim.Claims.Claimed;
import org.chaland.internal.Digests;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A claim is bound to the shop, to the very account that asked, and to the record that the account had then. */
class ClaimantTest extends ClaimJourney {

    private static final String OTHER = "https://plain.example.net";

    private final Account eve = lms.users.addUser(
            Contact.builder().familyName("Eve").email("eve@example.org").build());

    @Test
    void noOtherAccountAnswers() {
        var guest = guest("order-1");
        var code = asked();

        assertThat(claims.answer(Visit.of(SHOP, new Visitor.SignedIn(eve)), code))
                .isEqualTo(REFUSED);

        assertStillGuest(guest);
        assertThat(claim().tries()).as("tries are the claimant's own").isZero();
        assertThat(answer(code)).isPresent();
    }

    @Test
    void anotherAccountThatAsksTooIsNotAnsweredByTheSameCode() {
        var guest = guest("order-1");
        var code = asked();
        request(new Visitor.SignedIn(eve), ADDRESS);
        mail(SHOP, storage.claims().findByAsker(SHOP, Digests.askerOf(eve)).orElseThrow());

        assertThat(claims.answer(Visit.of(SHOP, new Visitor.SignedIn(eve)), code))
                .isEqualTo(REFUSED);

        assertStillGuest(guest);
    }

    @ParameterizedTest
    @MethodSource("lookAlikes")
    void noAccountThatLooksAlikeAnswers(Account other) {
        var guest = guest("order-1");
        var visitor = new Visitor.SignedIn(new Account(OTHER, "sub-a"));
        request(visitor, ADDRESS);
        var claim = storage.claims()
                .findByAsker(SHOP, Digests.askerOf(visitor.account()))
                .orElseThrow();
        mail(SHOP, claim);

        assertThat(claims.answer(Visit.of(SHOP, new Visitor.SignedIn(other)), newestCode()))
                .isEqualTo(REFUSED);

        assertStillGuest(guest);
        assertThat(claims.answer(Visit.of(SHOP, visitor), newestCode())).isPresent();
    }

    static Stream<Account> lookAlikes() {
        return Stream.of(
                new Account(OTHER, "SUB-A"),
                new Account(OTHER, "sub-a "),
                new Account(OTHER + "/", "sub-a"),
                new Account(OTHER.toUpperCase(Locale.ROOT), "sub-a"),
                new Account(OIDC, "sub-a"));
    }

    @Test
    void noOtherShopIsAnswered() {
        var guest = guest("order-1");
        var code = asked();

        assertThat(claims.answer(Visit.of(ELSEWHERE, claimant), code)).isEqualTo(REFUSED);

        assertStillGuest(guest);
        assertThat(claim().tries()).isZero();
    }

    @Test
    void recordsOfAnotherShopAreLeft() {
        var own = ownRecord();
        guest("order-1");
        var elsewhere = Customer.builder(ELSEWHERE, new CustomerId(new UUID(5, 5)), World.START)
                .details(GUEST)
                .build();
        storage.customers().insert(elsewhere);

        assertThat(answer(asked())).isEqualTo(Optional.of(new Claimed(own, 1, 1)));

        assertThat(storage.customers().find(ELSEWHERE, elsewhere.id()))
                .hasValueSatisfying(found -> assertThat(found.version()).isEqualTo(1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("raises")
    void whatRaisesTheEpochOfTheClaimantsRecordVoidsTheClaim(String what) {
        var own = ownRecord();
        var guest = guest("order-1");
        var code = asked();

        raise(what, own);

        assertThat(answer(code)).isEqualTo(REFUSED);
        assertStillGuest(guest);
        assertThat(storage.claims().findByAsker(SHOP, Digests.askerOf(ada))).isEmpty();
    }

    static Stream<String> raises() {
        return Stream.of("linked", "unlinked", "unlinked and linked", "merged", "merged away", "restricted", "raised");
    }

    private void raise(String what, CustomerId own) {
        Map<String, Runnable> acts = Map.of(
                "linked", () -> link(own, oidc.users.addUser(TYPED.contact())),
                "unlinked", () -> unlink(own, ada),
                "unlinked and linked",
                        () -> {
                            unlink(own, ada);
                            link(own, ada);
                        },
                "merged", () -> merge(created(TYPED), own),
                "merged away", () -> merge(own, created(TYPED)),
                "restricted", () -> world.update(world.customer(own).toBuilder().state(Customer.State.RESTRICTED)),
                "raised",
                        () -> world.update(world.customer(own).toBuilder()
                                .epoch(world.customer(own).epoch() + 1)));
        acts.get(what).run();
    }

    @Test
    void anotherRecordOfTheClaimantAtTheVeryEpochOfTheOneBeforeVoidsTheClaim() {
        var before = created(ADA);
        link(before, ada);
        var guest = guest("order-1");
        var code = asked();
        unlink(before, ada);
        var now = created(TYPED);
        link(now, ada);
        assertThat(world.customer(now).epoch()).isEqualTo(claim().epoch());

        assertThat(answer(code)).isEqualTo(REFUSED);

        assertStillGuest(guest);
    }

    @Test
    void aRecordThatTheClaimantHasGotMeanwhileVoidsTheClaim() {
        var guest = guest("order-1");
        var code = asked();

        world.submitAs(ada, ADA);

        assertThat(answer(code)).isEqualTo(REFUSED);
        assertStillGuest(guest);
    }

    @Test
    void anAccountThatCannotBeUsedAnyMoreAnswersNothing() {
        var guest = guest("order-1");
        var code = asked();
        lms.users.suspend(ada);

        assertThat(answer(code)).isEqualTo(REFUSED);

        assertStillGuest(guest);
    }
}
