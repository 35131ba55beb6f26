package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_ISSUER;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.account;
import static org.chaland.spi.contract.Samples.guest;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.purchase;
import static org.chaland.spi.contract.Samples.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.CustomerStore.Linking;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for customers who are deleted in every {@link CustomerStore}. */
abstract class CustomerDeletionRules extends StoragePart {

    private static final Link ANNA = Link.signedIn(account("anna"), NOW);
    private static final Link ELSEWHERE = Link.created(new Account(OTHER_ISSUER, "anna"), NOW.plusSeconds(1));

    private Storage storage;
    private CustomerStore customers;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        customers = storage.customers();
    }

    @Test
    void deletedCustomerIsNotFoundAndItsAccountsAreFree() {
        customers.insert(linked(1, ANNA, ELSEWHERE));
        customers.insert(guest(2));

        assertTrue(customers.delete(SHOP, id(1), 1));

        assertEquals(Optional.empty(), customers.find(SHOP, id(1)));
        assertEquals(Optional.empty(), owner(ANNA));
        assertEquals(Optional.empty(), owner(ELSEWHERE));
        assertEquals(Linking.NOT_ACTIVE, customers.link(SHOP, id(1), ANNA));
        assertEquals(Linking.LINKED, customers.link(SHOP, id(2), ANNA));
        assertFalse(customers.update(guest(1)));
    }

    @Test
    void deletingWhatWasNotReadLikeThatChangesNothing() {
        customers.insert(linked(1, ANNA));
        customers.update(guest(1));
        var before = Parts.of(found(1));

        assertFalse(customers.delete(SHOP, id(1), 1));
        assertFalse(customers.delete(SHOP, id(1), 3));
        assertFalse(customers.delete(OTHER_SHOP, id(1), 2));
        assertFalse(customers.delete(SHOP, id(2), 2));

        assertEquals(before, Parts.of(found(1)));
        assertEquals(Optional.of(id(1)), owner(ANNA));
    }

    @Test
    void deletingLeavesWhatElseNamesTheCustomer() {
        customers.insert(guest(1));
        storage.purchases().insert(purchase("A-1"));
        storage.tasks().insert(task(1));

        assertTrue(customers.delete(SHOP, id(1), 1));

        assertEquals(
                Parts.of(purchase("A-1")),
                Parts.ofPurchase(storage.purchases().find(purchase("A-1").ref())));
        assertEquals(Parts.of(task(1)), Parts.ofTask(storage.tasks().find(SHOP, task(1).key())));
    }

    @Test
    void oneOfManyDeletesACustomerWhileOthersUnlinkIt() {
        customers.insert(linked(1, ANNA));

        var answers = Threads.race(number ->
                number % 2 == 0 ? customers.delete(SHOP, id(1), 1) : customers.unlink(SHOP, id(1), ANNA.account()));

        assertEquals(1, Collections.frequency(answers, true));
        assertEquals(Optional.empty(), owner(ANNA));
    }

    @Test
    void deletingIsUndoneWhenTheHostRollsBack() {
        customers.insert(linked(1, ANNA));

        Rollbacks.rolledBack(storage.transactions(), () -> assertTrue(customers.delete(SHOP, id(1), 1)));

        assertEquals(Parts.of(linked(1, ANNA)), Parts.of(found(1)));
        assertEquals(Optional.of(id(1)), owner(ANNA));
    }

    @Test
    void refusalLeavesTheTransactionUsable() {
        customers.insert(guest(1));

        storage.transactions().inTransaction(() -> {
            assertFalse(customers.delete(SHOP, id(1), 7));
            return customers.insert(guest(2));
        });

        assertTrue(customers.find(SHOP, id(2)).isPresent());
    }

    private static Customer linked(int number, Link... links) {
        return guest(number).toBuilder().links(List.of(links)).build();
    }

    private Customer found(int number) {
        return customers.find(SHOP, id(number)).orElseThrow();
    }

    private Optional<CustomerId> owner(Link link) {
        return customers.findByAccount(SHOP, link.account()).map(Customer::id);
    }
}
