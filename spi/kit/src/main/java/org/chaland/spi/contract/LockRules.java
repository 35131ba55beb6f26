package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.account;
import static org.chaland.spi.contract.Samples.guest;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.purchase;
import static org.chaland.spi.contract.Samples.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.chaland.model.Account;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Training;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.CustomerStore.Linking;
import org.chaland.spi.PurchaseStore;
import org.chaland.spi.TaskStore;
import org.chaland.spi.TransactionRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link CustomerStore#lock}, {@link PurchaseStore#lock} and {@link TaskStore#lock}. */
abstract class LockRules extends StoragePart {

    private static final PurchaseRef REF = purchase("A-1").ref();

    private CustomerStore customers;
    private PurchaseStore purchases;
    private TaskStore tasks;
    private TransactionRunner transactions;

    @BeforeEach
    void openStorageWithACustomerAPurchaseAndATask() {
        var storage = storage();
        customers = storage.customers();
        purchases = storage.purchases();
        tasks = storage.tasks();
        transactions = storage.transactions();
        customers.insert(guest(1));
        purchases.insert(purchase("A-1"));
        tasks.insert(task(1));
    }

    @Test
    void lockOfACustomerRefusesOutsideATransaction() {
        assertThrows(IllegalStateException.class, () -> customers.lock(SHOP, id(1)));
    }

    @Test
    void lockOfAPurchaseRefusesOutsideATransaction() {
        assertThrows(IllegalStateException.class, () -> purchases.lock(REF));
    }

    @Test
    void lockOfATaskRefusesOutsideATransaction() {
        assertThrows(IllegalStateException.class, () -> tasks.lock(SHOP, task(1).key()));
    }

    @Test
    void lockOfACustomerFindsWhatFindDoes() {
        assertEquals(Parts.of(guest(1)), Parts.ofCustomer(locked(() -> customers.lock(SHOP, id(1)))));
        assertEquals(Optional.empty(), locked(() -> customers.lock(SHOP, id(2))));
        assertEquals(Optional.empty(), locked(() -> customers.lock(OTHER_SHOP, id(1))));
    }

    @Test
    void lockOfAPurchaseFindsWhatFindDoes() {
        assertEquals(Parts.of(purchase("A-1")), Parts.ofPurchase(locked(() -> purchases.lock(REF))));
        assertEquals(Optional.empty(), locked(() -> purchases.lock(new PurchaseRef(SHOP, "a-1"))));
        assertEquals(Optional.empty(), locked(() -> purchases.lock(new PurchaseRef(OTHER_SHOP, "A-1"))));
    }

    @Test
    void lockOfATaskFindsWhatFindDoes() {
        assertEquals(Parts.of(task(1)), Parts.ofTask(locked(() -> tasks.lock(SHOP, task(1).key()))));
        assertEquals(Optional.empty(), locked(() -> tasks.lock(SHOP, task(2).key())));
        assertEquals(Optional.empty(), locked(() -> tasks.lock(OTHER_SHOP, task(1).key())));
    }

    @Test
    void lockMayBeTakenAgainAndWrittenUnderInItsOwnTransaction() {
        assertTrue(locked(() -> {
            customers.lock(SHOP, id(1));
            var again = customers.lock(SHOP, id(1)).orElseThrow();
            return customers.update(again);
        }));
    }

    @Test
    void lockedCustomerIsLockedByNobodyElseAndThenSeenAsItBecame() {
        var seen = whileCustomerIsLocked(() -> locked(() -> customers.lock(SHOP, id(1))));

        assertEquals(2, seen.orElseThrow().version());
    }

    @Test
    void lockedCustomerIsChangedByNobodyElse() {
        assertFalse(whileCustomerIsLocked(() -> customers.update(guest(1))));
    }

    @Test
    void lockedCustomerIsLinkedByNobodyElse() {
        assertEquals(
                Linking.LINKED,
                whileCustomerIsLocked(() -> customers.link(SHOP, id(1), Link.signedIn(account("anna"), NOW))));

        assertEquals(3, customers.find(SHOP, id(1)).orElseThrow().version());
    }

    @Test
    void lockedCustomerIsUnlinkedByNobodyElse() {
        customers.link(SHOP, id(1), Link.signedIn(account("anna"), NOW));

        assertTrue(Threads.afterLockIsReleased(
                transactions,
                grace(),
                () -> assertTrue(customers.lock(SHOP, id(1)).isPresent()),
                () -> assertTrue(customers.find(SHOP, id(1)).isPresent()),
                () -> customers.unlink(SHOP, id(1), account("anna"))));
    }

