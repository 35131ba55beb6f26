package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.profile;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;
import static org.chaland.journey.World.visit;

import java.util.List;
import java.util.Optional;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.model.Customer;
import org.chaland.model.Field;
import org.chaland.model.Training;
import org.chaland.spi.ProviderUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The handle of an order in the wrong hands, or at the wrong moment. */
class OrderHandlesTest extends OfficeJourney {

    /** I5, merging raises the epoch, so that a handle from before opens nothing. */
    @Test
    void theHandleOfAnOrderOpensNothingOfTheRecordWithWhichStaffMergedItsGuest() {
        var victim = world.guestBuys(ADA, "victims-order");
        var mallorys = world.guest(ADA);
        var mallory = world.place(ANONYMOUS, mallorys, "order-1");
        merge(mallory, victim);
        var eve = lms.users.addUser(profile("Eve", "eve@example.org"));

        world.signIns.arriveForOrder(mallorys, eve, "order-1");

        assertThat(world.customerOf(eve).map(Customer::id)).isNotEqualTo(Optional.of(victim));
        assertThat(world.purchase("victims-order").customer()).isEqualTo(victim);
        assertThat(world.customer(victim).details()).isEqualTo(ADA);
    }

    /** The record of a handle that ends is written by the form that lost the race. */
    @Test
    void aFormThatLosesAgainstThePlacingOfTheOrderLeavesTheRecordOfTheOrderAlone() {
        var handle = world.guest(TYPED);
        var base = world.open(ANONYMOUS, Optional.of(handle)).base();
        var buyer = world.guestOf(handle);
        storage.before("CustomerStore.lockAll", () -> world.place(ANONYMOUS, handle, "order-1"));

        var other = world.saved(world.submit(ANONYMOUS, Optional.of(handle), EVE, base));

        assertThat(world.guestOf(other)).isNotEqualTo(buyer);
        assertThat(world.purchase("order-1").frozen()).isEqualTo(TYPED);
        assertThat(world.customer(buyer).details()).isEqualTo(TYPED);
    }

    /** The order is frozen anew for another guest between the look and the lock. */
    @Test
    void aSignInForAnOrderThatIsPlacedAgainMeanwhileGetsTheOrderOrSaysNo() {
        var handle = world.guest(TYPED);
        world.place(ANONYMOUS, handle, "order-1");
        var again = world.openAndSubmit(ANONYMOUS, Optional.of(handle), with(TYPED, Field.CITY, "Lyon"));
        storage.before("CustomerStore.lockAll", () -> world.place(ANONYMOUS, again, "order-1"));

        var outcome = world.signIns.arriveForOrder(handle, ada, "order-1");

        var owner = world.customerOf(ada).map(Customer::id);
        var given = owner.equals(Optional.of(world.purchase("order-1").customer()));
        assertThat(outcome instanceof SignedInOutcome.SignedIn).isEqualTo(given);
    }

    /** Signed in, but the order was not given. */
    @Test
    void whoeverIsAnsweredSignedInForAnOrderHasTheOrder() {
        world.submitAs(ada, ADA);
        var handle = world.guest(TYPED);
        world.place(ANONYMOUS, handle, "order-1");
        storage.before(
                "CustomerStore.lockAll",
                () -> world.update(
                        world.customerOf(ada).orElseThrow().toBuilder().state(Customer.State.RESTRICTED)));

        assertThat(world.signIns.arriveForOrder(handle, ada, "order-1")).isInstanceOf(SignedInOutcome.Refused.class);
    }

