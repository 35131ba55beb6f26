package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_ISSUER;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.account;
import static org.chaland.spi.contract.Samples.guest;
import static org.chaland.spi.contract.Samples.id;
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

/** What holds for links that are taken away in every {@link CustomerStore}. */
abstract class CustomerUnlinkingRules extends StoragePart {

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
    void linkIsTakenAwayAndEpochAndVersionGrowByOne() {
        customers.insert(linked(1, ANNA).toBuilder().epoch(4).build());

        assertTrue(unlink(1, ANNA));

        var expected = guest(1).toBuilder().epoch(5).version(2).build();
        assertEquals(
                Parts.of(expected), Parts.of(found(1).toBuilder().changedAt(NOW).build()));
    }

    @Test
    void otherLinksStayAndMoreCanBeMade() {
        customers.insert(linked(1, ANNA, ELSEWHERE));
        var berta = Link.signedIn(account("berta"), NOW.plusSeconds(2));

        assertTrue(unlink(1, ANNA));
        assertEquals(List.of(ELSEWHERE), found(1).links());
        assertEquals(Linking.LINKED, customers.link(SHOP, id(1), berta));

        assertEquals(Optional.of(ELSEWHERE), found(1).linkAt(OTHER_ISSUER));
        assertEquals(Optional.of(berta), found(1).linkAt(Samples.ISSUER));
        assertEquals(Optional.of(id(1)), owner(ELSEWHERE));
        assertEquals(2, found(1).links().size());
    }

    @Test
    void linkIsTakenAwayInWhateverStateItIs() {
        for (var state : Link.State.values()) {
            var number = state.ordinal();
            var link = new Link(account("user-" + number), Link.Proof.CREATED, true, state, NOW);
            customers.insert(linked(number, link));

            assertTrue(unlink(number, link));

            assertTrue(found(number).isGuest());
        }
    }

    @Test
    void accountIsFreeOnceItsLinkIsTakenAway() {
        customers.insert(linked(1, ANNA));
        customers.insert(guest(2));

        unlink(1, ANNA);

        assertEquals(Optional.empty(), owner(ANNA));
        assertEquals(Linking.LINKED, customers.link(SHOP, id(2), ANNA));
        assertEquals(Optional.of(id(2)), owner(ANNA));
    }

    @Test
    void linkMovesToAnotherCustomerInOneTransaction() {
        customers.insert(linked(1, ANNA));
        customers.insert(guest(2));

        var moved = storage.transactions()
                .inTransaction(() -> unlink(1, ANNA)
                        && customers.link(SHOP, id(2), ANNA) == Linking.LINKED
                        && unlink(2, ANNA)
                        && customers.link(SHOP, id(2), ANNA) == Linking.LINKED);

        assertTrue(moved);
        assertEquals(Optional.of(id(2)), owner(ANNA));
        assertEquals(3, found(2).epoch());
    }

    @Test
    void unlinkingWhatIsNotLinkedChangesNothing() {
        customers.insert(linked(1, ANNA));
        customers.insert(guest(2));
        var first = Parts.of(found(1));

        assertFalse(unlink(2, ANNA));
        assertFalse(unlink(1, ELSEWHERE));
        assertFalse(unlink(1, Link.signedIn(account("berta"), NOW)));
        assertFalse(unlink(3, ANNA));
        assertFalse(customers.unlink(OTHER_SHOP, id(1), ANNA.account()));

        assertEquals(first, Parts.of(found(1)));
        assertEquals(Parts.of(guest(2)), Parts.of(found(2)));
    }

    @Test
    void accountToUnlinkIsComparedAsBytes() {
        customers.insert(linked(1, ANNA));

        for (var lookAlike : Subjects.like(ANNA.account())) {
            assertFalse(customers.unlink(SHOP, id(1), lookAlike));
        }

        assertEquals(Optional.of(id(1)), owner(ANNA));
    }

    @Test
    void changeReadBeforeALinkWasTakenAwayIsRefused() {
        customers.insert(linked(1, ANNA));
        unlink(1, ANNA);

        assertFalse(customers.update(guest(1)));
        assertFalse(customers.update(guest(1).toBuilder().epoch(1).build()), "the epoch alone does not make up for it");
        assertFalse(customers.delete(SHOP, id(1), 1));
        assertFalse(customers.update(guest(1).toBuilder().version(2).build()), "of a lower epoch");
    }

    @Test
    void unlinkingIsUndoneWhenTheHostRollsBack() {
        customers.insert(linked(1, ANNA));

        Rollbacks.rolledBack(storage.transactions(), () -> assertTrue(unlink(1, ANNA)));

        assertEquals(Parts.of(linked(1, ANNA)), Parts.of(found(1)));
        assertEquals(Optional.of(id(1)), owner(ANNA));
    }

    @Test
    void refusalLeavesTheTransactionUsable() {
        customers.insert(guest(1));

        storage.transactions().inTransaction(() -> {
            assertFalse(unlink(1, ANNA));
            return customers.insert(guest(2));
        });

        assertTrue(customers.find(SHOP, id(2)).isPresent());
    }

    @Test
    void oneOfManyTakesALinkAway() {
        customers.insert(linked(1, ANNA));

        var answers = Threads.race(number -> unlink(1, ANNA));

        assertEquals(1, Collections.frequency(answers, true));
        assertEquals(List.of(1L, 2L), List.of(found(1).epoch(), found(1).version()));
    }

    private static Customer linked(int number, Link... links) {
        return guest(number).toBuilder().links(List.of(links)).build();
    }

    private boolean unlink(int number, Link link) {
        return customers.unlink(SHOP, id(number), link.account());
    }

    private Customer found(int number) {
        return customers.find(SHOP, id(number)).orElseThrow();
    }

    private Optional<CustomerId> owner(Link link) {
        return customers.findByAccount(SHOP, link.account()).map(Customer::id);
    }
}
