package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.known;
import static org.chaland.spi.contract.Samples.purchase;
import static org.chaland.spi.contract.Samples.purchaseOf;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Training;
import org.chaland.spi.PurchaseStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for the access that purchases give in every {@link PurchaseStore}. */
abstract class PurchaseAccessRules extends StoragePart {

    private PurchaseStore purchases;

    @BeforeEach
    void openEmptyStorage() {
        purchases = storage().purchases();
    }

    @Test
    void customerWithoutPurchasesHasNoAccess() {
        assertFalse(givesAccess(NOW));
    }

    @Test
    void paidPurchaseGivesAccessUntilTheLastOfItsTrainingsEnds() {
        purchases.insert(paid("A-1", ending(NOW), ending(NOW.plusSeconds(10))));
        purchases.insert(paid("A-2", ending(NOW)));

        assertTrue(givesAccess(NOW));
        assertTrue(givesAccess(NOW.plusSeconds(10).minusNanos(1_000)));
        assertFalse(givesAccess(NOW.plusSeconds(10)));
    }

    @Test
    void paidPurchaseWithoutTrainingsGivesAccessWithoutEnd() {
        purchases.insert(paid("A-1"));

        assertTrue(givesAccess(NOW.plusSeconds(1_000_000_000)));
    }

    @Test
    void paidPurchaseWithATrainingThatDoesNotEndGivesAccessWithoutEnd() {
        purchases.insert(paid("A-1", ending(NOW), Training.of("safety")));

        assertTrue(givesAccess(NOW.plusSeconds(1_000_000_000)));
    }

    @Test
    void purchaseThatIsNotPaidGivesNoAccess() {
        purchases.insert(purchase("A-1"));
        purchases.insert(paid("A-2").toBuilder().cancelled(NOW).build());

        assertFalse(givesAccess(NOW));
    }

    @Test
    void purchaseOfAnotherCustomerOrShopGivesNoAccess() {
        purchases.insert(
                purchaseOf(id(2), "B-1", NOW).toBuilder().completed(NOW).build());
        purchases.insert(Purchase.builder(new PurchaseRef(OTHER_SHOP, "elsewhere"), id(1), known(), NOW)
                .completed(NOW)
                .build());

        assertFalse(givesAccess(NOW));
    }

    private boolean givesAccess(Instant at) {
        return purchases.givesAccess(SHOP, id(1), at);
    }

    private static Purchase paid(String reference, Training... trainings) {
        return purchase(reference).toBuilder()
                .trainings(List.of(trainings))
                .completed(NOW)
                .build();
    }

    private static Training ending(Instant end) {
        return Training.of("welding").until(end);
    }
}
