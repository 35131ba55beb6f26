package org.chaland.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.Storage;
import org.chaland.spi.TaskStore;
import org.chaland.spi.contract.RaceContract;
import org.chaland.spi.contract.TaskListContract;
import org.chaland.spi.contract.TaskStoreContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of tasks that break one rule each. */
final class BrokenTasks {

    private BrokenTasks() {}

    @DisplayName("A store that lets a worker write whose lease was taken over")
    @Breaks({"workerWhoseLeaseWasTakenOverWritesNothing", "updateOfAnotherVersionIsRefusedAndWritesNothing"})
    static final class StaleLease extends TaskStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(UnconditionalUpdates::new);
        }
    }

    @DisplayName("A store that gives one task to many workers")
    @Breaks("oneOfManyWorkersLeasesATask")
    static final class SharedLease extends RaceContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(UnconditionalUpdates::new);
        }
    }

    @DisplayName("A store that disregards the case of keys")
    @Breaks("keysAreComparedAsBytes")
    static final class CaseOfKeys extends TaskStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public Optional<Task> find(ShopId shop, String key) {
                    return super.find(shop, key).or(() -> super.find(shop, key.toLowerCase(Locale.ROOT)));
                }
            });
        }
    }

    @DisplayName("A store that accepts a key twice")
    @Breaks("knownKeyIsRefusedAndTheFirstTaskStaysAsItWas")
    static final class DuplicateKey extends TaskStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public boolean insert(Task task) {
                    return super.insert(task) || true;
                }
            });
        }
    }

    @DisplayName("A store that hands tasks out a moment too early")
    @Breaks({
        "taskIsDueFromItsTimeOnAndNotAMicrosecondEarlier",
        "leasedTaskIsDueFromTheEndOfItsLeaseOnAndNotAMicrosecondEarlier"
    })
    static final class TooEarly extends TaskListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public List<Task> due(Instant now, int limit) {
                    return super.due(now.plusNanos(1000), limit);
                }
            });
        }
    }

    @DisplayName("A store that hands tasks out a moment too late")
    @Breaks({
        "taskIsDueFromItsTimeOnAndNotAMicrosecondEarlier",
        "leasedTaskIsDueFromTheEndOfItsLeaseOnAndNotAMicrosecondEarlier"
    })
    static final class TooLate extends TaskListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public List<Task> due(Instant now, int limit) {
                    return super.due(now.minusNanos(1000), limit);
                }
            });
        }
    }

    @DisplayName("A store that lists both kinds of lists the wrong way round")
    @Breaks({
        "taskDueLongestComesFirst",
        "newestTaskOfACustomerComesFirst",
        "dueListIsNoLongerThanItsLimitAndLeavesOutWhatIsNotDue"
    })
    static final class WrongWayRound extends TaskListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public List<Task> due(Instant now, int limit) {
                    return reversed(super.due(now, limit));
                }

                @Override
                public List<Task> ofCustomer(ShopId shop, CustomerId customer, int limit) {
                    return reversed(super.ofCustomer(shop, customer, limit));
                }
            });
        }

        private static List<Task> reversed(List<Task> tasks) {
            var reversed = new ArrayList<>(tasks);
            Collections.reverse(reversed);
            return List.copyOf(reversed);
        }
    }

    @DisplayName("A store that shows a customer's tasks until they are done")
    @Breaks("tasksOfACustomerAreListedInWhateverState")
    static final class OpenTasksOnly extends TaskListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public List<Task> ofCustomer(ShopId shop, CustomerId customer, int limit) {
                    return super.ofCustomer(shop, customer, limit).stream()
                            .filter(task -> task.state() == Task.State.OPEN)
                            .toList();
                }
            });
        }
    }

    @DisplayName("A store whose lists can be changed")
    @Breaks("listsAreUnmodifiable")
    static final class ModifiableLists extends TaskListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public List<Task> due(Instant now, int limit) {
                    return new ArrayList<>(super.due(now, limit));
                }
            });
        }
    }

    /** Writes over whatever is stored. */
    private static final class UnconditionalUpdates extends ForwardingTasks {

        UnconditionalUpdates(TaskStore sound) {
            super(sound);
        }

        @Override
        public boolean update(Task task) {
            return find(task.shop(), task.key())
                    .map(before -> super.update(
                            task.toBuilder().version(before.version()).build()))
                    .orElse(false);
        }
    }
}
