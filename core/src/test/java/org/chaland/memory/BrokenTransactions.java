package org.chaland.memory;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.TransactionRunnerContract;
import org.junit.jupiter.api.DisplayName;

/** Runners of transactions that break one rule each, and a storage that does not read its own writes. */
final class BrokenTransactions {

    private BrokenTransactions() {}

    @DisplayName("A runner that commits each step at once")
    @Breaks({"workThatThrowsIsRolledBackAndItsVeryExceptionComesOut", "innerWorkIsRolledBackWithTheOuter"})
    static final class EachStepCommitted extends TransactionRunnerContract {

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
    static final class ForgottenFailure extends TransactionRunnerContract {

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

    @DisplayName("A runner that wraps the exception of the work")
    @Breaks({"workThatThrowsIsRolledBackAndItsVeryExceptionComesOut", "exceptionOfInnerWorkComesOutOfTheOuterUnchanged"
    })
    static final class WrappedException extends TransactionRunnerContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTransactions(sound -> new ForwardingTransactions(sound) {
                @Override
                public <T> T inTransaction(Supplier<T> work) {
                    try {
                        return sound.inTransaction(work);
                    } catch (RuntimeException failed) {
                        throw new IllegalStateException("The transaction failed.", failed);
                    }
                }
            });
        }
    }

    @DisplayName("A runner that commits after an error")
    @Breaks("workThatEndsInAnErrorIsRolledBackAsWell")
    static final class CommittedError extends TransactionRunnerContract {

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

    @DisplayName("A runner that believes a transaction is active on every thread")
    @Breaks({
        "transactionOfOneThreadIsNotActiveOnAnother",
        "transactionIsActiveWhileItsWorkRunsAndNeitherBeforeNorAfter",
        "noTransactionIsActiveAfterAFailure"
    })
    static final class AlwaysActive extends TransactionRunnerContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTransactions(sound -> new ForwardingTransactions(sound) {
                @Override
                public boolean isActive() {
                    return true;
                }
            });
        }
    }

    @DisplayName("A runner that never commits")
    @Breaks({"workThatReturnsIsCommitted", "innerWorkIsCommittedWithTheOuter", "failureOfOneTransactionHarmsNoLaterOne"
    })
    static final class NeverCommittedWork extends TransactionRunnerContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTransactions(NeverCommitted::new);
        }
    }

    @DisplayName("A storage that does not see what the transaction itself wrote")
    @Breaks({"workSeesWhatItWrote", "innerWorkJoinsTheOuterAndSeesWhatItWrote"})
    static final class BlindToItsOwn extends TransactionRunnerContract {

        @Override
        protected Storage storage() {
            return blind(Breakable.sound());
        }
    }

    @DisplayName("A runner that answers on its own")
    @Breaks("answerOfTheWorkIsReturned")
    static final class LostAnswer extends TransactionRunnerContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTransactions(sound -> new ForwardingTransactions(sound) {
                @Override
                @SuppressWarnings("unchecked")
                public <T> T inTransaction(Supplier<T> work) {
                    var answer = sound.inTransaction(work);
                    return answer instanceof Boolean ? answer : (T) new Object();
                }
            });
        }
    }

    private static Storage blind(Breakable storage) {
        return storage.withCustomers(sound -> new ForwardingCustomers(sound) {
            @Override
            public Optional<Customer> find(ShopId shop, CustomerId id) {
                return super.find(shop, id)
                        .filter(found -> !storage.transactions().isActive());
            }
        });
    }
}
