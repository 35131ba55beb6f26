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
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Training;
import org.chaland.spi.PurchaseStore;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for all purchases of a customer in every {@link PurchaseStore}. */
public abstract class PurchaseListContract {

    private static final int ALL = 100;

    private PurchaseStore purchases;

    /** A storage that holds nothing; asked for once before each test. */
    protected abstract Storage storage();

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
    void listShowsPurchasesWhole() {
        var purchase = purchase("A-1").toBuilder()
                .trainings(List.of(new Training("welding", Optional.of(NOW)), new Training("safety", Optional.empty())))
                .completed(NOW)
                .build();
        purchases.insert(purchase);

        var listed = purchases.ofCustomer(SHOP, id(1), ALL);

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
        assertEquals(List.of(), purchases.ofCustomer(SHOP, id(1), ALL));
    }

    @Test
    void listIsUnmodifiable() {
        purchases.insert(purchase("A-1"));
        var full = purchases.ofCustomer(SHOP, id(1), ALL);
        var empty = purchases.ofCustomer(SHOP, id(2), ALL);

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
    void repointingGivesAllPurchasesToTheOtherAndEachVersionGrowsByOne() {
        var first = purchaseOf(id(1), "A-1", NOW).toBuilder()
                .trainings(List.of(new Training("welding", Optional.of(NOW))))
                .completed(NOW)
                .build();
        purchases.insert(first);
        purchases.insert(purchaseOf(id(1), "A-2", NOW));
        purchases.insert(purchaseOf(id(2), "B-1", NOW));

        assertEquals(2, purchases.repoint(SHOP, id(1), id(2)));

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

        assertEquals(0, purchases.repoint(SHOP, id(1), id(2)));

        assertEquals(List.of("C-1"), references(id(3), ALL));
        assertEquals(1, version("C-1"));
        assertEquals(
                Parts.of(inOtherShop("A-1")),
                Parts.ofPurchase(purchases.find(inOtherShop("A-1").ref())));
    }

    private static Purchase inOtherShop(String reference) {
        return Purchase.builder(new PurchaseRef(OTHER_SHOP, reference), id(1), known(), NOW)
                .build();
    }

    private List<String> references(CustomerId customer, int limit) {
        return purchases.ofCustomer(SHOP, customer, limit).stream()
                .map(purchase -> purchase.ref().reference())
                .toList();
    }

    private long version(String reference) {
        return purchases.find(new PurchaseRef(SHOP, reference)).orElseThrow().version();
    }
}