    @Test
    void lockedCustomerIsDeletedByNobodyElse() {
        assertFalse(whileCustomerIsLocked(() -> customers.delete(SHOP, id(1), 1)));
    }

    @Test
    void lockedPurchaseIsLockedByNobodyElseAndThenSeenAsItBecame() {
        var seen = whilePurchaseIsLocked(() -> locked(() -> purchases.lock(REF)));

        assertEquals(Purchase.State.COMPLETED, seen.orElseThrow().state());
    }

    @Test
    void lockedPurchaseIsChangedByNobodyElse() {
        assertFalse(whilePurchaseIsLocked(() -> purchases.update(purchase("A-1"))));
    }

    @Test
    void lockedPurchaseIsGivenAwayByNobodyElse() {
        assertEquals(1, whilePurchaseIsLocked(() -> purchases.repoint(SHOP, List.of(id(1)), id(2))));

        assertEquals(3, purchases.find(REF).orElseThrow().version());
    }

    @Test
    void lockedTaskIsChangedByNobodyElse() {
        assertFalse(Threads.afterLockIsReleased(
                transactions,
                grace(),
                () -> assertTrue(tasks.lock(SHOP, task(1).key()).isPresent()),
                () -> assertTrue(tasks.update(task(1).toBuilder().attempts(1).build())),
                () -> tasks.update(task(1))));
    }

    @Test
    void lockOfACustomerThatWasReadBeforeShowsTheLinksOfNow() {
        var seen = Threads.race(number -> locked(() -> {
            assertTrue(customers.find(SHOP, id(1)).isPresent());
            var before = customers.lock(SHOP, id(1)).orElseThrow().links().size();
            var account = new Account("https://" + number + ".example.org", "anna");
            customers.link(SHOP, id(1), Link.signedIn(account, NOW));
            return before;
        }));

        assertEquals(
                IntStream.range(0, Threads.MANY).boxed().toList(),
                seen.stream().sorted().toList());
    }

    @Test
    void customerThatWasReadBeforeIsLinkedToOneOfManyAccountsOfAnIssuer() {
        var answers = Threads.race(number -> locked(() -> {
            assertTrue(customers.find(SHOP, id(1)).isPresent());
            return customers.link(SHOP, id(1), Link.signedIn(account("user-" + number), NOW));
        }));

        assertEquals(1, Collections.frequency(answers, Linking.LINKED));
        assertEquals(Threads.MANY - 1, Collections.frequency(answers, Linking.OTHER_ACCOUNT));
    }

    @Test
    void lockOfAPurchaseThatWasReadBeforeShowsTheTrainingsOfNow() {
        var before = purchases.find(REF).orElseThrow().trainings().size();

        Threads.race(number -> locked(() -> {
            assertTrue(purchases.find(REF).isPresent());
            var held = purchases.lock(REF).orElseThrow();
            var more = new ArrayList<>(held.trainings());
            more.add(Training.of("course-" + number));
            return purchases.update(held.toBuilder().trainings(more).build());
        }));

        assertEquals(
                before + Threads.MANY,
                purchases.find(REF).orElseThrow().trainings().size());
    }

    @Test
    void lockOfATaskThatWasReadBeforeShowsItAsItIsNow() {
        Threads.race(number -> locked(() -> {
            assertTrue(tasks.find(SHOP, task(1).key()).isPresent());
            var held = tasks.lock(SHOP, task(1).key()).orElseThrow();
            return tasks.update(held.toBuilder().attempts(held.attempts() + 1).build());
        }));

        assertEquals(Threads.MANY, tasks.find(SHOP, task(1).key()).orElseThrow().attempts());
    }

    private <T> T locked(Supplier<T> work) {
        return transactions.inTransaction(work);
    }

    private <T> T whileCustomerIsLocked(Supplier<T> intruder) {
        return Threads.afterLockIsReleased(
                transactions,
                grace(),
                () -> assertTrue(customers.lock(SHOP, id(1)).isPresent()),
                () -> assertTrue(customers.update(guest(1).toBuilder().epoch(1).build())),
                intruder);
    }

    private <T> T whilePurchaseIsLocked(Supplier<T> intruder) {
        return Threads.afterLockIsReleased(
                transactions,
                grace(),
                () -> assertTrue(purchases.lock(REF).isPresent()),
                () -> assertTrue(purchases.update(
                        purchase("A-1").toBuilder().completed(NOW).build())),
                intruder);
    }
}
