package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.account;
import static org.chaland.spi.contract.Samples.checkout;
import static org.chaland.spi.contract.Samples.guest;
import static org.chaland.spi.contract.Samples.hash;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.purchase;
import static org.chaland.spi.contract.Samples.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.CustomerStore.Linking;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.Storage;
import org.chaland.spi.TransactionRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every store that is called inside a transaction that somebody else has begun. */
public abstract class HostTransactionContract extends StoragePart {

    private static final Link ANNA = Link.signedIn(account("anna"), NOW);

    private Storage storage;
    private TransactionRunner host;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        host = host(storage);
    }

    @Test
    void newCustomerIsGoneWhenTheHostRollsBack() {
        rolledBack(() -> assertTrue(storage.customers()
                .insert(guest(1).toBuilder().links(List.of(ANNA)).build())));

        assertEquals(Optional.empty(), storage.customers().find(SHOP, id(1)));
        assertEquals(Optional.empty(), owner());
        assertTrue(storage.customers()
                .insert(guest(1).toBuilder().links(List.of(ANNA)).build()));
    }

    @Test
    void changeOfACustomerIsUndoneWhenTheHostRollsBack() {
        storage.customers().insert(guest(1));

        rolledBack(() -> {
            assertTrue(storage.customers().update(guest(1).toBuilder().epoch(1).build()));
            assertTrue(storage.customers()
                    .update(guest(1).toBuilder().epoch(2).version(2).build()));
        });

        assertEquals(Parts.of(guest(1)), Parts.ofCustomer(storage.customers().find(SHOP, id(1))));
    }

    @Test
    void linkIsUndoneWhenTheHostRollsBack() {
        storage.customers().insert(guest(1));
        storage.customers().insert(guest(2));

        rolledBack(() -> assertEquals(Linking.LINKED, storage.customers().link(SHOP, id(1), ANNA)));

        assertEquals(Parts.of(guest(1)), Parts.ofCustomer(storage.customers().find(SHOP, id(1))));
        assertEquals(Optional.empty(), owner());
        assertEquals(Linking.LINKED, storage.customers().link(SHOP, id(2), ANNA));
    }

    @Test
    void newCheckoutIsGoneWhenTheHostRollsBack() {
        rolledBack(() -> assertTrue(storage.checkouts().insert(checkout(1))));

        assertEquals(Optional.empty(), storage.checkouts().findByHandle(SHOP, hash(1)));
        assertTrue(storage.checkouts().insert(checkout(1)));
    }

    @Test
    void changeOfACheckoutIsUndoneWhenTheHostRollsBack() {
        storage.checkouts().insert(checkout(1));

        rolledBack(() -> assertTrue(storage.checkouts()
                .update(checkout(1).toBuilder().handleHash(hash(2)).build())));

        assertEquals(Parts.of(checkout(1)), Parts.ofCheckout(storage.checkouts().findByHandle(SHOP, hash(1))));
        assertEquals(Optional.empty(), storage.checkouts().findByHandle(SHOP, hash(2)));
    }

    @Test
    void newPurchaseIsGoneWhenTheHostRollsBack() {
        rolledBack(() -> assertTrue(storage.purchases().insert(purchase("A-1"))));

        assertEquals(Optional.empty(), storage.purchases().find(purchase("A-1").ref()));
        assertTrue(storage.purchases().insert(purchase("A-1")));
    }

    @Test
    void changeOfAPurchaseIsUndoneWhenTheHostRollsBack() {
        storage.purchases().insert(purchase("A-1"));

        rolledBack(() -> assertTrue(storage.purchases()
                .update(purchase("A-1").toBuilder().completed(NOW).build())));

        assertEquals(
                Parts.of(purchase("A-1")),
                Parts.ofPurchase(storage.purchases().find(purchase("A-1").ref())));
    }

    @Test
    void repointedPurchasesReturnWhenTheHostRollsBack() {
        storage.purchases().insert(purchase("A-1"));
        storage.purchases().insert(purchase("A-2"));

        rolledBack(() -> assertEquals(2, storage.purchases().repoint(SHOP, List.of(id(1)), id(2))));

        assertEquals(
                List.of(Parts.of(purchase("A-2")), Parts.of(purchase("A-1"))),
                storage.purchases().ofCustomer(PurchaseQuery.newest(SHOP, id(1), 9)).stream()
                        .map(Parts::of)
                        .toList());
        assertEquals(List.of(), storage.purchases().ofCustomer(PurchaseQuery.newest(SHOP, id(2), 9)));
    }

    @Test
    void newTaskIsGoneWhenTheHostRollsBack() {
        rolledBack(() -> assertTrue(storage.tasks().insert(task(1))));

        assertEquals(Optional.empty(), storage.tasks().find(SHOP, task(1).key()));
        assertEquals(List.of(), storage.tasks().due(NOW, 9));
        assertTrue(storage.tasks().insert(task(1)));
    }

    @Test
    void tasksInsertedTogetherAreGoneWhenTheHostRollsBack() {
        rolledBack(() -> assertEquals(List.of(), storage.tasks().insertAll(List.of(task(1), task(2)))));

        assertEquals(List.of(), storage.tasks().due(NOW, 9));
    }

    @Test
    void changeOfATaskIsUndoneWhenTheHostRollsBack() {
        storage.tasks().insert(task(1));

        rolledBack(() -> assertTrue(storage.tasks()
                .update(task(1).toBuilder().state(Task.State.DONE).build())));

        assertEquals(Parts.of(task(1)), Parts.ofTask(storage.tasks().find(SHOP, task(1).key())));
        assertEquals(1, storage.tasks().due(NOW, 9).size());
    }

    @Test
    void whatAllStoresWroteIsCommittedWithTheHost() {
        host.inTransaction(() -> storage.customers().insert(guest(1))
                && storage.checkouts().insert(checkout(1))
                && storage.purchases().insert(purchase("A-1"))
                && storage.tasks().insert(task(1)));

        assertTrue(Threads.elsewhere(() -> storage.customers().find(SHOP, id(1)).isPresent()
                && storage.checkouts().findByHandle(SHOP, hash(1)).isPresent()
                && storage.purchases().find(purchase("A-1").ref()).isPresent()
                && storage.tasks().find(SHOP, task(1).key()).isPresent()));
    }

    @Test
    void refusalsLeaveTheTransactionUsable() {
        storage.customers().insert(guest(1).toBuilder().links(List.of(ANNA)).build());
        storage.customers().insert(guest(2));
        storage.purchases().insert(purchase("A-1"));
        storage.tasks().insert(task(1));

        var answers = host.inTransaction(() -> {
            var refused = List.<Object>of(
                    storage.customers().insert(guest(1)),
                    storage.customers()
                            .insert(guest(3).toBuilder().links(List.of(ANNA)).build()),
                    storage.customers().link(SHOP, id(2), ANNA),
                    storage.customers().link(SHOP, id(1), Link.signedIn(account("berta"), NOW)),
                    storage.customers().link(SHOP, id(9), ANNA),
                    storage.customers().link(SHOP, id(1), ANNA),
                    storage.purchases().insert(purchase("A-1")),
                    storage.tasks().insert(task(1)));
            assertTrue(storage.customers().insert(guest(4)));
            return refused;
        });

        var expected = "[false, false, LINKED_ELSEWHERE, OTHER_ACCOUNT, NOT_ACTIVE, ALREADY_LINKED, false, false]";
        assertEquals(expected, answers.toString());
        assertTrue(storage.customers().find(SHOP, id(4)).isPresent());
    }

    @Test
    void refusalAmongTasksInsertedTogetherLeavesTheTransactionUsable() {
        storage.tasks().insert(task(1));

        var refused = host.inTransaction(() -> {
            var answer = storage.tasks().insertAll(List.of(task(2), task(1)));
            assertTrue(storage.tasks().insert(task(3)));
            return answer;
        });

        assertEquals(List.of(task(1)), refused);
        assertEquals(3, storage.tasks().due(NOW, 9).size());
    }

    @Test
    void lostUpdatesLeaveTheTransactionUsable() {
        storage.customers().insert(guest(1));
        storage.checkouts().insert(checkout(1));
        storage.purchases().insert(purchase("A-1"));
        storage.tasks().insert(task(1));

        var anyWritten = host.inTransaction(() -> {
            var written = storage.customers()
                            .update(guest(1).toBuilder().version(7).build())
                    || storage.checkouts()
                            .update(checkout(1).toBuilder().version(7).build())
                    || storage.purchases()
                            .update(purchase("A-1").toBuilder().version(7).build())
                    || storage.tasks().update(task(1).toBuilder().version(7).build());
            assertTrue(storage.customers().insert(guest(2)));
            return written;
        });

        assertFalse(anyWritten);
        assertTrue(storage.customers().find(SHOP, id(2)).isPresent());
    }

    private void rolledBack(Runnable work) {
        Rollbacks.rolledBack(host, work);
    }

    private Optional<CustomerId> owner() {
        return storage.customers().findByAccount(SHOP, ANNA.account()).map(found -> found.id());
    }
}
