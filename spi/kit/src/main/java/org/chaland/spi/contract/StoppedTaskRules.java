package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.task;
import static org.chaland.spi.contract.Samples.uuid;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.Storage;
import org.chaland.spi.TaskStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for the tasks that stopped in every {@link TaskStore}. */
abstract class StoppedTaskRules extends StoragePart {

    private Storage storage;
    private TaskStore tasks;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        tasks = storage.tasks();
    }

    @Test
    void pagesShowEachStoppedTaskOnceTheNewestFirst() {
        tasks.insert(stopped(1, 1));
        tasks.insert(stopped(2, 3));
        tasks.insert(stopped(3, 2));
        tasks.insert(stopped(4, 0));
        tasks.insert(stopped(5, 2));

        Pages.assertPages(List.of(uuid(2), uuid(5), uuid(3), uuid(1), uuid(4)), this::stopped, Task::id);
    }

    @Test
    void thoseWrittenAtOneTimeComeInDescendingOrderOfTheBytesOfTheirIds() {
        Samples.IDS_IN_ORDER.forEach(id -> tasks.insert(stopped(SHOP, id, NOW)));

        var descending = new ArrayList<>(Samples.IDS_IN_ORDER);
        Collections.reverse(descending);
        Pages.assertPages(descending, this::stopped, Task::id);
    }

    @Test
    void tasksThatGoOnOrAreDoneAreNotListed() {
        for (var state : Task.State.values()) {
            tasks.insert(task(state.ordinal()).toBuilder().state(state).build());
        }

        Pages.assertPages(List.of(uuid(Task.State.STOPPED.ordinal())), this::stopped, Task::id);
    }

    @Test
    void tasksOfAnotherShopAreNotListed() {
        tasks.insert(stopped(1, 0));
        tasks.insert(stopped(OTHER_SHOP, uuid(2), NOW));

        Pages.assertPages(List.of(uuid(1)), this::stopped, Task::id);
    }

    @Test
    void pageAfterATaskThatTheShopDoesNotKnowIsEmpty() {
        tasks.insert(stopped(1, 0));
        tasks.insert(stopped(OTHER_SHOP, uuid(2), NOW.plusSeconds(1)));

        Pages.assertNothingFollows(List.of(uuid(2), uuid(3)), this::stopped);
    }

    @Test
    void pageMayFollowATaskThatWasRunAgainMeanwhile() {
        tasks.insert(stopped(1, 0));
        tasks.insert(stopped(2, 1));
        tasks.insert(stopped(3, 2));

        tasks.update(stopped(2, 1).toBuilder().state(Task.State.OPEN).build());

        assertEquals(List.of(uuid(1)), ids(stopped(Optional.of(uuid(2)), Pages.ALL)));
        assertEquals(List.of(uuid(3), uuid(1)), ids(stopped(Optional.empty(), Pages.ALL)));
    }

    @Test
    void listShowsTasksWhole() {
        var task = stopped(1, 0).toBuilder()
                .reference(Optional.of("A-1"))
                .topic(Optional.of("account-ready"))
                .attempts(2)
                .reason(Optional.of("NOT_PERMITTED"))
                .build();
        tasks.insert(task);

        assertEquals(
                List.of(Parts.of(task)),
                stopped(Optional.empty(), Pages.ALL).stream().map(Parts::of).toList());
    }

    @Test
    void listFollowsTheTransactionAndItsRollback() {
        tasks.insert(task(1));

        Rollbacks.rolledBack(storage.transactions(), () -> {
            tasks.update(task(1).toBuilder().state(Task.State.STOPPED).build());
            assertEquals(List.of(uuid(1)), ids(stopped(Optional.empty(), Pages.ALL)));
        });

        assertEquals(List.of(), ids(stopped(Optional.empty(), Pages.ALL)));
    }

    @Test
    void listIsUnmodifiable() {
        tasks.insert(stopped(1, 0));

        Pages.assertUnmodifiable(stopped(Optional.empty(), Pages.ALL));
    }

    private static Task stopped(int number, int seconds) {
        return stopped(SHOP, uuid(number), NOW.plusSeconds(seconds));
    }

    private static Task stopped(ShopId shop, UUID id, Instant createdAt) {
        return Task.builder(id, shop, Task.Kind.TELL, "key-" + id, id(1), createdAt)
                .state(Task.State.STOPPED)
                .build();
    }

    private List<Task> stopped(Optional<UUID> after, int limit) {
        return tasks.stopped(SHOP, after, limit);
    }

    private static List<UUID> ids(List<Task> tasks) {
        return tasks.stream().map(Task::id).toList();
    }
}
