package org.chaland.memory;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseCounts;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.PurchaseListContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of purchases that break one rule of their lists each. */
final class BrokenPurchaseLists {

    private static final int ALL = 100;

    private BrokenPurchaseLists() {}

    @DisplayName("A store that lists the oldest first")
    @Breaks("newestPlacedPurchaseComesFirst")
    static final class OldestFirst extends PurchaseListContract {

        @Override
        protected Storage storage() {
            return sorted(comparing(Purchase::placedAt));
        }
    }

    @DisplayName("A store that sorts references as people do")
    @Breaks("thosePlacedAtOneTimeComeInDescendingOrderOfTheBytesOfTheirReference")
    static final class OrderOfPeople extends PurchaseListContract {

        @Override
        protected Storage storage() {
            return sorted(comparing(Purchase::placedAt)
                    .thenComparing(purchase -> purchase.ref().reference(), String.CASE_INSENSITIVE_ORDER)
                    .reversed());
        }
    }

    @DisplayName("A store that cuts the list before it sorts it")
    @Breaks("listIsNoLongerThanItsLimitAndKeepsTheNewest")
    static final class CutBeforeSorted extends PurchaseListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                @Override
                public List<Purchase> ofCustomer(PurchaseQuery query) {
                    var all = super.ofCustomer(all(query));
                    return all.subList(Math.max(0, all.size() - query.limit()), all.size());
                }
            });
        }
    }

    @DisplayName("A store that hands out a list which can be changed")
    @Breaks("listIsUnmodifiable")
    static final class ModifiableList extends PurchaseListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                @Override
                public List<Purchase> ofCustomer(PurchaseQuery query) {
                    return new ArrayList<>(super.ofCustomer(query));
                }
            });
        }
    }

    @DisplayName("A store that gives purchases away and does not say how many")
    @Breaks("repointingGivesAllPurchasesToTheOtherAndEachVersionGrowsByOne")
    static final class UncountedRepointing extends PurchaseListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                @Override
                public int repoint(ShopId shop, CustomerId from, CustomerId to) {
                    return Math.min(1, super.repoint(shop, from, to));
                }
            });
        }
    }

    @DisplayName("A store that gives away the purchases of every shop")
    @Breaks("repointingTouchesNoOtherCustomerAndNoOtherShop")
    static final class RepointingEverywhere extends PurchaseListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                @Override
                public int repoint(ShopId shop, CustomerId from, CustomerId to) {
                    return super.repoint(shop, from, to) + super.repoint(new ShopId("shop-2"), from, to);
                }
            });
        }
    }

    @DisplayName("A store that lists whatever was ever stored")
    @Breaks({
        "listHoldsNothingOfAnotherCustomerOrShop",
        "listOfACustomerWithoutPurchasesIsEmpty",
        "listFollowsAnUpdateOfTheCustomer"
    })
    static final class ListOfAll extends PurchaseListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                private final List<Purchase> stored = new ArrayList<>(List.of(Purchase.builder(
                                new PurchaseRef(new ShopId("shop-1"), "0"),
                                new CustomerId(new UUID(0, 0)),
                                Details.empty(),
                                Instant.EPOCH)
                        .build()));

                @Override
                public boolean insert(Purchase purchase) {
                    return super.insert(purchase) && stored.add(purchase);
                }

                @Override
                public List<Purchase> ofCustomer(PurchaseQuery query) {
                    return List.copyOf(stored);
                }
            });
        }
    }

    @DisplayName("A store that lists purchases without their trainings")
    @Breaks("listShowsPurchasesWhole")
    static final class WithoutTrainings extends PurchaseListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                @Override
                public List<Purchase> ofCustomer(PurchaseQuery query) {
                    return super.ofCustomer(query).stream()
                            .map(purchase ->
                                    purchase.toBuilder().trainings(List.of()).build())
                            .toList();
                }
            });
        }
    }

    @DisplayName("A store that counts what was cancelled as paid")
    @Breaks("purchasesOfACustomerAreCountedByState")
    static final class CancelledCountsAsPaid extends PurchaseListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                @Override
                public PurchaseCounts counts(ShopId shop, CustomerId customer) {
                    var counts = super.counts(shop, customer);
                    return new PurchaseCounts(counts.placed(), counts.completed() + counts.cancelled(), 0);
                }
            });
        }
    }

    @DisplayName("A store that shows its first page of purchases for ever")
    @Breaks({"pagesShowEachPurchaseOnce", "pageAfterAReferenceThatTheCustomerHasNotIsEmpty"})
    static final class FirstPageOnly extends PurchaseListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                @Override
                public List<Purchase> ofCustomer(PurchaseQuery query) {
                    return super.ofCustomer(query.after(Optional.empty()));
                }
            });
        }
    }

    @DisplayName("A store that lists purchases in whatever state")
    @Breaks("pagesHoldTheStatesThatAreAskedForAndNoOther")
    static final class AnyState extends PurchaseListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                @Override
                public List<Purchase> ofCustomer(PurchaseQuery query) {
                    return super.ofCustomer(PurchaseQuery.newest(query.shop(), query.customer(), query.limit())
                            .after(query.after()));
                }
            });
        }
    }

    @DisplayName("A store that goes on only after a purchase which it lists")
    @Breaks("pageMayFollowAPurchaseInAnotherState")
    static final class LostPlace extends PurchaseListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                @Override
                public List<Purchase> ofCustomer(PurchaseQuery query) {
                    return Pages.after(
                                    super.ofCustomer(all(query).after(Optional.empty())),
                                    query.after(),
                                    purchase -> purchase.ref().reference())
                            .limit(query.limit())
                            .toList();
                }
            });
        }
    }

    private static Storage sorted(Comparator<Purchase> order) {
        return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
            @Override
            public List<Purchase> ofCustomer(PurchaseQuery query) {
                return super.ofCustomer(all(query)).stream()
                        .sorted(order)
                        .limit(query.limit())
                        .toList();
            }
        });
    }

    private static PurchaseQuery all(PurchaseQuery query) {
        return new PurchaseQuery(query.shop(), query.customer(), query.states(), query.after(), ALL);
    }
}
