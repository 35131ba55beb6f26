package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.known;
import static org.chaland.spi.contract.Samples.purchase;
import static org.chaland.spi.contract.Samples.purchaseOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.Purchase.State;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Training;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.PurchaseStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for all purchases of a customer in every {@link PurchaseStore}. */
abstract class PurchaseListRules extends StoragePart {

    private static final int ALL = 100;
    private static final PurchaseQuery ANY = PurchaseQuery.newest(SHOP, id(1), ALL);

    private PurchaseStore purchases;

    @BeforeEach
    void openEmptyStorage() {
        purchases = storage().purchases();
    }

    @Test
    void newestPlacedPurchaseComesFirst() {
        purchases.insert(purchaseOf(id(1), "M", NOW.plusSeconds(1)));
        purchases.insert(purchaseOf(id(1), "Z", NOW));
        purchases.insert(purchaseOf(id(1), "A", NOW.plusSeconds(2)));

        assertEquals(List.of("A", "M", "Z"), references(id(1), ALL));
    }

    @Test
    void thosePlacedAtOneTimeComeInDescendingOrderOfTheBytesOfTheirReference() {
        for (var reference : List.of("b", "C", "10", "a", "9", "B", "_")) {
            purchases.insert(purchase(reference));
        }

        assertEquals(List.of("b", "a", "_", "C", "B", "9", "10"), references(id(1), ALL));
    }

    @Test
    void listIsNoLongerThanItsLimitAndKeepsTheNewest() {
        for (var number = 0; number < 5; number++) {
            purchases.insert(purchaseOf(id(1), "A-" + number, NOW.plusSeconds(number)));
        }

        assertEquals(List.of("A-4"), references(id(1), 1));
        assertEquals(List.of("A-4", "A-3", "A-2"), references(id(1), 3));
        assertEquals(5, references(id(1), ALL).size());
    }

    @Test
    void pagesShowEachPurchaseOnce() {
        for (var reference : List.of("b", "C", "10", "a")) {
            purchases.insert(purchase(reference));
        }
        purchases.insert(purchaseOf(id(1), "old", NOW.minusSeconds(1)));
        purchases.insert(purchaseOf(id(1), "new", NOW.plusSeconds(1)));

        Pages.assertPages(List.of("new", "b", "a", "C", "10", "old"), pages(ANY), PurchaseListRules::reference);
    }

    @Test
    void pagesHoldTheStatesThatAreAskedForAndNoOther() {
        for (var number = 0; number < 3; number++) {
            purchases.insert(purchaseOf(id(1), "placed-" + number, NOW.plusSeconds(number)));
            purchases.insert(completed("paid-" + number, number));
            purchases.insert(completed("gone-" + number, number).toBuilder()
                    .cancelled(NOW)
                    .build());
        }

        Pages.assertPages(
                List.of("paid-2", "paid-1", "paid-0"), pages(ANY.in(State.COMPLETED)), PurchaseListRules::reference);
        Pages.assertPages(
                List.of("placed-2", "gone-2", "placed-1", "gone-1", "placed-0", "gone-0"),
                pages(new PurchaseQuery(SHOP, id(1), Set.of(State.PLACED, State.CANCELLED), Optional.empty(), 1)),
                PurchaseListRules::reference);
    }

    @Test
    void pageMayFollowAPurchaseInAnotherState() {
        purchases.insert(completed("A-1", 0));
        purchases.insert(purchaseOf(id(1), "A-2", NOW.plusSeconds(1)));
        purchases.insert(completed("A-3", 2));

        var page = purchases.ofCustomer(ANY.in(State.COMPLETED).after(Optional.of("A-2")));

        assertEquals(
                List.of("A-1"), page.stream().map(PurchaseListRules::reference).toList());
    }

    @Test
    void pageAfterAReferenceThatTheCustomerHasNotIsEmpty() {
        purchases.insert(purchase("A-1"));
        purchases.insert(purchaseOf(id(2), "B-1", NOW.plusSeconds(1)));
        purchases.insert(inOtherShop("C-1"));

        Pages.assertNothingFollows(List.of("B-1", "C-1", "D-1", "a-1", "A-", "", "\0"), pages(ANY));
    }

    @Test
    void listShowsPurchasesWhole() {
        var purchase = purchase("A-1").toBuilder()
                .trainings(List.of(Training.of("welding").until(NOW), Training.of("safety")))
                .completed(NOW)
                .build();
        purchases.insert(purchase);

        var listed = purchases.ofCustomer(PurchaseQuery.newest(SHOP, id(1), ALL));

        assertEquals(List.of(Parts.of(purchase)), listed.stream().map(Parts::of).toList());
    }

