package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.EXPIRED;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.chaland.model.Visitor;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** C6: a record goes only if nothing was ever purchased, and of an order and a deletion at one moment one comes first. */
class OfficeDeletionTest extends OfficeJourney {

    @Test
    void aRecordWithoutPurchasesIsGone() {
        var customer = created(TYPED);

        assertThat(delete(customer)).isEqualTo(StaffOutcome.done(customer));

        assertThat(office.view(STAFF, customer, Locale.ENGLISH)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.newest(STAFF, Optional.empty()).items()).isEmpty();
        assertThat(done(customer)).containsExactlyInAnyOrder(AuditEntry.Action.CREATED, AuditEntry.Action.DELETED);
        assertThat(entry(customer, AuditEntry.Action.DELETED).reason()).isEmpty();
        assertThat(office.audit(STAFF, customer, Optional.empty()).items()).hasSize(2);
    }

    @Test
    void whateverWasPurchasedKeepsTheRecord() {
        var placed = created(TYPED);
        recorded(placed, "order-1");
        var cancelled = created(TYPED);
        recorded(cancelled, "order-2");
        world.cancel("order-2");
        var paid = buyer(TYPED, "order-3");

        assertThat(delete(placed)).isEqualTo(StaffOutcome.refused(Refusal.HAS_PURCHASES));
        assertThat(delete(cancelled)).isEqualTo(StaffOutcome.refused(Refusal.HAS_PURCHASES));
        assertThat(delete(paid)).isEqualTo(StaffOutcome.refused(Refusal.HAS_PURCHASES));
        assertThat(view(placed).counts()).isEqualTo(new Purchase.Counts(1, 0, 0));
        assertThat(view(cancelled).counts()).isEqualTo(new Purchase.Counts(0, 0, 1));
        assertThat(view(paid).counts()).isEqualTo(new Purchase.Counts(0, 1, 0));

        for (var customer : List.of(placed, cancelled, paid)) {
            assertThat(world.customer(customer).isActive()).isTrue();
            assertThat(done(customer)).doesNotContain(AuditEntry.Action.DELETED);
        }
    }

    @Test
    void whatWasPurchasedOnARecordThatWasMergedKeepsTheSurvivor() {
        var from = created(TYPED);
        recorded(from, "order-1");
        var into = created(ADA);
        merge(from, into);

        assertThat(delete(into)).isEqualTo(StaffOutcome.refused(Refusal.HAS_PURCHASES));
        assertThat(world.customer(from).mergedInto()).contains(into);
    }

    @Test
    void aRecordThatChangedSinceItWasSeenStays() {
        var customer = created(TYPED);
        var version = world.customer(customer).version();
        edit(customer, with(TYPED, Field.CITY, "Lyon"), base(customer));

        assertThat(office.delete(STAFF, customer, version)).isEqualTo(StaffOutcome.refused(Refusal.CHANGED));
        assertThat(world.customer(customer).isActive()).isTrue();
    }

