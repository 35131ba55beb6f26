package org.chaland.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.PurchaseStoreContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of purchases that break one rule each. */
final class BrokenPurchases {

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

    @DisplayName("A store that writes a purchase whatever version was read")
    @Breaks("updateOfAnotherVersionIsRefusedAndWritesNothing")
    static final class VersionDisregarded extends PurchaseStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(AnyVersion::ofPurchases);
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

    @DisplayName("A store that says it has stored a purchase and has not")
    @Breaks({
        "purchaseIsFoundAsItWasStored",
        "purchaseThatOpensNothingIsFoundAsItWasStored",
        "twoShopsMayUseOneReference",
        "timesKeepTheirMicrosecondsAlsoWhenClocksAreSetBack"
    })
    static final class Forgetful extends PurchaseStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                @Override
                public boolean insert(Purchase purchase) {
                    return true;
                }
            });
        }
    }

    @DisplayName("A store that makes up purchases which it does not find")
    @Breaks({"unknownReferenceFindsNothing", "updateOfAnUnknownPurchaseIsRefusedAndStoresNothing"})
    static final class Inventive extends PurchaseStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                @Override
                public Optional<Purchase> find(PurchaseRef ref) {
                    return super.find(ref)
                            .or(() -> Optional.of(Purchase.builder(
                                            ref, new CustomerId(new UUID(0, 0)), Details.empty(), Instant.EPOCH)
                                    .build()));
                }
            });
        }
    }

    @DisplayName("A store that disregards the case of references")
    @Breaks("referencesAreComparedAsBytes")
    static final class CaseOfReferences extends PurchaseStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                @Override
                public Optional<Purchase> find(PurchaseRef ref) {
                    return super.find(ref)
                            .or(() -> super.find(
                                    new PurchaseRef(ref.shop(), ref.reference().toLowerCase(Locale.ROOT))));
                }
            });
        }
    }

    @DisplayName("A store that trims and cuts texts")
    @Breaks({"textsComeBackUnchanged", "textsMayBeAsLongAsTheirFieldAllows"})
    static final class ChangedTexts extends PurchaseStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                @Override
                public boolean insert(Purchase purchase) {
                    var cut = Texts.changed(
                            purchase.frozen(),
                            text -> text.substring(0, Math.min(50, text.length()))
                                    .trim());
                    return super.insert(Purchase.builder(purchase.ref(), purchase.customer(), cut, purchase.placedAt())
                            .trainings(purchase.trainings())
                            .build());
                }
            });
        }
    }
}
