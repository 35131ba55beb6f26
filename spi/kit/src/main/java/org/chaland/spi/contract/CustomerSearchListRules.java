package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.elsewhere;
import static org.chaland.spi.contract.Samples.guest;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.named;
import static org.chaland.spi.contract.Samples.outOfUse;
import static org.chaland.spi.contract.StoredCustomers.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.spi.CustomerDirectory;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for the list that every search of a {@link CustomerDirectory} gives. */
abstract class CustomerSearchListRules extends StoragePart {

    /** A letter that is four bytes in UTF-8 and two chars in Java. */
    private static final String LAST_LETTER = "\ud884\udf4a";

    private Storage storage;
    private StoredCustomers customers;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        customers = new StoredCustomers(storage.customers());
    }

    @Test
    void theyComeInTheOrderOfTheirFirstTermOfTheFirstPrefixThenOfTheBytesOfTheirIds() {
        customers.insert(
                named(1, "Zoe Annika", 9), named(2, "Annabel Anton", 5), named(3, "Anna", 7), named(4, "Anna", 6));

        Pages.assertPages(ids(3, 4, 2, 1), paged("an"), CustomerEntry::id);
        Pages.assertPages(ids(2), paged("ant"), CustomerEntry::id);

        Samples.IDS_IN_ORDER.forEach(id -> customers.insert(Customer.builder(SHOP, new CustomerId(id), NOW)
                .details(named(1, "Bo", 0).details())
                .build()));
        Pages.assertPages(Samples.IDS_IN_ORDER.stream().map(CustomerId::new).toList(), paged("bo"), CustomerEntry::id);
    }

    @Test
    void termsAreInTheOrderOfTheirBytes() {
        customers.insert(
                named(1, "a" + LAST_LETTER, 0), named(2, "a\ufa0e", 0), named(3, "a\u4e00", 0), named(4, "az", 0));

        Pages.assertPages(ids(4, 3, 2, 1), paged("a"), CustomerEntry::id);
    }

    @Test
    void pagesShowEachCustomerOnceByHoweverManyTermsItIsFound() {
        customers.insert(
                named(1, "Anna Annabel Annika", 0),
                named(2, "Annabel Berta", 0),
                named(3, "Annika Anna Bo Bob Berta", 0),
                named(4, "Anton Anna Bert Anna", 0),
                named(5, "Berta", 0));

        Pages.assertPages(ids(1, 3, 4, 2), paged("an"), CustomerEntry::id);
        Pages.assertPages(ids(3, 4, 2), paged("an", "b"), CustomerEntry::id);
        Pages.assertPages(ids(4, 2, 3), paged("b", "a"), CustomerEntry::id);
        Pages.assertPages(ids(3), paged("b", "an", "bo", "bob", "anni", "berta"), CustomerEntry::id);
    }

    @Test
    void noPrefixIsLostWhenTheRarestComesFirst() {
        customers.insert(named(1, "Anna Berta", 0), named(2, "Anna Bo", 0));

        for (var prefixes : List.of(List.of("anna"), List.of("an", "b", "c"), List.of("\ud884", "c", "b", "an"))) {
            var ordered = storage.directory().rarestFirst(SHOP, prefixes);

            assertEquals(
                    prefixes.stream().sorted().toList(),
                    ordered.stream().sorted().toList());
        }
    }

    @Test
    void lineShowsWhatTheListPromises() {
        customers.insert(guest(1));
        storage.purchases().insert(Samples.purchase("A-1"));

        assertEquals(
                List.of(CustomerEntry.of(guest(1), new Purchase.Counts(1, 0, 0))),
                storage.directory().search(SHOP, List.of("zoe"), Optional.empty(), Pages.ALL));
    }

    @Test
    void pageAfterACustomerWhoIsNotFoundIsEmpty() {
        customers.insert(named(1, "Anna", 0), named(2, "Annb Berta", 0), named(3, "Annc Berta", 0));
        customers.insert(elsewhere(named(4, "Anna Berta", 0), 4), named(5, "Berta", 0));

        Pages.assertNothingFollows(ids(4, 5, 6), paged("ann"));
        Pages.assertNothingFollows(ids(1, 4, 5, 6), paged("ann", "berta"));
        for (var gone : outOfUse(named(2, "Annb Berta", 0))) {
            customers.update(gone);

            Pages.assertNothingFollows(ids(2), paged("ann"));
            Pages.assertNothingFollows(ids(2), paged("ann", "berta"));
        }
        customers.delete(2);
        Pages.assertNothingFollows(ids(2), paged("ann"));
    }

    @Test
    void foundCustomersAreUnmodifiable() {
        customers.insert(named(1, "Anna", 0));
        var nothing = storage.directory().search(SHOP, List.of("b"), Optional.empty(), Pages.ALL);
        var one = storage.directory().search(SHOP, List.of("a"), Optional.empty(), Pages.ALL);

        assertThrows(UnsupportedOperationException.class, () -> nothing.addAll(one));
        Pages.assertUnmodifiable(one);
    }

    private Pages.Paged<CustomerEntry, CustomerId> paged(String... prefixes) {
        return (after, limit) -> storage.directory().search(SHOP, List.of(prefixes), after, limit);
    }
}
