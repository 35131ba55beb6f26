package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_ISSUER;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.account;
import static org.chaland.spi.contract.Samples.checkout;
import static org.chaland.spi.contract.Samples.elsewhere;
import static org.chaland.spi.contract.Samples.guest;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.purchaseOf;
import static org.chaland.spi.contract.Samples.reached;
import static org.chaland.spi.contract.Samples.task;
import static org.chaland.spi.contract.Samples.uuid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.AuditEntry;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.SearchTerms;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for work on many records at once: it is as if it were done for each of them. */
abstract class ManyRecordsRules extends StoragePart {

    private static final String ADDRESS = "anna@example.org";
    private static final CanonicalEmail EMAIL = CanonicalEmail.of(ADDRESS).orElseThrow();
    private static final Link ANNA = Link.signedIn(account("anna"), NOW);
    private static final int ALL = 10;

    private Storage storage;
    private CustomerStore customers;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        customers = storage.customers();
    }

    // Locks

    @Test
    void lockedCustomersComeInTheOrderOfTheirIdsWithTheirLinks() {
        insert(3, 1, 2);
        customers.link(SHOP, id(2), ANNA);
        customers.insert(elsewhere(guest(4), 4));

        var locked = inTransaction(() -> customers.lockAll(SHOP, List.of(id(3), id(9), id(2), id(4), id(3))));

        assertEquals(List.of(id(2), id(3)), locked.stream().map(Customer::id).toList());
        assertEquals(List.of(ANNA), locked.get(0).links());
        assertEquals(List.of(), inTransaction(() -> customers.lockAll(SHOP, List.of())));
    }

    @Test
    void severalAreLockedInATransactionOnly() {
        insert(1);

        assertThrows(IllegalStateException.class, () -> customers.lockAll(SHOP, List.of(id(1))));
        assertThrows(IllegalStateException.class, () -> customers.lockMerged(SHOP, List.of(id(1))));
    }

    @Test
    void lockedTombstonesAreThoseOfAnyOfTheSurvivors() {
        insert(1, 2, 3, 6);
        tombstone(5, 1);
        tombstone(4, 2);
        tombstone(7, 3);

        assertEquals(
                List.of(id(4), id(5)), inTransaction(() -> customers.lockMerged(SHOP, List.of(id(2), id(1), id(6)))));
        assertEquals(List.of(id(4), id(5)), storage.directory().mergedInto(SHOP, List.of(id(2), id(1), id(6))));
        assertEquals(List.of(), storage.directory().mergedInto(SHOP, List.of()));
    }

    // Merging

    @Test
    void mergedCustomersLeadToTheSurvivorWithTheirTombstones() {
        insert(1, 2, 3);
        tombstone(4, 2);

        assertEquals(2, merge(1, 2, 3));

        for (var number : List.of(2, 3)) {
            var merged = found(number);
            assertEquals(Optional.of(id(1)), merged.mergedInto());
            assertEquals(guest(number).epoch() + 1, merged.epoch());
            assertEquals(guest(number).version() + 1, merged.version());
            assertEquals(NOW.plusSeconds(9), merged.changedAt());
            assertEquals(guest(number).details(), merged.details());
        }
        assertEquals(Optional.of(id(1)), found(4).mergedInto());
        assertEquals(2, found(4).version());
        assertEquals(1, found(1).version());
    }

    @Test
    void mergedCustomersAreNotListedAnyMore() {
        insert(1);
        customers.insert(reached(2, ADDRESS, 2));
        var term = List.of(SearchTerms.of(found(2)).first());

        merge(1, 2);

        assertEquals(List.of(), storage.directory().withEmail(SHOP, EMAIL, Optional.empty(), ALL));
        assertEquals(
                List.of(),
                storage.directory().search(SHOP, term, Optional.empty(), ALL).stream()
                        .filter(entry -> entry.id().equals(id(2)))
                        .toList());
    }

    @Test
    void whoIsLinkedOrOutOfUseOrOfAnotherShopIsNotMerged() {
        insert(1, 2);
        customers.link(SHOP, id(2), ANNA);
        customers.insert(guest(3).toBuilder().state(Customer.State.RESTRICTED).build());
        customers.insert(elsewhere(guest(4), 4));

        assertEquals(0, merge(1, 2, 3, 4));

        assertEquals(Optional.empty(), found(2).mergedInto());
        assertEquals(Customer.State.RESTRICTED, found(3).state());
    }

    @Test
    void thousandsAreMergedAtOnce() {
        var many = IntStream.rangeClosed(2, 1_102).toArray();
        inTransaction(() -> {
            insert(1);
            insert(many);
            return true;
        });

        assertEquals(many.length, merge(1, many));

        assertEquals(many.length, storage.directory().mergedInto(SHOP, id(1)).size());
    }

    @Test
    void purchasesOfSeveralAreGivenToOne() {
        insert(1, 2, 3);
        storage.purchases().insert(purchaseOf(id(2), "order-2", NOW));
        storage.purchases().insert(purchaseOf(id(3), "order-3", NOW));

        assertEquals(2, storage.purchases().repoint(SHOP, List.of(id(2), id(3)), id(1)));

        assertEquals(2, storage.purchases().counts(SHOP, id(1)).total());
        assertEquals(0, storage.purchases().repoint(SHOP, List.of(), id(1)));
    }

    // Tasks

    @Test
    void tasksOfACustomerAreThoseOfItsTombstonesToo() {
        insert(1);
        tombstone(2, 1);
        var own = of(1, task(1), Task.State.DONE);
        var merged = of(2, task(2), Task.State.OPEN);
        var stopped = of(2, task(3), Task.State.STOPPED);
        Stream.of(own, merged, stopped).forEach(storage.tasks()::insert);

        assertEquals(3, storage.tasks().ofCustomer(SHOP, id(1), ALL).size());
        assertEquals(2, storage.tasks().ofCustomer(SHOP, id(1), 2).size());
        assertEquals(2, storage.tasks().unfinished(SHOP, id(1), ALL).size());
        assertEquals(1, storage.tasks().unfinished(SHOP, id(1), 1).size());
        assertEquals(2, storage.tasks().ofCustomer(SHOP, id(2), ALL).size());
    }

    // What a claim takes

    @Test
    void claimTakesWhatWasPaidForTheOldestFirst() {
        paid(1, 5);
        paid(2, 3);
        customers.insert(reached(3, ADDRESS, 1));
        customers.insert(reached(4, ADDRESS, 1));
        storage.purchases().insert(purchaseOf(id(4), "unpaid", NOW));
        paid(5, 9);

        assertEquals(List.of(id(2), id(1)), claimable(8, ALL));
        assertEquals(List.of(id(2)), claimable(8, 1));
        assertEquals(List.of(id(2), id(1), id(5)), claimable(9, ALL));
    }

    @Test
    void claimTakesNoRecordThatAnAccountCanOpen() {
        paid(1, 1);
        paid(2, 2);
        customers.link(SHOP, id(1), ANNA.in(Link.State.BROKEN));
        customers.link(SHOP, id(2), Link.signedIn(account("bert"), NOW).in(Link.State.BROKEN));
        customers.link(
                SHOP,
                id(2),
                Link.signedIn(new Account(OTHER_ISSUER, "bert"), NOW).in(Link.State.SUSPENDED));

        assertEquals(List.of(id(1)), claimable(9, ALL));
    }

    // What nobody goes on with

    @Test
    void guestOfAnExpiredCheckoutGoesWithIt() {
        insert(1, 2);
        begin(1, 1, 1);
        begin(2, 2, 5);

        assertEquals(1, storage.checkouts().purge(NOW.plusSeconds(1), ALL));

        assertEquals(Optional.empty(), customers.find(SHOP, id(1)));
        assertEquals(id(2), found(2).id());
        assertEquals(
                Optional.empty(),
                storage.directory().newest(SHOP, Optional.empty(), ALL).stream()
                        .filter(entry -> entry.id().equals(id(1)))
                        .findAny());
    }

    @Test
    void guestWithAnythingElseStays() {
        insert(1, 2, 3, 4, 5, 6);
        customers.link(SHOP, id(1), ANNA);
        storage.purchases().insert(purchaseOf(id(2), "order-2", NOW));
        tombstone(7, 3);
        storage.audit()
                .append(new AuditEntry(uuid(1), SHOP, id(4), AuditEntry.Action.EDITED, "staff", Optional.empty(), NOW));
        customers.update(found(5).toBuilder().state(Customer.State.RESTRICTED).build());
        IntStream.rangeClosed(1, 6).forEach(number -> begin(number, number, 1));
        begin(8, 6, 5);

        assertEquals(6, storage.checkouts().purge(NOW.plusSeconds(1), ALL));

        IntStream.rangeClosed(1, 7)
                .forEach(number -> assertEquals(id(number), found(number).id()));
    }

    // What is forgotten

    @Test
    void tracesAndDetailsOfTombstonesAreForgottenWithTheirSurvivor() {
        insert(1);
        tombstone(2, 1);
        begin(1, 2, 5);

        storage.retention().forgetTraces(SHOP, id(1));

        assertEquals(0, storage.checkouts().purge(NOW.plusSeconds(9), ALL));
        assertEquals(Details.empty(), found(2).details());
        assertEquals(guest(2).epoch() + 1, found(2).epoch());
        assertEquals(Optional.of(id(1)), found(2).mergedInto());
        assertEquals(guest(1).details(), found(1).details());
    }

    @Test
    void tombstonesAreForgottenWithTheHistoryOfTheirSurvivor() {
        insert(1);
        tombstone(2, 1);
        storage.tasks().insert(of(2, task(1), Task.State.OPEN));

        storage.retention().forgetHistory(SHOP, id(1));

        assertEquals(Optional.empty(), customers.find(SHOP, id(2)));
        assertEquals(Optional.empty(), storage.tasks().find(SHOP, task(1).key()));
        assertEquals(id(1), found(1).id());
    }

    private void insert(int... numbers) {
        IntStream.of(numbers).mapToObj(Samples::guest).forEach(customers::insert);
    }

    private void tombstone(int number, int survivor) {
        customers.insert(guest(number).toBuilder().mergedInto(id(survivor)).build());
    }

    private void paid(int number, long seconds) {
        customers.insert(reached(number, ADDRESS, seconds));
        storage.purchases()
                .insert(purchaseOf(id(number), "order-" + number, NOW).toBuilder()
                        .completed(NOW)
                        .build());
    }

    private List<CustomerId> claimable(long seconds, int limit) {
        return storage.directory().claimable(SHOP, EMAIL, NOW.plusSeconds(seconds), limit);
    }

    private void begin(int number, int guest, long seconds) {
        storage.checkouts()
                .insert(checkout(number).toBuilder()
                        .customer(id(guest), 0)
                        .expiresAt(NOW.plusSeconds(seconds))
                        .build());
    }

    private static Task of(int customer, Task task, Task.State state) {
        return task.toBuilder().customer(id(customer)).state(state).build();
    }

    private int merge(int survivor, int... numbers) {
        var ids = IntStream.of(numbers).mapToObj(Samples::id).toList();
        return customers.mergeAll(SHOP, ids, id(survivor), NOW.plusSeconds(9));
    }

    private Customer found(int number) {
        return customers.find(SHOP, id(number)).orElseThrow();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return storage.transactions().inTransaction(work);
    }
}
