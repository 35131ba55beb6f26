package org.chaland.memory;

import java.time.Instant;
import java.util.stream.Stream;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.PurchaseStore;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.PurchaseAccessContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of purchases that are wrong about access, in one way each. */
final class BrokenPurchaseAccess {

    private BrokenPurchaseAccess() {}

    @DisplayName("A store whose access ends with the first training")
    @Breaks({
        "paidPurchaseGivesAccessUntilTheLastOfItsTrainingsEnds",
        "paidPurchaseWithATrainingThatDoesNotEndGivesAccessWithoutEnd"
    })
    static final class UntilTheFirstEnd extends PurchaseAccessContract {

        @Override
        protected Storage storage() {
            return deciding((paid, at) ->
                    paid.allMatch(purchase -> purchase.trainings().stream().allMatch(training -> training.isOpen(at))));
        }
    }

    @DisplayName("A store whose access outlasts its end by a moment")
    @Breaks("paidPurchaseGivesAccessUntilTheLastOfItsTrainingsEnds")
    static final class AMomentTooLong extends PurchaseAccessContract {

        @Override
        protected Storage storage() {
            return deciding((paid, at) -> paid.anyMatch(purchase -> purchase.givesAccess(at.minusNanos(1_000))));
        }
    }

    @DisplayName("A store that sees only trainings that end")
    @Breaks({
        "paidPurchaseWithoutTrainingsGivesAccessWithoutEnd",
        "paidPurchaseWithATrainingThatDoesNotEndGivesAccessWithoutEnd"
    })
    static final class OnlyWhatEnds extends PurchaseAccessContract {

        @Override
        protected Storage storage() {
            return deciding((paid, at) -> paid.flatMap(purchase -> purchase.trainings().stream())
                    .map(Training::end)
                    .anyMatch(end -> end.filter(at::isBefore).isPresent()));
        }
    }

    @DisplayName("A store that lets in whoever has placed an order")
    @Breaks("purchaseThatIsNotPaidGivesNoAccess")
    static final class Unpaid extends PurchaseAccessContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                @Override
                public boolean givesAccess(ShopId shop, CustomerId customer, Instant at) {
                    return super.givesAccess(shop, customer, at)
                            || ofCustomer(PurchaseQuery.newest(shop, customer, 1)).stream()
                                    .anyMatch(purchase -> purchase.state() != Purchase.State.COMPLETED);
                }
            });
        }
    }

    @DisplayName("A store that lets in everybody once one has paid")
    @Breaks("purchaseOfAnotherCustomerOrShopGivesNoAccess")
    static final class Everybody extends PurchaseAccessContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                private boolean paid;

                @Override
                public boolean insert(Purchase purchase) {
                    paid |= purchase.state() == Purchase.State.COMPLETED;
                    return super.insert(purchase);
                }

                @Override
                public boolean givesAccess(ShopId shop, CustomerId customer, Instant at) {
                    return paid;
                }
            });
        }
    }

    @DisplayName("A store that lets in whoever has bought nothing")
    @Breaks("customerWithoutPurchasesHasNoAccess")
    static final class UnlessEnded extends PurchaseAccessContract {

        @Override
        protected Storage storage() {
            return deciding((paid, at) -> !paid.anyMatch(purchase -> !purchase.givesAccess(at)));
        }
    }

    private static Storage deciding(Rule rule) {
        return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
            @Override
            public boolean givesAccess(ShopId shop, CustomerId customer, Instant at) {
                return rule.allows(paid(sound, shop, customer), at);
            }
        });
    }

    private static Stream<Purchase> paid(PurchaseStore sound, ShopId shop, CustomerId customer) {
        return sound.ofCustomer(PurchaseQuery.newest(shop, customer, 100).in(Purchase.State.COMPLETED)).stream();
    }

    @FunctionalInterface
    private interface Rule {
        boolean allows(Stream<Purchase> paid, Instant at);
    }
}
