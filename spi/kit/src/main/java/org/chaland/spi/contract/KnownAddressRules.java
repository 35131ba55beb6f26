package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.ISSUER;
import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_ISSUER;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.account;
import static org.chaland.spi.contract.Samples.reached;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.spi.CustomerDirectory;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds in every {@link CustomerDirectory} for the addresses of customers who have an account. */
abstract class KnownAddressRules extends StoragePart {

    private static final String ANNA = "anna@example.org";

    private Storage storage;
    private StoredCustomers customers;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        customers = new StoredCustomers(storage.customers());
    }

    @Test
    void addressOfACustomerWithAnActiveLinkIsKnown() {
        assertFalse(isKnown(ANNA));

        customers.insert(linked(1, ANNA, Link.State.ACTIVE));

        assertTrue(isKnown(ANNA));
    }

    @Test
    void addressOfAGuestIsNot() {
        customers.insert(reached(1, ANNA, 0), linked(2, "berta@example.org", Link.State.ACTIVE));

        assertFalse(isKnown(ANNA));
    }

    @Test
    void linkThatIsNotActiveDoesNotCount() {
        customers.insert(linked(1, ANNA, Link.State.SUSPENDED), linked(2, ANNA, Link.State.BROKEN));

        assertFalse(isKnown(ANNA));
    }

    @Test
    void oneActiveLinkAmongManyIsEnough() {
        for (var guest = 10; guest < 30; guest++) {
            customers.insert(reached(guest, ANNA, guest));
        }
        customers.insert(reached(1, ANNA, 15).toBuilder()
                .links(List.of(link(ISSUER, 1, Link.State.BROKEN), link(OTHER_ISSUER, 1, Link.State.ACTIVE)))
                .build());

        assertTrue(isKnown(ANNA));
    }

    @Test
    void addressesAreComparedInTheirCanonicalForm() {
        customers.insert(linked(1, "Ann_@Example.org", Link.State.ACTIVE));

        assertTrue(isKnown("ANN_@example.ORG"));
        for (var other : List.of(ANNA, "an.n_@example.org", "ann_+x@example.org")) {
            assertFalse(isKnown(other));
        }
    }

    @Test
    void addressForInvoicesIsNotLookedAt() {
        var contact = linked(1, "berta@example.org", Link.State.ACTIVE);
        customers.insert(contact.toBuilder()
                .details(contact.details().with(Field.BILLING_EMAIL, ANNA))
                .build());

        assertFalse(isKnown(ANNA));
    }

    @Test
    void recordsOutOfUseDoNotCount() {
        customers.insert(linked(1, ANNA, Link.State.ACTIVE));

        for (var gone : Samples.outOfUse(linked(1, ANNA, Link.State.ACTIVE))) {
            customers.update(gone);

            assertFalse(isKnown(ANNA));
        }
    }

    @Test
    void customersOfAnotherShopDoNotCount() {
        customers.insert(Customer.builder(OTHER_SHOP, Samples.id(1), NOW)
                .details(reached(1, ANNA, 0).details())
                .links(List.of(link(ISSUER, 1, Link.State.ACTIVE)))
                .build());

        assertFalse(isKnown(ANNA));
    }

    @Test
    void whatTheTransactionWroteCountsAndWhatWasRolledBackDoesNot() {
        Rollbacks.rolledBack(storage.transactions(), () -> {
            customers.insert(linked(1, ANNA, Link.State.ACTIVE));
            assertTrue(isKnown(ANNA));
            storage.customers().unlink(SHOP, Samples.id(1), account("1"));
            assertFalse(isKnown(ANNA));
            storage.customers().link(SHOP, Samples.id(1), link(ISSUER, 1, Link.State.ACTIVE));
        });

        assertFalse(isKnown(ANNA));
    }

    @Test
    void customersOfAnAddressAreListedWithTheirLinksAtAnIssuerButBrokenOnes() {
        var elsewhere = link(OTHER_ISSUER, 6, Link.State.ACTIVE);
        customers.insert(
                linked(1, ANNA, Link.State.ACTIVE),
                linked(2, ANNA, Link.State.SUSPENDED),
                linked(3, ANNA, Link.State.BROKEN),
                linked(4, "berta@example.org", Link.State.ACTIVE),
                reached(5, ANNA, 0),
                reached(6, ANNA, 0).toBuilder().links(List.of(elsewhere)).build(),
                reached(7, ANNA, 0).toBuilder()
                        .links(List.of(link(ISSUER, 7, Link.State.ACTIVE), link(OTHER_ISSUER, 7, Link.State.ACTIVE)))
                        .build());

        assertEquals(Set.of(Samples.id(1), Samples.id(2), Samples.id(7)), Set.copyOf(linkedOf("ANNA@example.org", 9)));
        assertEquals(3, linkedOf(ANNA, 9).size());
        assertEquals(2, linkedOf(ANNA, 2).size());
        assertEquals(
                List.of(),
                storage.directory().linked(OTHER_SHOP, CanonicalEmail.of(ANNA).orElseThrow(), ISSUER, 9));
    }

    private List<CustomerId> linkedOf(String email, int limit) {
        return storage.directory().linked(SHOP, CanonicalEmail.of(email).orElseThrow(), ISSUER, limit);
    }

    private boolean isKnown(String email) {
        return storage.directory().hasActiveLink(SHOP, CanonicalEmail.of(email).orElseThrow());
    }

    private static Customer linked(int number, String email, Link.State state) {
        return reached(number, email, 0).toBuilder()
                .links(List.of(link(ISSUER, number, state)))
                .build();
    }

    private static Link link(String issuer, int number, Link.State state) {
        return new Link(new Account(issuer, "" + number), Link.Proof.SIGNED_IN, state, NOW);
    }
}
