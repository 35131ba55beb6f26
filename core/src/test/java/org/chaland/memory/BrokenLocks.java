package org.chaland.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.model.Training;
import org.chaland.spi.CustomerStore.Linking;
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
        "lockedPurchaseIsGivenAwayByNobodyElse",
        "lockedTaskIsChangedByNobodyElse"
    })
    static final class LockingNothing extends LockContract {

        @Override
        protected Storage storage() {
            return withoutLocks().withTransactions(sound -> new PretendedTransactions());
        }
    }

    @DisplayName("A storage that gives out locks outside transactions")
    @Breaks({
        "lockOfACustomerRefusesOutsideATransaction",
        "lockOfAPurchaseRefusesOutsideATransaction",
        "lockOfATaskRefusesOutsideATransaction"
    })
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
        "lockOfATaskFindsWhatFindDoes",
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
                    })
                    .withTasks(sound -> new ForwardingTasks(sound) {
                        @Override
                        public Optional<Task> lock(ShopId shop, String key) {
                            return super.lock(shop, key).filter(found -> false);
                        }
                    });
        }
    }

    @DisplayName("A storage whose locks show what belongs to the row as it was at first")
    @Breaks({
        "lockOfACustomerThatWasReadBeforeShowsTheLinksOfNow",
        "lockOfAPurchaseThatWasReadBeforeShowsTheTrainingsOfNow",
        "lockOfATaskThatWasReadBeforeShowsItAsItIsNow"
    })
    static final class OldBelongings extends LockContract {

        @Override
        protected Storage storage() {
            return Breakable.sound()
                    .withCustomers(sound -> new ForwardingCustomers(sound) {
                        private final Map<CustomerId, List<Link>> first = new ConcurrentHashMap<>();

                        @Override
                        public Optional<Customer> lock(ShopId shop, CustomerId id) {
                            return super.lock(shop, id)
                                    .map(now -> now.toBuilder()
                                            .links(first.computeIfAbsent(id, any -> now.links()))
                                            .build());
                        }
                    })
                    .withPurchases(sound -> new ForwardingPurchases(sound) {
                        private final Map<PurchaseRef, List<Training>> first = new ConcurrentHashMap<>();

                        @Override
                        public Optional<Purchase> lock(PurchaseRef ref) {
                            return super.lock(ref)
                                    .map(now -> now.toBuilder()
                                            .trainings(first.computeIfAbsent(ref, any -> now.trainings()))
                                            .build());
                        }
                    })
                    .withTasks(sound -> new ForwardingTasks(sound) {
                        private final Map<String, Task> first = new ConcurrentHashMap<>();

                        @Override
                        public Optional<Task> lock(ShopId shop, String key) {
                            return super.lock(shop, key).map(now -> first.computeIfAbsent(key, any -> now));
                        }
                    });
        }
    }

    @DisplayName("A storage that says another customer has the account, where this one has another account")
    @Breaks("customerThatWasReadBeforeIsLinkedToOneOfManyAccountsOfAnIssuer")
    static final class WrongReason extends LockContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
                @Override
                public Linking link(ShopId shop, CustomerId id, Link link) {
                    var answer = super.link(shop, id, link);
                    return answer == Linking.OTHER_ACCOUNT ? Linking.LINKED_ELSEWHERE : answer;
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
                })
                .withTasks(sound -> new ForwardingTasks(sound) {
                    @Override
                    public Optional<Task> lock(ShopId shop, String key) {
                        return find(shop, key);
                    }
                });
    }
}
