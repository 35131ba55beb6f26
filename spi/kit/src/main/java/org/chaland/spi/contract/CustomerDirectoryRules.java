package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_ISSUER;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.account;
import static org.chaland.spi.contract.Samples.elsewhere;
import static org.chaland.spi.contract.Samples.guest;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.named;
import static org.chaland.spi.contract.Samples.outOfUse;
import static org.chaland.spi.contract.Samples.purchaseOf;
import static org.chaland.spi.contract.StoredCustomers.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.spi.CustomerDirectory;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What holds for the newest customers in every {@link CustomerDirectory}, and for tombstones; see also
 * {@link CustomerSearchRules} and {@link SharedEmailRules}.
 */
abstract class CustomerDirectoryRules extends StoragePart {

    private Storage storage;
    private StoredCustomers customers;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        customers = new StoredCustomers(storage.customers());
    }

    @Test
    void newestCustomerComesFirst() {
        customers.insert(named(2, "A", 1), named(1, "B", 3), named(3, "C", 2));

        assertEquals(ids(1, 3, 2), newest());
    }

    @Test
    void thoseMadeAtOneTimeComeInDescendingOrderOfTheBytesOfTheirIds() {
        Samples.IDS_IN_ORDER.forEach(id ->
                customers.insert(Customer.builder(SHOP, new CustomerId(id), NOW).build()));

        var descending = new ArrayList<>(Samples.IDS_IN_ORDER);
        Collections.reverse(descending);
        Pages.assertPages(descending.stream().map(CustomerId::new).toList(), this::newest, CustomerEntry::id);
    }

    @Test
    void lineShowsWhatTheListPromises() {
        var customer = Customer.builder(SHOP, id(1), NOW)
                .details(Samples.trickyTexts())
                .links(List.of(Link.signedIn(account("anna"), NOW)))
                .build();
        customers.insert(customer);

        assertEquals(List.of(CustomerEntry.of(customer, new Purchase.Counts(0, 0, 0))), newest(Optional.empty(), 9));
    }

    @Test
    void lineOfACustomerOfWhomNothingIsKnownIsEmpty() {
        customers.insert(Customer.builder(SHOP, id(1), NOW).build());

        assertEquals(
                List.of(new CustomerEntry(id(1), "", "", "", "", false, NOW, new Purchase.Counts(0, 0, 0))),
                newest(Optional.empty(), 9));
    }

    @Test
    void lineCountsThePurchasesOfTheCustomerByState() {
        customers.insert(guest(1), guest(2));
        insert(purchaseOf(id(1), "A-1", NOW));
        insert(purchaseOf(id(1), "A-2", NOW).toBuilder().completed(NOW).build());
        insert(purchaseOf(id(1), "A-3", NOW).toBuilder().completed(NOW).build());
        for (var number = 4; number <= 6; number++) {
            insert(purchaseOf(id(1), "A-" + number, NOW).toBuilder()
                    .completed(NOW)
                    .cancelled(NOW)
                    .build());
        }
        insert(Purchase.builder(new PurchaseRef(OTHER_SHOP, "A-7"), id(1), Samples.known(), NOW)
                .build());

        var lines = newest(Optional.empty(), 9);

        assertEquals(ids(2, 1), lines.stream().map(CustomerEntry::id).toList());
        assertEquals(
                List.of(new Purchase.Counts(0, 0, 0), new Purchase.Counts(1, 2, 3)),
                lines.stream().map(CustomerEntry::purchases).toList());
    }

    @Test
    void lineSaysThatAnAccountIsLinkedInWhateverStateAndHoweverManyThereAre() {
        for (var state : Link.State.values()) {
            var number = 1 + state.ordinal();
            var links = List.of(
                    new Link(account("user-" + number), Link.Proof.CREATED, state, NOW),
                    new Link(new Account(OTHER_ISSUER, "user-" + number), Link.Proof.CREATED, state, NOW));
            customers.insert(guest(number).toBuilder().links(links).build());
        }

        var lines = newest(Optional.empty(), 9);

        assertEquals(
                Collections.nCopies(Link.State.values().length, true),
                lines.stream().map(CustomerEntry::linked).toList());
    }

    @Test
    void pagesShowEachCustomerOnce() {
        customers.insert(named(1, "A", 1), named(2, "B", 2), named(3, "C", 2), named(4, "D", 3), named(5, "E", 2));

        Pages.assertPages(ids(4, 5, 3, 2, 1), this::newest, CustomerEntry::id);
    }

    @Test
    void onlyRecordsInUseAreListed() {
        customers.insert(guest(1));
        for (var kind = 0; kind < 3; kind++) {
            customers.insert(outOfUse(guest(2 + kind)).get(kind));
        }

        assertEquals(ids(1), newest());
    }

    @Test
    void customersOfOneShopAreNotListedInAnother() {
        customers.insert(guest(1), elsewhere(guest(1), 2));

        assertEquals(ids(1), newest());
        assertEquals(
                ids(2),
                storage.directory().newest(OTHER_SHOP, Optional.empty(), 9).stream()
                        .map(CustomerEntry::id)
                        .toList());
    }

    @Test
    void pageAfterACustomerWhoIsNotListedIsEmpty() {
        customers.insert(named(1, "A", 0), named(2, "B", 1), elsewhere(named(3, "C", 2), 3));
        for (var gone : outOfUse(named(2, "B", 1))) {
            customers.update(gone);

            Pages.assertNothingFollows(ids(2, 3, 4), this::newest);
        }
        customers.delete(2);
        Pages.assertNothingFollows(ids(2), this::newest);
    }

    @Test
    void listFollowsEveryChange() {
        customers.insert(guest(1));
        customers.update(named(1, "Nobody else", 0));
        insert(purchaseOf(id(1), "A-1", NOW));
        storage.customers().link(SHOP, id(1), Link.signedIn(account("anna"), NOW));

        var changed = new CustomerEntry(id(1), "Nobody else", "", "", "", true, NOW, new Purchase.Counts(1, 0, 0));
        assertEquals(List.of(changed), newest(Optional.empty(), 9));

        customers.delete(1);
        assertEquals(List.of(), newest());
    }

    @Test
    void listsShowWhatTheTransactionWroteAndNotWhatWasRolledBack() {
        customers.insert(guest(1), guest(2));

        Rollbacks.rolledBack(storage.transactions(), () -> {
            customers.insert(named(3, "A", 1));
            customers.update(guest(1).toBuilder().mergedInto(id(2)).build());
            assertEquals(ids(3, 2), newest());
            assertEquals(ids(1), storage.directory().mergedInto(SHOP, id(2)));
        });

        assertEquals(ids(2, 1), newest());
        assertEquals(List.of(), storage.directory().mergedInto(SHOP, id(2)));
    }

    @Test
    void tombstonesOfASurvivorComeInTheOrderOfTheBytesOfTheirIds() {
        customers.insert(guest(1));
        var descending = new ArrayList<>(Samples.IDS_IN_ORDER);
        Collections.reverse(descending);
        descending.forEach(id -> customers.insert(Customer.builder(SHOP, new CustomerId(id), NOW)
                .mergedInto(id(1))
                .build()));

        assertEquals(
                Samples.IDS_IN_ORDER.stream().map(CustomerId::new).toList(),
                storage.directory().mergedInto(SHOP, id(1)));
    }

    @Test
    void tombstonesOfOthersAndOfOtherShopsAreNotListed() {
        customers.insert(
                guest(1), guest(2), guest(3).toBuilder().mergedInto(id(2)).build());
        customers.insert(elsewhere(guest(4), 4).toBuilder().mergedInto(id(1)).build());

        assertEquals(List.of(), storage.directory().mergedInto(SHOP, id(1)));
        assertEquals(ids(3), storage.directory().mergedInto(SHOP, id(2)));
    }

    @Test
    void listsAreUnmodifiable() {
        customers.insert(guest(1), guest(2).toBuilder().mergedInto(id(1)).build());

        Pages.assertUnmodifiable(newest(Optional.empty(), Pages.ALL));
        var tombstones = storage.directory().mergedInto(SHOP, id(1));
        assertThrows(UnsupportedOperationException.class, tombstones::clear);
    }

    private void insert(Purchase purchase) {
        storage.purchases().insert(purchase);
    }

    private List<CustomerEntry> newest(Optional<CustomerId> after, int limit) {
        return storage.directory().newest(SHOP, after, limit);
    }

    private List<CustomerId> newest() {
        return newest(Optional.empty(), Pages.ALL).stream()
                .map(CustomerEntry::id)
                .toList();
    }
}
