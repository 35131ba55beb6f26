package org.chaland.memory;

import java.util.Optional;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.LockContract;
import org.junit.jupiter.api.DisplayName;

/** Storages whose locks break one rule each. */
final class BrokenLocks {

    private BrokenLocks() {}

    @DisplayName("A storage whose locks lock nothing")
    @Breaks({
        "lockedCustomerIsLockedByNobodyElseAndThenSeenAsItBecame",
        "lockedCustomerIsChangedByNobodyElse",
        "lockedCustomerIsLinkedByNobodyElse",
        "lockedCustomerIsUnlinkedByNobodyElse",
        "lockedCustomerIsDeletedByNobodyElse",
        "lockedPurchaseIsLockedByNobodyElseAndThenSeenAsItBecame",
        "lockedPurchaseIsChangedByNobodyElse",
        "lockedPurchaseIsGivenAwayByNobodyElse"
    })
    static final class LockingNothing extends LockContract {

        @Override
        protected Storage storage() {
            return withoutLocks().withTransactions(sound -> new PretendedTransactions());
        }
    }

    @DisplayName("A storage that gives out locks outside transactions")
    @Breaks({"lockOfACustomerRefusesOutsideATransaction", "lockOfAPurchaseRefusesOutsideATransaction"})
    static final class LockWithoutEnd extends LockContract {

        @Override
        protected Storage storage() {
            return withoutLocks();
        }
    }

    @DisplayName("A storage that locks without finding")
    @Breaks({
        "lockOfACustomerFindsWhatFindDoes",
        "lockOfAPurchaseFindsWhatFindDoes",
        "lockMayBeTakenAgainAndWrittenUnderInItsOwnTransaction"
    })
    static final class FindsNothing extends LockContract {

        @Override
        protected Storage storage() {
            return Breakable.sound()
                    .withCustomers(sound -> new ForwardingCustomers(sound) {
                        @Override
                        public Optional<Customer> lock(ShopId shop, CustomerId id) {
                            return super.lock(shop, id).filter(found -> false);
                        }
                    })
                    .withPurchases(sound -> new ForwardingPurchases(sound) {
                        @Override
                        public Optional<Purchase> lock(PurchaseRef ref) {
                            return super.lock(ref).filter(found -> false);
                        }
                    });
        }
    }

    private static Breakable withoutLocks() {
        return Breakable.sound()
                .withCustomers(sound -> new ForwardingCustomers(sound) {
                    @Override
                    public Optional<Customer> lock(ShopId shop, CustomerId id) {
                        return find(shop, id);
                    }
                })
                .withPurchases(sound -> new ForwardingPurchases(sound) {
                    @Override
                    public Optional<Purchase> lock(PurchaseRef ref) {
                        return find(ref);
                    }
                });
    }
}
