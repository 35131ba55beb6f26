package org.chaland.memory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.model.Training;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.DisplayName;

/** Storages that break one rule of transactions or locks each. */
final class BrokenTransactions {

    private BrokenTransactions() {}

    @DisplayName("A runner that commits each step at once")
    @Breaks({"workThatThrowsIsRolledBackAndItsVeryExceptionComesOut", "innerWorkIsRolledBackWithTheOuter"})
    static final class EachStepCommitted extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTransactions(sound -> new PretendedTransactions());
        }
    }

    @DisplayName("A runner that forgets that inner work failed")
    @Breaks({
        "swallowedFailureOfInnerWorkKeepsTheOuterFromCommitting",
        "swallowedFailureTwoLevelsDownKeepsTheOuterFromCommitting"
    })
    static final class ForgottenFailure extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTransactions(sound -> new ForwardingTransactions(sound) {
                @Override
                public <T> T inTransaction(Supplier<T> work) {
                    return isActive() ? work.get() : sound.inTransaction(work);
                }
            });
        }
    }

    @DisplayName("A runner that commits after an error")
    @Breaks("workThatEndsInAnErrorIsRolledBackAsWell")
    static final class CommittedError extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTransactions(sound -> new ForwardingTransactions(sound) {
                @Override
                public <T> T inTransaction(Supplier<T> work) {
                    var error = new AtomicReference<Error>();
                    var answer = sound.inTransaction(() -> {
                        try {
                            return Optional.of(work.get());
                        } catch (StackOverflowError thrown) {
                            error.set(thrown);
                            return Optional.<T>empty();
                        }
                    });
                    return answer.orElseThrow(error::get);
                }
            });
        }
    }

    @DisplayName("A storage that commits what it was called to do in the host's transaction")
    @Breaks({"newCustomerIsGoneWhenTheHostRollsBack", "changeOfATaskIsUndoneWhenTheHostRollsBack"})
    static final class HostDisregarded extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTransactions(sound -> new PretendedTransactions());
        }
    }

    @DisplayName("A storage one store of which takes no part in transactions")
    @Breaks({"newPurchaseIsGoneWhenTheHostRollsBack", "repointedPurchasesReturnWhenTheHostRollsBack"})
    static final class StoreApart extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new InMemoryStorage().purchases());
        }
    }

    @DisplayName("A storage whose refusals end the transaction")
    @Breaks("refusalsLeaveTheTransactionUsable")
    static final class FatalRefusals extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            var sound = Breakable.sound();
            return sound.withCustomers(customers -> new ForwardingCustomers(customers) {
                @Override
                public boolean insert(Customer customer) {
                    return super.insert(customer) || endTransaction();
                }

                private boolean endTransaction() {
                    try {
                        return sound.transactions().inTransaction(() -> {
                            throw new StorageException("Constraint pk_customer was hit.");
                        });
                    } catch (StorageException swallowed) {
                        return false;
                    }
                }
            });
        }
    }

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
    static final class LockingNothing extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return withoutLocks().withTransactions(sound -> new PretendedTransactions());
        }

        /** An intruder comes in at once; however late that is, it is seen. */
        @Override
        protected Duration grace() {
            return Duration.ofSeconds(30);
        }
    }

    @DisplayName("A storage whose locks show what belongs to the row as it was at first")
    @Breaks({
        "lockOfACustomerThatWasReadBeforeShowsTheLinksOfNow",
        "lockOfAPurchaseThatWasReadBeforeShowsTheTrainingsOfNow",
        "lockOfATaskThatWasReadBeforeShowsItAsItIsNow"
    })
    static final class OldBelongings extends BrokenRuns.Stored {

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
