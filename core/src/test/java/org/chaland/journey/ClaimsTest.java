package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.showAgain;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.details;
import static org.chaland.journey.People.profile;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.checkout.ShowAgain.Why;
import org.chaland.claim.Claims.Claimed;
import org.chaland.internal.Digests;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.CustomerEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I2c: what was bought as a guest becomes the customer's of who reads the mail of its address. */
@Tag("repeatable")
class ClaimsTest extends ClaimJourney {

    @Test
    void theRecordOfTheAddressBecomesTheClaimantsOwn() {
        var guest = guest("order-1");
        var own = ownRecord();
        var epoch = world.customer(own).epoch();

        var outcome = answer(asked());

        assertThat(outcome).isEqualTo(Optional.of(new Claimed(own, 1, 1)));
        assertThat(world.customer(guest).mergedInto()).contains(own);
        assertThat(world.purchase("order-1").customer()).isEqualTo(own);
        assertThat(world.customer(own).epoch()).isGreaterThan(epoch);
        assertThat(world.customer(own).details()).isEqualTo(ADA);
        assertThat(world.purchase("order-1").frozen()).isEqualTo(GUEST);
    }

    @Test
    void whoHasNoRecordYetGetsTheOldestAndTheOthersGoThere() {
        var oldest = guest("order-1");
        world.clock.advance(Duration.ofDays(1));
        var later = guest("order-2");

        var outcome = answer(asked());

        assertThat(outcome).isEqualTo(Optional.of(new Claimed(oldest, 2, 2)));
        assertThat(world.customer(oldest).links()).singleElement().satisfies(link -> {
            assertThat(link.account()).isEqualTo(ada);
            assertThat(link.proof()).isEqualTo(Link.Proof.CLAIMED);
            assertThat(world.isMadeByShop(ada)).isFalse();
        });
        assertThat(world.customer(later).mergedInto()).contains(oldest);
        world.upkeep();
        assertThat(world.told()).contains(CustomerEvent.Type.LINKED);
    }

    @Test
    void allGuestsWithTheAddressComeAlongWhateverItsCaseIs() {
        var own = ownRecord();
        var guests = Stream.of("GUEST.OF@example.org", "guest.of@EXAMPLE.ORG", "Guest.Of@Example.org")
                .map(email -> world.guestBuys(details("Guest", email), email))
                .toList();
        var other = world.guestBuys(details("Guest", "guestof@example.org"), "other");

        assertThat(answer(asked())).isEqualTo(Optional.of(new Claimed(own, 3, 3)));

        assertThat(guests)
                .allSatisfy(
                        guest -> assertThat(world.customer(guest).mergedInto()).contains(own));
        assertStillGuest(other);
    }

