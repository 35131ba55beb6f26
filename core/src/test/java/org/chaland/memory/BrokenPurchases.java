package org.chaland.memory;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageException;
import org.chaland.spi.contract.PurchaseListContract;
import org.chaland.spi.contract.PurchaseStoreContract;
import org.chaland.spi.contract.RaceContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of purchases that break one rule each. */
final class BrokenPurchases {

    private static final int ALL = 100;

    private BrokenPurchases() {}

    @DisplayName("A store that rewrites the frozen details")
    @Breaks("frozenDetailsAreNeverWrittenAgain")
    static final class RewrittenDetails extends PurchaseStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                private final Map<PurchaseRef, Details> rewritten = new HashMap<>();

                @Override
                public boolean update(Purchase purchase) {
                    rewritten.put(purchase.ref(), purchase.frozen());
                    return super.update(purchase);
                }

                @Override
                public Optional<Purchase> find(PurchaseRef ref) {
                    return super.find(ref).map(found -> thawed(found, rewritten.getOrDefault(ref, found.frozen())));
                }
            });
        }

        private static Purchase thawed(Purchase found, Details details) {
            var builder = Purchase.builder(found.ref(), found.customer(), details, found.placedAt())
                    .trainings(found.trainings())
                    .version(found.version());
            found.completedAt().ifPresent(builder::completed);
            found.cancelledAt().ifPresent(builder::cancelled);
            return builder.build();
        }
    }

    @DisplayName("A store that accepts a reference twice")
    @Breaks("knownReferenceIsRefusedAndTheFirstPurchaseStaysAsItWas")
    static final class DuplicateReference extends PurchaseStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                @Override
                public boolean insert(Purchase purchase) {
                    return super.insert(purchase) || true;
                }
            });
        }
    }

    @DisplayName("A store that looks for the reference first and stores later")
    @Breaks("oneOfManyPurchasesOfAReferenceIsStored")
    static final class ComparedTooEarly extends RaceContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                private final Gap gap = new Gap();

                @Override
                public boolean insert(Purchase purchase) {
                    var isNew = find(purchase.ref()).isEmpty();
                    gap.pass();
                    return isNew && (super.insert(purchase) || true);
                }
            });
        }
    }

    @DisplayName("A store that fails when it loses a race")
    @Breaks({
        "oneOfManyPurchasesOfAReferenceIsStored",
        "oneOfManyPurchasesOfAReferenceIsStoredInTransactionsOfWhichNoneFails"
    })
    static final class FailureOfTheLoser extends RaceContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                @Override
                public boolean insert(Purchase purchase) {
                    if (!super.insert(purchase)) {
                        throw new StorageException("Constraint uq_purchase_reference was hit.");
                    }
                    return true;
                }
            });
        }
    }

    @DisplayName("A store that writes a purchase whatever version was read")
    @Breaks("updateOfAnotherVersionIsRefusedAndWritesNothing")
    static final class AnyVersion extends PurchaseStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                @Override
                public boolean update(Purchase purchase) {
                    var version = find(purchase.ref()).map(Purchase::version).orElse(0L);
                    return super.update(purchase.toBuilder().version(version).build());
                }
            });
        }
    }

    @DisplayName("A store that adds trainings to those before")
    @Breaks({"updateWritesCustomerStateTrainingsAndTimes", "updateCanTakeAllTrainingsAway"})
    static final class AddedTrainings extends PurchaseStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                @Override
                public boolean update(Purchase purchase) {
                    var all = new ArrayList<>(purchase.trainings());
                    find(purchase.ref()).ifPresent(before -> all.addAll(before.trainings()));
                    return super.update(purchase.toBuilder().trainings(all).build());
                }
            });
        }
    }

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
                public List<Purchase> ofCustomer(ShopId shop, CustomerId customer, int limit) {
                    var all = super.ofCustomer(shop, customer, ALL);
                    return all.subList(Math.max(0, all.size() - limit), all.size());
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
                public List<Purchase> ofCustomer(ShopId shop, CustomerId customer, int limit) {
                    return new ArrayList<>(super.ofCustomer(shop, customer, limit));
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

    private static Storage sorted(Comparator<Purchase> order) {
        return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
            @Override
            public List<Purchase> ofCustomer(ShopId shop, CustomerId customer, int limit) {
                return super.ofCustomer(shop, customer, ALL).stream()
                        .sorted(order)
                        .limit(limit)
                        .toList();
            }
        });
    }
}