    @Test
    void listHoldsNothingOfAnotherCustomerOrShop() {
        purchases.insert(purchaseOf(id(1), "mine", NOW));
        purchases.insert(purchaseOf(id(2), "another's", NOW));
        purchases.insert(inOtherShop("elsewhere"));

        assertEquals(List.of("mine"), references(id(1), ALL));
    }

    @Test
    void listOfACustomerWithoutPurchasesIsEmpty() {
        assertEquals(List.of(), purchases.ofCustomer(PurchaseQuery.newest(SHOP, id(1), ALL)));
    }

    @Test
    void listIsUnmodifiable() {
        purchases.insert(purchase("A-1"));
        var full = purchases.ofCustomer(PurchaseQuery.newest(SHOP, id(1), ALL));
        var empty = purchases.ofCustomer(PurchaseQuery.newest(SHOP, id(2), ALL));

        assertThrows(UnsupportedOperationException.class, full::clear);
        assertThrows(UnsupportedOperationException.class, () -> empty.add(purchase("A-2")));
    }

    @Test
    void listFollowsAnUpdateOfTheCustomer() {
        purchases.insert(purchase("A-1"));

        purchases.update(purchase("A-1").toBuilder().customer(id(2)).build());

        assertEquals(List.of(), references(id(1), ALL));
        assertEquals(List.of("A-1"), references(id(2), ALL));
    }

    @Test
    void purchasesOfACustomerAreCountedByState() {
        for (var number = 0; number < 3; number++) {
            purchases.insert(purchaseOf(id(1), "placed-" + number, NOW));
        }
        for (var number = 0; number < 2; number++) {
            purchases.insert(purchaseOf(id(1), "paid-" + number, NOW).toBuilder()
                    .completed(NOW)
                    .build());
        }
        purchases.insert(
                purchaseOf(id(1), "cancelled", NOW).toBuilder().cancelled(NOW).build());
        purchases.insert(purchaseOf(id(2), "another's", NOW));
        purchases.insert(inOtherShop("elsewhere"));

        assertEquals(new Purchase.Counts(3, 2, 1), purchases.counts(SHOP, id(1)));
        assertEquals(new Purchase.Counts(0, 0, 0), purchases.counts(SHOP, id(3)));
    }

    @Test
    void repointingGivesAllPurchasesToTheOtherAndEachVersionGrowsByOne() {
        var first = purchaseOf(id(1), "A-1", NOW).toBuilder()
                .trainings(List.of(Training.of("welding").until(NOW)))
                .completed(NOW)
                .build();
        purchases.insert(first);
        purchases.insert(purchaseOf(id(1), "A-2", NOW));
        purchases.insert(purchaseOf(id(2), "B-1", NOW));

        assertEquals(2, purchases.repoint(SHOP, List.of(id(1)), id(2)));

        assertEquals(List.of(), references(id(1), ALL));
        assertEquals(List.of("B-1", "A-2", "A-1"), references(id(2), ALL));
        assertEquals(
                Parts.of(first.toBuilder().customer(id(2)).version(2).build()),
                Parts.ofPurchase(purchases.find(first.ref())));
        assertEquals(1, version("B-1"));
        assertEquals(2, version("A-2"));
    }

    @Test
    void repointingTouchesNoOtherCustomerAndNoOtherShop() {
        purchases.insert(purchaseOf(id(3), "C-1", NOW));
        purchases.insert(inOtherShop("A-1"));

        assertEquals(0, purchases.repoint(SHOP, List.of(id(1)), id(2)));

        assertEquals(List.of("C-1"), references(id(3), ALL));
        assertEquals(1, version("C-1"));
        assertEquals(
                Parts.of(inOtherShop("A-1")),
                Parts.ofPurchase(purchases.find(inOtherShop("A-1").ref())));
    }

    private Pages.Paged<Purchase, String> pages(PurchaseQuery query) {
        return (after, limit) ->
                purchases.ofCustomer(new PurchaseQuery(query.shop(), query.customer(), query.states(), after, limit));
    }

    private static String reference(Purchase purchase) {
        return purchase.ref().reference();
    }

    private static Purchase completed(String reference, int seconds) {
        return purchaseOf(id(1), reference, NOW.plusSeconds(seconds)).toBuilder()
                .completed(NOW)
                .build();
    }

    private static Purchase inOtherShop(String reference) {
        return Purchase.builder(new PurchaseRef(OTHER_SHOP, reference), id(1), known(), NOW)
                .build();
    }

    private List<String> references(CustomerId customer, int limit) {
        return purchases.ofCustomer(PurchaseQuery.newest(SHOP, customer, limit)).stream()
                .map(PurchaseListRules::reference)
                .toList();
    }

    private long version(String reference) {
        return purchases.find(new PurchaseRef(SHOP, reference)).orElseThrow().version();
    }
}
