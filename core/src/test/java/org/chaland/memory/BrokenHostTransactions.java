package org.chaland.memory;

import java.util.List;
import org.chaland.model.Customer;
import org.chaland.model.Task;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageException;
import org.chaland.spi.contract.HostTransactionContract;
import org.junit.jupiter.api.DisplayName;

/** Storages that break one rule of the host's transaction each. */
final class BrokenHostTransactions {

    private BrokenHostTransactions() {}

    @DisplayName("A storage that commits what it was called to do in the host's transaction")
    @Breaks({"newCustomerIsGoneWhenTheHostRollsBack", "changeOfATaskIsUndoneWhenTheHostRollsBack"})
    static final class HostDisregarded extends HostTransactionContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTransactions(sound -> new PretendedTransactions());
        }
    }

    @DisplayName("A storage one store of which takes no part in transactions")
    @Breaks({"newPurchaseIsGoneWhenTheHostRollsBack", "repointedPurchasesReturnWhenTheHostRollsBack"})
    static final class StoreApart extends HostTransactionContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withPurchases(sound -> new InMemoryStorage().purchases());
        }
    }

    @DisplayName("A storage whose tasks take no part in transactions")
    @Breaks({"newTaskIsGoneWhenTheHostRollsBack", "tasksInsertedTogetherAreGoneWhenTheHostRollsBack"})
    static final class TasksApart extends HostTransactionContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new InMemoryStorage().tasks());
        }
    }

    @DisplayName("A storage that ends the transaction where one of several tasks is refused")
    @Breaks("refusalAmongTasksInsertedTogetherLeavesTheTransactionUsable")
    static final class FatalTogether extends HostTransactionContract {

        @Override
        protected Storage storage() {
            var sound = Breakable.sound();
            return sound.withTasks(tasks -> new ForwardingTasks(tasks) {
                @Override
                public List<Task> insertAll(List<Task> several) {
                    var refused = super.insertAll(several);
                    return refused.isEmpty()
                            ? refused
                            : sound.transactions().inTransaction(() -> {
                                throw new StorageException("Constraint uq_task_key was hit.");
                            });
                }
            });
        }
    }

    @DisplayName("A storage whose refusals end the transaction")
    @Breaks("refusalsLeaveTheTransactionUsable")
    static final class FatalRefusals extends HostTransactionContract {

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

    @DisplayName("A storage that never commits with the host")
    @Breaks({
        "whatAllStoresWroteIsCommittedWithTheHost",
        "refusalsLeaveTheTransactionUsable",
        "lostUpdatesLeaveTheTransactionUsable"
    })
    static final class NeverCommittedHost extends HostTransactionContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTransactions(NeverCommitted::new);
        }
    }
}