    /** I5, what somebody not signed in typed becomes the record of who signs in, without a press of a button. */
    @Test
    void nothingThatAGuestTypedIsTakenFromThePageOfTheOrderWhileTheProviderDoesNotAnswer() {
        var handle = world.guest(TYPED);
        world.place(ANONYMOUS, handle, "order-1");
        lms.before("profile", () -> {
            throw new ProviderUnavailableException("down");
        });

        var outcome = world.signIns.arriveForOrder(handle, ada, "order-1");

        assertThat(outcome).isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.PROVIDER_UNAVAILABLE));
        assertThat(world.customerOf(ada).flatMap(owner -> owner.details().get(Field.EMAIL)))
                .isNotEqualTo(Optional.of("typed@example.org"));
    }

    /** Field report 1.1 again, where the host keeps one reference for a browser's cart. */
    @Test
    void whoeverSignsInAtTheSameComputerDoesNotTakeOverAnUnpaidOrder() {
        var parents = world.guest(TYPED);
        var parent = world.place(ANONYMOUS, parents, "order-1");

        var arrived = signedIn(Optional.of(parents), ada, People.NOTHING);
        var childs = world.saved(world.submit(
                asAda, Optional.of(arrived.handle()), ADA, arrived.step().base()));

        assertThat(world.placed(asAda, childs, "order-1")).isInstanceOf(PlacedOutcome.Conflict.class);
        assertThat(world.purchase("order-1").customer()).isEqualTo(parent);
        assertThat(world.purchase("order-1").frozen()).isEqualTo(TYPED);
    }

    /** Design §5, table: cancelled, placed: conflict. */
    @Test
    void aCancelledOrderIsAConflictAlsoForItsOwnHandle() {
        var handle = world.guest(TYPED);
        var reviewed = world.reviewed(visit(ANONYMOUS, handle));
        world.place(ANONYMOUS, handle, "order-1");
        world.cancel("order-1");

        assertThat(world.chaland.checkout().placed(visit(ANONYMOUS, handle), "order-1", List.of(), reviewed))
                .isInstanceOf(PlacedOutcome.Conflict.class);
    }

    /** I16, a merge by staff between the look and the lock is a conflict that another round would not find. */
    @Test
    void anOrderWhoseGuestIsMergedMeanwhileIsPlacedAgain() {
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");
        var twin = created(TYPED);
        var again = world.openAndSubmit(ANONYMOUS, Optional.of(handle), with(TYPED, Field.CITY, "Lyon"));
        storage.before("CustomerStore.lockAll", () -> merge(guest, twin));

        assertThat(world.placed(ANONYMOUS, again, "order-1")).isInstanceOf(PlacedOutcome.Placed.class);
    }

    /** Other trainings for an order that this handle has placed are dropped in silence. */
    @Test
    void otherTrainingsOfAnUnpaidOrderAreNotDroppedInSilence() {
        var handle = world.guest(TYPED);
        var reviewed = world.reviewed(visit(ANONYMOUS, handle));
        var one = Training.of("one");
        var two = Training.of("two");
        world.chaland.checkout().placed(visit(ANONYMOUS, handle), "order-1", List.of(one), reviewed);

        var again = world.chaland.checkout().placed(visit(ANONYMOUS, handle), "order-1", List.of(one, two), reviewed);

        assertThat(again instanceof PlacedOutcome.Placed)
                .isEqualTo(world.purchase("order-1").trainings().size() == 2);
    }

    /** Otherwise whoever comes back from the provider takes an order that was placed meanwhile. */
    @Test
    void aSignInThatBeganAtTheContactStepDoesNotTakeTheOrderThatWasPlacedMeanwhile() {
        var handle = world.guest(TYPED);
        var begun = world.signIns.begun(Optional.of(handle), TYPED);
        world.place(ANONYMOUS, handle, "order-1");

        var outcome = world.signIns.cameBack(handle, lms.users.signIn(begun.address(), ada));

        assertThat(outcome).isInstanceOf(SignedInOutcome.Refused.class);
        assertThat(world.customerOf(ada)).isEmpty();
    }

    /** Two tabs that come back at once: the slower one finds that the handle is dead, between two looks at it. */
    @Test
    void whoeverIsSlowerToSignInForTheOrderIsToldThatTheHandleIsDead() {
        var handle = world.guest(TYPED);
        world.place(ANONYMOUS, handle, "order-1");
        storage.after("CheckoutStore.findByHandle", () -> rotate(handle));

        assertThat(world.signIns.arriveForOrder(handle, ada, "order-1"))
                .isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.EXPIRED));
        assertThat(world.customerOf(ada)).isEmpty();
    }

    @Test
    void nothingThatWasTypedStaysOnTheCheckoutOfAnOrder() {
        var handle = world.submitForThisOrderOnly(asAda, with(ADA, Field.CITY, "Lyon"), "");
        world.signIns.begin(asAda, Optional.of(handle), TYPED);
        var checkouts = world.storage.checkouts();
        var before = checkouts.findByHandle(SHOP, handle.hash()).orElseThrow();
        checkouts.update(before.toBuilder().draft(Optional.empty()).build());
        world.place(asAda, handle, "order-1");

        var ended = checkouts.findByHandle(SHOP, handle.hash()).orElseThrow();

        assertThat(ended.order()).contains("order-1");
        assertThat(ended.orderOnly()).isEmpty();
        assertThat(ended.draft()).isEmpty();
        assertThat(ended.told()).isEmpty();
        assertThat(ended.previousOrder()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Customer.State.class,
            names = {"RESTRICTED", "ERASED"})
    void anOrderOfAGuestOutOfUseIsNotPlacedAgain(Customer.State state) {
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");
        var again = world.openAndSubmit(ANONYMOUS, Optional.of(handle), with(TYPED, Field.CITY, "Lyon"));
        world.update(world.customer(guest).toBuilder().state(state));

        assertThat(world.placed(ANONYMOUS, again, "order-1")).isInstanceOf(PlacedOutcome.Conflict.class);
    }
}
