package org.chaland.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.TaskListContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of tasks that break one rule of their lists each. */
final class BrokenTaskLists {

    private BrokenTaskLists() {}

    @DisplayName("A store that hands tasks out a moment too early")
    @Breaks({
        "taskIsDueFromItsTimeOnAndNotAMicrosecondEarlier",
        "leasedTaskIsDueFromTheEndOfItsLeaseOnAndNotAMicrosecondEarlier"
    })
    static final class TooEarly extends TaskListContract {

        @Override
        protected Storage storage() {
            return dueAt(now -> now.plusNanos(1000));
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
            return dueAt(now -> now.minusNanos(1000));
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

    @DisplayName("A store that hands out again what was done")
    @Breaks("taskThatIsDoneOrStoppedIsNotDue")
    static final class DoneIsDue extends TaskListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                private final List<Task> stored = new ArrayList<>();

                @Override
                public boolean insert(Task task) {
                    return super.insert(task) && stored.add(task);
                }

                @Override
                public List<Task> due(Instant now, int limit) {
                    var finished = stored.stream().filter(task -> task.state() != Task.State.OPEN);
                    return Stream.concat(super.due(now, limit).stream(), finished)
                            .toList();
                }
            });
        }
    }

    @DisplayName("A store that shows a customer the tasks of all")
    @Breaks("tasksOfACustomerHoldNothingOfAnotherCustomerOrShop")
    static final class ListOfAll extends TaskListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                private final List<Task> stored = new ArrayList<>();

                @Override
                public boolean insert(Task task) {
                    return super.insert(task) && stored.add(task);
                }

                @Override
                public List<Task> ofCustomer(ShopId shop, CustomerId customer, int limit) {
                    return List.copyOf(stored);
                }
            });
        }
    }

    private static Storage dueAt(UnaryOperator<Instant> changed) {
        return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
            @Override
            public List<Task> due(Instant now, int limit) {
                return super.due(changed.apply(now), limit);
            }
        });
    }
}
