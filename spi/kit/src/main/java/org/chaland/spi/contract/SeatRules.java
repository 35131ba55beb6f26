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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.spi.PurchaseStore;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for the seats of orders in every {@link PurchaseStore}. */
abstract class SeatRules extends StoragePart {

    private static final Optional<String> WORDS = Optional.of("À toi\n\uD83D\uDE00 = ; \\");

    private Storage storage;
    private PurchaseStore purchases;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        purchases = storage.purchases();
    }

    @Test
    void seatComesBackWithItsOrderAndItsMessage() {
        purchases.insert(seat("s-1", "o-1", NOW));

        var found = purchases.find(new PurchaseRef(SHOP, "s-1")).orElseThrow();
        assertEquals(Optional.of("o-1"), found.seatOf());
        assertEquals(WORDS, found.message());
        purchases.insert(purchase("o-1"));
        assertEquals(
                Optional.empty(),
                purchases.find(new PurchaseRef(SHOP, "o-1")).orElseThrow().seatOf());
    }

    @Test
    void seatsOfSomeOrdersAreListedTheOldestFirstInWhateverState() {
        purchases.insert(seat("s-3", "o-1", NOW.plusNanos(1_000)).toBuilder()
                .completed(NOW)
                .build());
        purchases.insert(seat("s-2", "o-2", NOW));
        purchases.insert(seat("s-1", "o-1", NOW).toBuilder().cancelled(NOW).build());
        purchases.insert(seat("s-4", "o-3", NOW));
        purchases.insert(purchase("o-1"));
        purchases.insert(Purchase.builder(new PurchaseRef(OTHER_SHOP, "s-5"), id(1), known(), NOW)
                .seatOf("o-1", Optional.empty())
                .build());

        assertEquals(List.of("s-1", "s-2", "s-3"), listed(SHOP, "o-1", "o-2"));
        assertEquals(List.of("s-5"), listed(OTHER_SHOP, "o-1", "o-2"));
        assertEquals(List.of(), listed(SHOP, "O-1", "o-1 ", "o"));
        assertEquals(List.of(), listed(SHOP));
        assertThrows(
                UnsupportedOperationException.class,
                () -> purchases.seatsOf(SHOP, List.of("o-1")).clear());
    }

    @Test
    void updateLeavesOrderAndMessage() {
        purchases.insert(seat("s-1", "o-1", NOW));

        assertTrue(purchases.update(purchaseOf(id(2), "s-1", NOW).toBuilder()
                .trainings(List.of(
                        Training.of("latin").from(NOW).until(NOW.plusSeconds(1)).seatsToGive(7)))
                .completed(NOW)
                .build()));

        var found = purchases.seatsOf(SHOP, List.of("o-1")).get(0);
        assertEquals(WORDS, found.message());
        assertEquals(id(2), found.customer());
        assertEquals(7, found.trainings().get(0).seatsToGive());
        assertEquals(Optional.of(NOW), found.trainings().get(0).from());
    }

    @Test
    void forgettingItsDetailsTakesTheMessageAwayAndLeavesTheOrder() {
        purchases.insert(seat("s-1", "o-1", NOW));

        assertTrue(storage.retention().forgetDetails(new PurchaseRef(SHOP, "s-1")));

        var found = purchases.seatsOf(SHOP, List.of("o-1")).get(0);
        assertEquals(Optional.empty(), found.message());
        assertTrue(found.frozen().values().isEmpty());
    }

    @Test
    void seatGivesAccessAsAnyPurchase() {
        purchases.insert(seat("s-1", "o-1", NOW).toBuilder()
                .trainings(List.of(Training.of("latin")))
                .completed(NOW)
                .build());

        assertTrue(purchases.givesAccess(SHOP, id(1), NOW));
    }

    private List<String> listed(ShopId shop, String... orders) {
        return purchases.seatsOf(shop, List.of(orders)).stream()
                .map(seat -> seat.ref().reference())
                .toList();
    }

    private static Purchase seat(String reference, String order, Instant at) {
        return purchaseOf(id(1), reference, at).toBuilder().seatOf(order, WORDS).build();
    }
}
