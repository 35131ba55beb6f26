package org.chaland.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.StoppedTaskContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of tasks whose list of stopped ones breaks one rule each. */
final class BrokenStoppedTasks {

    private static final int ALL = 1_000;

    private BrokenStoppedTasks() {}

    @DisplayName("A store that lists the task first that stopped the longest ago")
    @Breaks("pagesShowEachStoppedTaskOnceTheNewestFirst")
    static final class OldestFirst extends StoppedTaskContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public List<Task> stopped(ShopId shop, Optional<UUID> after, int limit) {
                    var all = new ArrayList<>(super.stopped(shop, Optional.empty(), ALL));
                    Collections.reverse(all);
                    return Pages.after(all, after, Task::id).limit(limit).toList();
                }
            });
        }
    }

    @DisplayName("A store that compares ids of tasks as signed numbers")
    @Breaks("thoseWrittenAtOneTimeComeInDescendingOrderOfTheBytesOfTheirIds")
    static final class SignedIds extends StoppedTaskContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public List<Task> stopped(ShopId shop, Optional<UUID> after, int limit) {
                    return super.stopped(shop, Optional.empty(), ALL).stream()
                            .filter(task -> after.filter(last -> task.id().compareTo(last) >= 0)
                                    .isEmpty())
                            .limit(limit)
                            .toList();
                }
            });
        }
    }

    @DisplayName("A store that shows its first page of stopped tasks for ever")
    @Breaks({"pagesShowEachStoppedTaskOnceTheNewestFirst", "pageAfterATaskThatTheShopDoesNotKnowIsEmpty"})
    static final class FirstPageOnly extends StoppedTaskContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public List<Task> stopped(ShopId shop, Optional<UUID> after, int limit) {
                    return super.stopped(shop, Optional.empty(), limit);
                }
            });
        }
    }

    @DisplayName("A store that goes on only after a task that is still stopped")
    @Breaks("pageMayFollowATaskThatWasRunAgainMeanwhile")
    static final class LostPlace extends StoppedTaskContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public List<Task> stopped(ShopId shop, Optional<UUID> after, int limit) {
                    return Pages.after(super.stopped(shop, Optional.empty(), ALL), after, Task::id)
                            .limit(limit)
                            .toList();
                }
            });
        }
    }

    @DisplayName("A store that lists whatever task was ever stored")
    @Breaks({
        "tasksThatGoOnOrAreDoneAreNotListed",
        "tasksOfAnotherShopAreNotListed",
        "listFollowsTheTransactionAndItsRollback"
    })
    static final class WhateverWasStored extends StoppedTaskContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                private final List<Task> all = new ArrayList<>();

                @Override
                public boolean insert(Task task) {
                    return super.insert(task) && all.add(task);
                }

                @Override
                public List<Task> stopped(ShopId shop, Optional<UUID> after, int limit) {
                    return Pages.after(all, after, Task::id).limit(limit).toList();
                }
            });
        }
    }

    @DisplayName("A store that lists stopped tasks without the reason")
    @Breaks("listShowsTasksWhole")
    static final class WithoutReason extends StoppedTaskContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public List<Task> stopped(ShopId shop, Optional<UUID> after, int limit) {
                    return super.stopped(shop, after, limit).stream()
                            .map(task ->
                                    task.toBuilder().reason(Optional.empty()).build())
                            .toList();
                }
            });
        }
    }

    @DisplayName("A store whose list of stopped tasks can be changed")
    @Breaks("listIsUnmodifiable")
    static final class ModifiableList extends StoppedTaskContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public List<Task> stopped(ShopId shop, Optional<UUID> after, int limit) {
                    return new ArrayList<>(super.stopped(shop, after, limit));
                }
            });
        }
    }
}