    @Test
    void aRecordThatIsNotInUseIsUnknown() {
        var from = created(TYPED);
        merge(from, created(ADA));
        var restricted = created(TYPED);
        world.update(world.customer(restricted).toBuilder().state(Customer.State.RESTRICTED));

        assertThat(delete(from)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(delete(restricted)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.delete(STAFF, new CustomerId(new UUID(1, 1)), 1))
                .isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.delete(STAFF_ELSEWHERE, created(TYPED), 1)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(world.storage.customers().find(SHOP, from)).isPresent();
    }

    @Test
    void tombstonesAndLinksGoWithTheRecordAndTheAccountIsLeftAlone() {
        var first = created(TYPED);
        var second = created(TYPED);
        var customer = created(ADA);
        merge(first, second);
        merge(second, customer);
        stored(customer, Link.created(ada, World.START));

        assertThat(delete(customer)).isEqualTo(StaffOutcome.done(customer));

        for (var gone : List.of(first, second, customer)) {
            assertThat(world.storage.customers().find(SHOP, gone)).isEmpty();
        }
        assertThat(world.customerOf(ada)).isEmpty();
        assertThat(lms.users.profile(ada)).isPresent();
        assertThat(link(created(TYPED), ada)).as("free again").matches(OfficeJourney::isDone);
    }

    @Test
    void checkoutsUnderWayExpire() {
        var guest = world.guest(TYPED);
        var customer = only();
        var own = world.submitAs(ada, ADA);
        var owner = world.customerOf(ada).orElseThrow().id();

        delete(customer);
        delete(owner);

        assertThat(world.isExpired(ANONYMOUS, guest)).isTrue();
        assertThat(world.isExpired(Visitor.signedIn(ada), own)).isTrue();
        assertThat(world.placed(ANONYMOUS, guest, "order-1")).is(EXPIRED);
    }

    @Test
    void whatWasStillToBeDoneEndsAndAWorkerThatIsAtItDoesNotCount() {
        var customer = created(TYPED);
        link(customer, ada);
        var stopped = Task.builder(new UUID(0, 1), SHOP, Task.Kind.INVITE, "stopped", World.START)
                .customer(customer)
                .state(Task.State.STOPPED)
                .build();
        world.storage.tasks().insert(stopped);
        var leased = world.task(customer, Task.Kind.TELL).orElseThrow();

        delete(customer);

        assertThat(world.tasks(customer))
                .hasSize(3)
                .allMatch(task -> task.state() == Task.State.DONE)
                .allMatch(task -> task.reason().equals(Optional.of("customer-deleted")));
        assertThat(world.storage.tasks().update(leased)).isFalse();
        world.upkeep();
        assertThat(world.events).isEmpty();
    }

    @Test
    void aWorkerThatBeginsWhileTheRecordIsDeletedDoesNotCountEither() {
        var customer = created(TYPED);
        link(customer, ada);
        storage.after("TaskStore.ofCustomer", () -> world.begin(customer, Task.Kind.TELL));

        delete(customer);

        assertThat(world.tasks(customer)).isNotEmpty().allMatch(task -> task.state() == Task.State.DONE);
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();
        assertThat(world.events).isEmpty();
    }

    @Test
    void anOrderPlacedRightBeforeTheDeletionKeepsTheRecord() {
        var handle = world.guest(TYPED);
        var customer = only();
        storage.before("CustomerStore.lockMerged", () -> world.place(ANONYMOUS, handle, "order-1"));

        assertThat(delete(customer)).isEqualTo(StaffOutcome.refused(Refusal.HAS_PURCHASES));
        assertThat(world.purchase("order-1").customer()).isEqualTo(customer);
    }

    @Test
    void anOrderThatWouldBePlacedRightAfterTheDeletionIsNot() {
        var handle = world.guest(TYPED);
        var customer = only();
        storage.before("CustomerStore.lockAll", () -> delete(customer));

        assertThat(world.placed(ANONYMOUS, handle, "order-1")).is(EXPIRED);
        assertThat(world.storage.purchases().find(World.ref("order-1"))).isEmpty();
    }

    @Test // red only here where storage is locked as a whole
    void orderAndDeletionTakeOneLockBeforeEitherLooksForTheOther() {
        var traced = new TracedStorage(StorageUnderTest.fresh());
        var other = new World(traced).chaland.backOffice();
        var customer = other.create(STAFF, TYPED, Locale.ENGLISH)
                .toOptional()
                .orElseThrow()
                .customer();

        other.recordPurchase(STAFF, customer, "order-1", List.of(), Locale.ENGLISH);
        assertThat(traced.calls()).containsSubsequence("CustomerStore.lock", "PurchaseStore.insert");
        traced.forget();

        other.delete(STAFF, customer, 1);
        assertThat(traced.calls()).containsSubsequence("CustomerStore.lock", "PurchaseStore.counts");
    }

    @RepeatedTest(20)
    void ofAnOrderAndADeletionAtOneMomentExactlyOneWins() throws Exception {
        var handle = world.guest(TYPED);
        var customer = only();
        var version = world.customer(customer).version();
        var begin = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var order = threads.submit(() -> {
                begin.await(5, TimeUnit.SECONDS);
                return world.placed(ANONYMOUS, handle, "order-1") instanceof PlacedOutcome.Placed;
            });
            var deletion = threads.submit(() -> {
                begin.await(5, TimeUnit.SECONDS);
                return isDone(office.delete(STAFF, customer, version));
            });
            begin.countDown();

            assertThat(order.get(30, TimeUnit.SECONDS)).isNotEqualTo(deletion.get(30, TimeUnit.SECONDS));
            assertThat(world.storage.customers().find(SHOP, customer).isPresent())
                    .isEqualTo(
                            world.storage.purchases().find(World.ref("order-1")).isPresent());
        } finally {
            threads.shutdownNow();
        }
    }

    @RepeatedTest(20)
    void ofAnOrderByTelephoneAndADeletionAtOneMomentExactlyOneWins() throws Exception {
        var customer = created(TYPED);
        var version = world.customer(customer).version();
        var begin = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var order = threads.submit(() -> {
                begin.await(5, TimeUnit.SECONDS);
                return isDone(office.recordPurchase(STAFF, customer, "order-1", List.of(), Locale.ENGLISH));
            });
            var deletion = threads.submit(() -> {
                begin.await(5, TimeUnit.SECONDS);
                return isDone(office.delete(STAFF, customer, version));
            });
            begin.countDown();

            assertThat(order.get(30, TimeUnit.SECONDS)).isNotEqualTo(deletion.get(30, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aCustomerWhoComesBackAfterwardsIsANewOne() {
        world.submitAs(ada, ADA);
        var customer = world.customerOf(ada).orElseThrow().id();
        delete(customer);
        world.clock.advance(Duration.ofMinutes(1));

        world.submitAs(ada, ADA);

        assertThat(world.customerOf(ada).map(Customer::id)).isPresent().isNotEqualTo(Optional.of(customer));
    }

    private StaffOutcome<CustomerId> delete(CustomerId customer) {
        return office.delete(STAFF, customer, world.customer(customer).version());
    }

    private CustomerId only() {
        return office.newest(STAFF, Optional.empty()).items().get(0).id();
    }
}
