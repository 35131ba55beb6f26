package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.known;
import static org.chaland.spi.contract.Samples.purchase;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Details;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Training;
import org.chaland.spi.PurchaseStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link PurchaseStore}; its lists are told by {@link PurchaseListRules}. */
abstract class PurchaseStoreRules extends StoragePart {

    private static final PurchaseRef REF = new PurchaseRef(SHOP, "A-1");

    private PurchaseStore purchases;

    @BeforeEach
    void openEmptyStorage() {
        purchases = storage().purchases();
    }

    @Test
    void purchaseIsFoundAsItWasStored() {
        var purchase = purchase("A-1").toBuilder()
                .trainings(List.of(Training.of("welding").until(NOW.plusSeconds(1)), Training.of("a b/é")))
                .completed(NOW.plusSeconds(2))
                .cancelled(NOW.plusSeconds(3))
                .build();

        assertIsKept(purchase);
    }

    @Test
    void purchaseThatOpensNothingIsFoundAsItWasStored() {
        var purchase = Purchase.builder(REF, id(1), Details.empty(), NOW).build();

        assertIsKept(purchase);
    }

    @Test
    void textsComeBackUnchanged() {
        var purchase = Purchase.builder(REF, id(1), Samples.trickyTexts(), NOW).build();

        assertIsKept(purchase);
    }

    @Test
    void textsMayBeAsLongAsTheirFieldAllows() {
        var purchase = Purchase.builder(REF, id(1), Samples.longestTexts(), NOW)
                .trainings(List.of(Training.of("x".repeat(100))))
                .build();

        assertIsKept(purchase);
    }

    @Test
    void timesKeepTheirMicrosecondsAlsoWhenClocksAreSetBack() {
        var twice = Samples.HOUR_THAT_COMES_TWICE;
        var purchase = Purchase.builder(REF, id(1), known(), twice.get(0))
                .trainings(List.of(
                        Training.of("a").until(twice.get(0).plusNanos(1000)),
                        Training.of("b").until(twice.get(1).plusNanos(999_999_000))))
                .completed(twice.get(1))
                .build();

        assertIsKept(purchase);
    }

    @Test
    void unknownReferenceFindsNothing() {
        assertEquals(Optional.empty(), purchases.find(REF));
    }

    @Test
    void twoShopsMayUseOneReference() {
        var elsewhere = Purchase.builder(new PurchaseRef(OTHER_SHOP, "A-1"), id(2), known(), NOW)
                .build();
        purchases.insert(purchase("A-1"));

        assertEquals(Optional.empty(), purchases.find(elsewhere.ref()));
        assertTrue(purchases.insert(elsewhere));

        assertEquals(Parts.of(purchase("A-1")), stored());
        assertEquals(Parts.of(elsewhere), Parts.ofPurchase(purchases.find(elsewhere.ref())));
    }

    @Test
    void knownReferenceIsRefusedAndTheFirstPurchaseStaysAsItWas() {
        purchases.insert(purchase("A-1"));

        assertFalse(purchases.insert(Purchase.builder(REF, id(2), Details.empty(), NOW.plusSeconds(1))
                .trainings(List.of(Training.of("welding")))
                .build()));

        assertEquals(Parts.of(purchase("A-1")), stored());
    }

    @Test
    void referencesAreComparedAsBytes() {
        var references = new ArrayList<>(Samples.LOOK_ALIKES);
        Collections.addAll(references, "7", "07", "7.0", "x".repeat(99), "x".repeat(100));

        for (var reference : references) {
            assertEquals(Optional.empty(), purchases.find(new PurchaseRef(SHOP, reference)), reference);
            assertTrue(purchases.insert(purchase(reference)), reference);
        }

        for (var reference : references) {
            assertEquals(Parts.of(purchase(reference)), stored(reference));
        }
    }

    @Test
    void updateWritesCustomerStateTrainingsAndTimes() {
        purchases.insert(purchase("A-1").toBuilder()
                .trainings(List.of(Training.of("welding"), Training.of("old")))
                .build());
        var change = purchase("A-1").toBuilder()
                .customer(id(2))
                .trainings(List.of(
                        Training.of("new").until(NOW), Training.of("welding").until(NOW)))
                .completed(NOW.plusSeconds(2))
                .cancelled(NOW.plusSeconds(3))
                .build();

        assertTrue(purchases.update(change));

        assertEquals(Parts.of(change.toBuilder().version(2).build()), stored());
    }

    @Test
    void updateCanTakeAllTrainingsAway() {
        purchases.insert(purchase("A-1").toBuilder()
                .trainings(List.of(Training.of("welding")))
                .build());

        assertTrue(purchases.update(purchase("A-1")));

        assertEquals(Parts.of(purchase("A-1").toBuilder().version(2).build()), stored());
    }

    @Test
    void frozenDetailsAreWrittenAgainAsLongAsNothingIsPaid() {
        purchases.insert(purchase("A-1"));

        assertTrue(purchases.update(
                purchase("A-1").toBuilder().frozen(Samples.trickyTexts()).build()));

        assertEquals(Samples.trickyTexts(), purchases.find(REF).orElseThrow().frozen());
    }

    @Test
    void frozenDetailsOfWhatIsPaidOrCancelledAreNeverWrittenAgain() {
        purchases.insert(purchase("A-1"));
        var other = purchase("A-1").toBuilder().frozen(Samples.trickyTexts());

        assertTrue(purchases.update(other.completed(NOW).build()));
        assertTrue(purchases.update(other.cancelled(NOW).version(2).build()));

        assertEquals(known(), purchases.find(REF).orElseThrow().frozen());
    }

    @Test
    void updateOfAnotherVersionIsRefusedAndWritesNothing() {
        purchases.insert(purchase("A-1"));
        purchases.update(purchase("A-1"));
        var before = stored();

        for (var version : List.of(0, 1, 3)) {
            assertFalse(purchases.update(purchase("A-1").toBuilder()
                    .customer(id(2))
                    .completed(NOW)
                    .trainings(List.of(Training.of("welding")))
                    .version(version)
                    .build()));
        }

        assertEquals(before, stored());
    }

    @Test
    void updateOfAnUnknownPurchaseIsRefusedAndStoresNothing() {
        purchases.insert(purchase("A-1"));

        assertFalse(purchases.update(purchase("a-1")));
        assertFalse(purchases.update(Purchase.builder(new PurchaseRef(OTHER_SHOP, "A-1"), id(1), known(), NOW)
                .build()));

        assertEquals(Optional.empty(), purchases.find(new PurchaseRef(OTHER_SHOP, "A-1")));
        assertEquals(Parts.of(purchase("A-1")), stored());
    }

    private void assertIsKept(Purchase purchase) {
        assertTrue(purchases.insert(purchase));
        assertEquals(Parts.of(purchase), stored());
    }

    private List<Object> stored() {
        return stored("A-1");
    }

    private List<Object> stored(String reference) {
        return Parts.ofPurchase(purchases.find(new PurchaseRef(SHOP, reference)));
    }
}
