package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.elsewhere;
import static org.chaland.spi.contract.Samples.guest;
import static org.chaland.spi.contract.Samples.outOfUse;
import static org.chaland.spi.contract.Samples.purchaseOf;
import static org.chaland.spi.contract.Samples.reached;
import static org.chaland.spi.contract.StoredCustomers.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Purchase;
import org.chaland.spi.CustomerDirectory;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds in every {@link CustomerDirectory} for customers of one e-mail address. */
abstract class SharedEmailRules extends StoragePart {

    private static final String ANNA = "anna@example.org";
    private static final String BERTA = "berta@example.org";

    private Storage storage;
    private StoredCustomers customers;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        customers = new StoredCustomers(storage.customers());
    }

    @Test
    void customersOfAnAddressAreListedTheOldestFirst() {
        customers.insert(reached(1, ANNA, 2), reached(2, BERTA, 0), reached(3, ANNA, 1), reached(4, ANNA, 3));

        Pages.assertPages(ids(3, 1, 4), withEmail(ANNA), CustomerEntry::id);
    }

    @Test
    void thoseMadeAtOneTimeComeInTheOrderOfTheBytesOfTheirIds() {
        Samples.IDS_IN_ORDER.forEach(id -> customers.insert(Customer.builder(SHOP, new CustomerId(id), NOW)
                .details(reached(1, ANNA, 0).details())
                .build()));

        var ascending = Samples.IDS_IN_ORDER.stream().map(CustomerId::new).toList();
        Pages.assertPages(ascending, withEmail(ANNA), CustomerEntry::id);
        Pages.assertPages(ascending, sharing(), CustomerEntry::id);
    }

    @Test
    void addressesAreComparedInTheirCanonicalForm() {
        customers.insert(reached(1, "Anna@Example.org", 0), reached(2, ANNA, 1), reached(3, "an.na@example.org", 2));
        customers.insert(reached(4, "anna+x@example.org", 3), reached(5, "ann_@example.org", 4));

        assertEquals(ids(1, 2), listed(withEmail("ANNA@example.ORG")));
        assertEquals(ids(5), listed(withEmail("ann_@example.org")));
        assertEquals(ids(1, 2), listed(sharing()));
    }

    @Test
    void textThatIsNoAddressIsNotShared() {
        customers.insert(reached(1, "anna", 0), reached(2, "anna", 1));
        customers.insert(Customer.builder(SHOP, Samples.id(3), NOW).build());
        customers.insert(Customer.builder(SHOP, Samples.id(4), NOW).build());

        assertEquals(List.of(), listed(sharing()));
    }

    @Test
    void addressForInvoicesIsNotLookedAt() {
        customers.insert(reached(1, ANNA, 0));
        customers.insert(Customer.builder(SHOP, Samples.id(2), NOW)
                .details(Details.of(Map.of(Field.BILLING_EMAIL, ANNA)))
                .build());

        assertEquals(ids(1), listed(withEmail(ANNA)));
        assertEquals(List.of(), listed(sharing()));
    }

    @Test
    void thoseWhoShareAnAddressStandTogetherTheOldestFirst() {
        customers.insert(reached(1, ANNA, 3), reached(2, BERTA, 1), reached(3, "clara@example.org", 0));
        customers.insert(reached(4, BERTA, 2), reached(5, ANNA, 0), reached(6, ANNA, 1));

        var all = listed(sharing());

        assertTrue(List.of(ids(5, 6, 1, 2, 4), ids(2, 4, 5, 6, 1)).contains(all), all.toString());
        Pages.assertPages(all, sharing(), CustomerEntry::id);
    }

    @Test
    void whoeverIsLeftAloneWithAnAddressSharesItNoMore() {
        customers.insert(reached(1, ANNA, 0), reached(2, ANNA, 1), reached(3, ANNA, 2));

        customers.update(reached(1, BERTA, 0));
        assertEquals(ids(2, 3), listed(sharing()));
        assertEquals(ids(2, 3), listed(withEmail(ANNA)));
        assertEquals(ids(1), listed(withEmail(BERTA)));

        customers.delete(2);
        assertEquals(List.of(), listed(sharing()));
        assertEquals(ids(3), listed(withEmail(ANNA)));
    }

    @Test
    void onlyRecordsInUseAreListed() {
        customers.insert(reached(1, ANNA, 0));
        for (var kind = 0; kind < 3; kind++) {
            customers.insert(outOfUse(reached(2 + kind, ANNA, 1)).get(kind));
        }

        assertEquals(ids(1), listed(withEmail(ANNA)));
        assertEquals(List.of(), listed(sharing()));
    }

    @Test
    void customersOfOneShopShareNothingWithThoseOfAnother() {
        customers.insert(reached(1, ANNA, 0), elsewhere(reached(2, ANNA, 0), 2));

        assertEquals(ids(1), listed(withEmail(ANNA)));
        assertEquals(List.of(), listed(sharing()));

        customers.insert(elsewhere(reached(3, ANNA, 1), 3));

        assertEquals(List.of(), listed(sharing()));
        assertEquals(ids(2, 3), listed((after, limit) -> storage.directory().sharingEmail(OTHER_SHOP, after, limit)));
    }

    @Test
    void pageAfterACustomerWhoIsNotListedIsEmpty() {
        customers.insert(reached(1, ANNA, 0), reached(2, ANNA, 1), reached(3, ANNA, 2), reached(4, BERTA, 0));
        customers.insert(elsewhere(reached(5, ANNA, 0), 5));

        for (var alone = 10; alone < 20; alone++) {
            customers.insert(reached(alone, (char) ('a' + alone) + "@example.org", 0));
            Pages.assertNothingFollows(ids(alone), sharing());
        }
        Pages.assertNothingFollows(ids(4, 5, 6), withEmail(ANNA));
        Pages.assertNothingFollows(ids(4, 5, 6), sharing());
        for (var gone : outOfUse(reached(1, ANNA, 0))) {
            customers.update(gone);

            Pages.assertNothingFollows(ids(1), withEmail(ANNA));
            Pages.assertNothingFollows(ids(1), sharing());
        }
    }

    @Test
    void lineShowsWhatTheListPromises() {
        customers.insert(guest(1), guest(2));
        storage.purchases().insert(purchaseOf(guest(2).id(), "A-1", NOW));
        var lines = List.of(
                CustomerEntry.of(guest(1), new Purchase.Counts(0, 0, 0)),
                CustomerEntry.of(guest(2), new Purchase.Counts(1, 0, 0)));

        assertEquals(lines, withEmail("zoe@example.org").page(Optional.empty(), Pages.ALL));
        assertEquals(lines, sharing().page(Optional.empty(), Pages.ALL));
    }

    @Test
    void listsShowWhatTheTransactionWroteAndNotWhatWasRolledBack() {
        customers.insert(reached(1, ANNA, 0));

        Rollbacks.rolledBack(storage.transactions(), () -> {
            customers.insert(reached(2, ANNA, 1));
            assertEquals(ids(1, 2), listed(withEmail(ANNA)));
            assertEquals(ids(1, 2), listed(sharing()));
        });

        assertEquals(ids(1), listed(withEmail(ANNA)));
        assertEquals(List.of(), listed(sharing()));
    }

    @Test
    void listsAreUnmodifiable() {
        customers.insert(reached(1, ANNA, 0), reached(2, ANNA, 0));

        Pages.assertUnmodifiable(withEmail(ANNA).page(Optional.empty(), Pages.ALL));
        Pages.assertUnmodifiable(sharing().page(Optional.empty(), Pages.ALL));
    }

    private static List<CustomerId> listed(Pages.Paged<CustomerEntry, CustomerId> list) {
        return list.page(Optional.empty(), Pages.ALL).stream()
                .map(CustomerEntry::id)
                .toList();
    }

    private Pages.Paged<CustomerEntry, CustomerId> withEmail(String email) {
        var canonical = CanonicalEmail.of(email).orElseThrow();
        return (after, limit) -> storage.directory().withEmail(SHOP, canonical, after, limit);
    }

    private Pages.Paged<CustomerEntry, CustomerId> sharing() {
        return (after, limit) -> storage.directory().sharingEmail(SHOP, after, limit);
    }
}
