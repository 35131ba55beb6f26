package org.chaland.memory;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.spi.RetentionStore;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.ForgettingContract;
import org.junit.jupiter.api.DisplayName;

/** Stores that break one rule of what is taken away each. */
final class BrokenForgetting {

    private BrokenForgetting() {}

    @DisplayName("A store that says it has forgotten, and has not")
    @Breaks({
        "checkoutsOfARecordAreForgottenAndNoOthers",
        "reasonsOfWhatWasDoneToARecordAreForgottenAndTheEntriesStay",
        "detailsOfAPurchaseAreForgottenAndAllElseStays",
        "detailsThatAreNotThereAreNotForgottenAgain",
        "detailsThatWereForgottenDoNotComeBackWithAnUpdate",
        "historyOfARecordIsForgottenAndNoOther",
        "keysOfWhatIsForgottenAreFree"
    })
    static final class Hoarder extends ForgettingContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withRetention(sound -> new ForwardingRetention(sound) {
                @Override
                public void forgetTraces(ShopId shop, CustomerId customer) {}

                @Override
                public boolean forgetDetails(PurchaseRef purchase) {
                    return true;
                }

                @Override
                public void forgetHistory(ShopId shop, CustomerId customer) {}
            });
        }
    }

    @DisplayName("A store that forgets the whole purchase")
    @Breaks({"detailsOfAPurchaseAreForgottenAndAllElseStays", "detailsThatWereForgottenDoNotComeBackWithAnUpdate"})
    static final class WholePurchase extends Broken {

        @Override
        boolean details(Storage storage, RetentionStore sound, PurchaseRef purchase) {
            storage.purchases()
                    .find(purchase)
                    .ifPresent(found -> sound.forgetHistory(purchase.shop(), found.customer()));
            return true;
        }
    }

    @DisplayName("A store that forgets whatever it has of anybody")
    @Breaks({
        "checkoutsOfARecordAreForgottenAndNoOthers",
        "reasonsOfWhatWasDoneToARecordAreForgottenAndTheEntriesStay",
        "historyOfARecordIsForgottenAndNoOther",
        "recordItselfStays"
    })
    static final class Everything extends ForgettingContract {

        @Override
        protected Storage storage() {
            var storage = Breakable.sound();
            return storage.withRetention(sound -> new ForwardingRetention(sound) {
                @Override
                public void forgetTraces(ShopId shop, CustomerId customer) {
                    everybody(owner -> super.forgetTraces(shop, owner));
                    super.forgetTraces(new ShopId("shop-2"), customer);
                }

                @Override
                public void forgetHistory(ShopId shop, CustomerId customer) {
                    everybody(owner -> super.forgetHistory(shop, owner));
                    storage.customers()
                            .find(shop, customer)
                            .ifPresent(found -> storage.customers().delete(shop, customer, found.version()));
                }
            });
        }

        private static void everybody(Consumer<CustomerId> each) {
            for (var number = 0; number < 5; number++) {
                each.accept(new CustomerId(new UUID(0x0190_0000_0000_7000L + number, 0x8000_0000_0000_0000L + number)));
            }
        }
    }

    @DisplayName("A store that leaves the version")
    @Breaks({"detailsOfAPurchaseAreForgottenAndAllElseStays", "detailsThatWereForgottenDoNotComeBackWithAnUpdate"})
    static final class SameVersion extends ForgettingContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new ForwardingPurchases(sound) {
                @Override
                public Optional<Purchase> find(PurchaseRef ref) {
                    return super.find(ref)
                            .map(found -> found.frozen().values().isEmpty()
                                    ? found.toBuilder()
                                            .version(found.version() - 1)
                                            .build()
                                    : found);
                }

                @Override
                public boolean update(Purchase purchase) {
                    var isForgotten = super.find(purchase.ref())
                            .filter(found -> found.frozen().values().isEmpty())
                            .isPresent();
                    return super.update(
                            isForgotten
                                    ? purchase.toBuilder()
                                            .version(purchase.version() + 1)
                                            .build()
                                    : purchase);
                }
            });
        }
    }

    @DisplayName("A store that forgets again what it has not")
    @Breaks("detailsThatAreNotThereAreNotForgottenAgain")
    static final class AgainAndAgain extends Broken {

        @Override
        boolean details(Storage storage, RetentionStore sound, PurchaseRef purchase) {
            sound.forgetDetails(purchase);
            return true;
        }
    }

    @DisplayName("A store apart from the transaction")
    @Breaks("forgettingIsUndoneByARollback")
    static final class Apart extends ForgettingContract {

        @Override
        protected Storage storage() {
            var elsewhere = new InMemoryStorage();
            return Breakable.sound()
                    .withCheckouts(any -> elsewhere.checkouts())
                    .withPurchases(any -> elsewhere.purchases())
                    .withTasks(any -> elsewhere.tasks())
                    .withAudit(any -> elsewhere.audit())
                    .withDisclosures(any -> elsewhere.disclosures())
                    .withRetention(any -> elsewhere.retention());
        }
    }

    private abstract static class Broken extends ForgettingContract {

        abstract boolean details(Storage storage, RetentionStore sound, PurchaseRef purchase);

        @Override
        protected final Storage storage() {
            var storage = Breakable.sound();
            return storage.withRetention(sound -> new ForwardingRetention(sound) {
                @Override
                public boolean forgetDetails(PurchaseRef purchase) {
                    return details(storage, sound, purchase);
                }
            });
        }
    }
}
