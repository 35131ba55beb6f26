package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.EXPIRED;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.profile;
import static org.chaland.journey.World.SHOP;

import java.util.List;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.CustomerEvent;
import org.junit.jupiter.api.Test;

/** A checkout goes over to an account, also when something else happens at the same moment. */
class MovingCheckoutsTest extends MeddledJourney {

    private final Account eve = lms.users.addUser(EVE.contact());

    @Test
    void whoeverIsSlowerWithTheSameHandleGetsNothing() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        storage.before("CustomerStore.lockAll", () -> rotate(handle));

        assertThat(world.signIns.arriveForOrder(handle, ada, "order-1")).is(EXPIRED);
        assertThat(world.customer(customer).isGuest()).isTrue();
    }

    @Test
    void whoeverIsSlowerToLinkTheAccountIsMergedWithTheFaster() {
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");
        storage.before("CustomerStore.link", () -> world.linked(ada, Link.State.ACTIVE));

        SignIns.signedIn(world.signIns.arriveForOrder(handle, ada, "order-1"));

        var owner = world.customerOf(ada).orElseThrow().id();
        assertThat(world.customer(guest).mergedInto()).contains(owner);
        assertThat(world.purchase("order-1").customer()).isEqualTo(owner);
    }

    @Test
    void bothRecordsAreLockedBeforeAPurchaseIsMoved() {
        world.submitAs(ada, ADA);
        var handle = world.guest(TYPED);
        world.place(ANONYMOUS, handle, "order-1");
        var traced = new TracedStorage(storage);
        var shop = new World(traced, List.of(lms));

        shop.signIns.arriveForOrder(handle, ada, "order-1");

        var calls = traced.calls();
        assertThat(calls.subList(0, calls.indexOf("PurchaseStore.repoint"))).contains("CustomerStore.lockAll");
    }

    @Test
    void aGuestWhoWasMergedElsewhereMeanwhileStaysThere() {
        world.submitAs(ada, ADA);
        var elsewhere = world.place(ANONYMOUS, world.guest(EVE), "order-2");
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");
        storage.before(
                "CustomerStore.lockAll",
                () -> world.update(world.customer(guest).toBuilder().mergedInto(elsewhere)));

        var outcome = world.signIns.arriveForOrder(handle, ada, "order-1");

        assertThat(outcome).isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.NOT_YOURS));
        assertThat(world.customer(guest).mergedInto()).contains(elsewhere);
        assertThat(world.purchase("order-1").customer()).isEqualTo(guest);
    }

    @Test
    void aGuestWhoWasLinkedMeanwhileIsNotMerged() {
        world.submitAs(ada, ADA);
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");
        storage.before(
                "CustomerStore.lockAll",
                () -> storage.quiet().customers().link(SHOP, guest, Link.created(eve, World.START)));

        var outcome = world.signIns.arriveForOrder(handle, ada, "order-1");

        assertThat(outcome).isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.NOT_YOURS));
        assertThat(world.customer(guest).isActive()).isTrue();
        assertThat(world.purchase("order-1").customer()).isEqualTo(guest);
    }

    @Test
    void aRecordThatWasRestrictedMeanwhileReceivesNothing() {
        world.submitAs(ada, ADA);
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");
        storage.before(
                "CustomerStore.lockAll",
                () -> world.update(
                        world.customerOf(ada).orElseThrow().toBuilder().state(Customer.State.RESTRICTED)));

        world.signIns.arriveForOrder(handle, ada, "order-1");

        assertThat(world.customer(guest).isActive()).isTrue();
        assertThat(world.purchase("order-1").customer()).isEqualTo(guest);
    }

    @Test // I5
    void aMergeRaisesTheEpochOfTheTombstone() {
        world.submitAs(ada, ADA);
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");

        SignIns.signedIn(world.signIns.arriveForOrder(handle, ada, "order-1"));

        assertThat(world.customer(guest).epoch()).isEqualTo(1);
    }

    @Test
    void whatWasNotPaidOpensNothing() {
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");

        SignIns.signedIn(world.signIns.arriveForOrder(handle, ada, "order-1"));

        assertThat(world.task(guest, Task.Kind.GRANT_SUPPORT)).isEmpty();
    }

    @Test
    void theHostIsToldThatAGuestWasLinked() {
        var handle = world.guest(TYPED);
        world.place(ANONYMOUS, handle, "order-1");

        SignIns.signedIn(world.signIns.arriveForOrder(handle, ada, "order-1"));
        world.upkeep();

        assertThat(world.told()).containsExactly(CustomerEvent.Type.LINKED);
    }

    @Test
    void anIntentUnderWayIsNotEndedByTheSignIn() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");

        SignIns.signedIn(world.signIns.arriveForOrder(handle, ada, "order-1"));

        assertThat(world.task(customer, Task.Kind.PROVISION).map(Task::state)).contains(Task.State.OPEN);
        world.upkeep();
        assertThat(world.task(customer, Task.Kind.PROVISION).map(Task::state)).contains(Task.State.DONE);
    }

    @Test // I5, threats P2 and P3
    void aGuestsHandleThatDiesWhileSomebodySignsInWithItLinksNobody() {
        world.shops.put(SHOP, World.usualRules().signInIssuers(OIDC).build());
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        var stranger = oidc.users.addUser(profile("Eve", "eve@example.org"));
        // Another worker links the account that was made for the buyer: every handle given out before is dead.
        storage.before(
                "CustomerStore.lockAll",
                () -> assertThat(storage.quiet().customers().link(SHOP, customer, Link.created(ada, World.START)))
                        .hasToString("LINKED"));

        world.signIns.arriveForOrder(handle, stranger, "order-1");

        assertThat(world.customer(customer).linkAt(OIDC)).isEmpty();
    }

    @Test
    void aGuestErasedWhileSomebodySignsInIsNotLinked() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        storage.before("CustomerStore.lockAll", () -> {
            var guest = storage.quiet().customers().find(SHOP, customer).orElseThrow();
            storage.quiet()
                    .customers()
                    .update(guest.toBuilder()
                            .details(NOTHING)
                            .state(Customer.State.ERASED)
                            .epoch(guest.epoch() + 1)
                            .build());
        });

        world.signIns.arriveForOrder(handle, ada, "order-1");

        assertThat(world.customer(customer).links()).isEmpty();
    }
}