    @Test
    void tombstonesOfAGuestLeadToTheClaimantThen() {
        var own = ownRecord();
        var first = guest("order-1");
        var second = guest("order-2");
        merge(first, second);

        assertThat(answer(asked())).isEqualTo(Optional.of(new Claimed(own, 1, 2)));

        assertThat(world.customer(first).mergedInto()).contains(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", " %s ", "%s\u00a0"})
    void howTheCodeIsTypedDoesNotMatter(String form) {
        guest("order-1");
        var code = asked();

        var typed = String.format(form, code.replace("-", " - ")).toLowerCase(Locale.ROOT);

        assertThat(answer(typed)).isPresent();
    }

    @Test
    void theClaimIsForgottenOnceItIsAnswered() {
        guest("order-1");

        answer(asked());

        assertThat(storage.claims().findByAsker(SHOP, Digests.askerOf(ada))).isEmpty();
    }

    @Test
    void aGuestWhoCameAfterTheRequestIsLeft() {
        var own = ownRecord();
        guest("order-1");
        var code = asked();
        world.clock.advance(Duration.ofSeconds(1));
        var later = guest("order-2");

        assertThat(answer(code)).isEqualTo(Optional.of(new Claimed(own, 1, 1)));

        assertStillGuest(later);
    }

    @Test
    void theOldHandleOfAGuestPlacesNothingAnyMore() {
        ownRecord();
        var handle = paidWith();

        answer(asked());

        assertThat(world.placed(ANONYMOUS, handle, "order-2")).is(showAgain(Why.NOT_PASSED));
        assertThat(storage.purchases().find(World.ref("order-2"))).isEmpty();
    }

    @Test
    void theOldHandleOfAGuestWhoIsLinkedPlacesNothingAnyMore() {
        var handle = paidWith();

        answer(asked());

        assertThat(world.placed(ANONYMOUS, handle, "order-2")).is(showAgain(Why.NOT_PASSED));
    }

    private Handle paidWith() {
        var handle = world.guest(GUEST);
        world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        return handle;
    }

    @Test // a stranger can leave a form or an unpaid order with any address
    void whatWasNeverPaidForStaysWithWhoeverTypedIt() {
        world.guest(details("Mallory", GUEST.contact().email().orElseThrow()));
        world.clock.advance(Duration.ofSeconds(1));
        var unpaid = unpaidGuest("order-2");
        world.clock.advance(Duration.ofSeconds(1));
        var paid = guest("order-1");

        assertThat(answer(asked())).isEqualTo(Optional.of(new Claimed(paid, 1, 1)));

        assertStillGuest(unpaid);
        assertThat(world.purchase("order-2").customer()).isEqualTo(unpaid);
        assertThat(world.open(claimant, Optional.empty()).values().values()).doesNotContainValue("Mallory");
    }

    @Test
    void whatWasOnlyOrderedIsNotTaken() {
        unpaidGuest("order-1");

        assertThat(answer(asked())).isEmpty();
        assertThat(world.customerOf(ada)).isEmpty();
    }

    @Test
    void whatWasPaidAndRefundedComesAlong() {
        var paid = guest("order-1");
        world.cancel("order-1");

        assertThat(answer(asked())).isEqualTo(Optional.of(new Claimed(paid, 1, 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void recordsOfTheAddressThatAreNoGuestsInUseAreUntouched(String kind) {
        var own = ownRecord();
        guest("order-1");
        var other = prepared(kind);

        assertThat(answer(asked())).isEqualTo(Optional.of(new Claimed(own, 1, 1)));

        var after = world.customer(other.id());
        assertThat(after.version()).isEqualTo(other.version());
        assertThat(after.links()).isEqualTo(other.links());
        assertThat(world.purchase("order-9").customer()).isEqualTo(other.id());
    }

    static Stream<String> records() {
        return Stream.of("linked", "suspended", "restricted", "erased");
    }

    private Customer prepared(String kind) {
        var id = guest("order-9");
        var record = world.customer(id);
        switch (kind) {
            case "linked" -> stored(id, Link.State.ACTIVE);
            case "suspended" -> stored(id, Link.State.SUSPENDED);
            case "restricted" -> world.update(record.toBuilder().state(Customer.State.RESTRICTED));
            default -> world.update(record.toBuilder().details(Details.empty()).state(Customer.State.ERASED));
        }
        return world.customer(id);
    }

    private void stored(CustomerId id, Link.State state) {
        var somebody = lms.users.addUser(profile("Somebody", "somebody@example.org"));
        stored(id, new Link(somebody, Link.Proof.SIGNED_IN, state, World.START));
    }

    @Test
    void whatHadStoppedGoesOnAndWhatWasPaidOpensTheSupportArea() {
        var guest = stuckGuest("order-1");
        var accounts = lms.users.accounts();

        answer(asked());
        world.upkeep();

        assertThat(world.task(guest, Task.Kind.PROVISION)).hasValueSatisfying(task -> {
            assertThat(task.state()).isEqualTo(Task.State.DONE);
            assertThat(task.reason()).contains("claimed");
        });
        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
        assertThat(lms.users.accounts()).isEqualTo(accounts);
    }

    @Test
    void whatHadStoppedGoesOnForWhoHasARecordToo() {
        var own = ownRecord();
        var guests = Stream.of(stuckGuest("order-1"), stuckGuest("order-2")).toList();

        assertThat(answer(asked())).isEqualTo(Optional.of(new Claimed(own, 2, 2)));
        world.upkeep();

        assertThat(guests)
                .allSatisfy(guest -> assertThat(
                                world.task(guest, Task.Kind.PROVISION).map(Task::state))
                        .contains(Task.State.DONE));
        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
    }
}
