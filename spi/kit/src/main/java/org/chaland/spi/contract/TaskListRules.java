package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.task;
import static org.chaland.spi.contract.Samples.uuid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.TaskStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for the lists of every {@link TaskStore}. */
abstract class TaskListRules extends StoragePart {

    private static final int ALL = 100;

    private TaskStore tasks;

    @BeforeEach
    void openEmptyStorage() {
        tasks = storage().tasks();
    }

    @Test
    void taskDueLongestComesFirst() {
        tasks.insert(dueAt(1, NOW.minusSeconds(1)));
        tasks.insert(dueAt(2, NOW.minusSeconds(3)));
        tasks.insert(dueAt(3, NOW.minusSeconds(2)));

        assertEquals(List.of(uuid(2), uuid(3), uuid(1)), due(NOW, ALL));
    }

    @Test
    void dueTasksOfAllShopsAreListed() {
        tasks.insert(task(1));
        tasks.insert(of(OTHER_SHOP, id(2), 2, NOW.minusSeconds(1)));

        assertEquals(List.of(uuid(2), uuid(1)), due(NOW, ALL));
    }

    @Test
    void taskIsDueFromItsTimeOnAndNotAMicrosecondEarlier() {
        tasks.insert(task(1));

        assertEquals(List.of(), due(NOW.minusNanos(1000), ALL));
        assertEquals(List.of(uuid(1)), due(NOW, ALL));
    }

    @Test
    void leasedTaskIsDueFromTheEndOfItsLeaseOnAndNotAMicrosecondEarlier() {
        var end = NOW.plusSeconds(60);
        tasks.insert(task(1).toBuilder().leasedUntil(Optional.of(end)).build());

        assertEquals(List.of(), due(end.minusNanos(1000), ALL));
        assertEquals(List.of(uuid(1)), due(end, ALL));
    }

    @Test
    void taskThatIsDoneOrStoppedIsNotDue() {
        tasks.insert(task(1).toBuilder().state(Task.State.DONE).build());
        tasks.insert(task(2).toBuilder().state(Task.State.STOPPED).build());

        assertEquals(List.of(), due(NOW, ALL));
    }

    @Test
    void dueListFollowsAnUpdate() {
        tasks.insert(task(1));

        tasks.update(task(1).toBuilder().nextAttemptAt(NOW.plusSeconds(1)).build());

        assertEquals(List.of(), due(NOW, ALL));
        assertEquals(List.of(uuid(1)), due(NOW.plusSeconds(1), ALL));
    }

    @Test
    void dueListIsNoLongerThanItsLimitAndLeavesOutWhatIsNotDue() {
        for (var number = 1; number <= 5; number++) {
            tasks.insert(dueAt(number, NOW.minusSeconds(number)));
        }
        tasks.insert(dueAt(6, NOW.minusSeconds(6)).toBuilder()
                .leasedUntil(Optional.of(NOW.plusSeconds(1)))
                .build());

        assertEquals(List.of(uuid(5)), due(NOW, 1));
        assertEquals(List.of(uuid(5), uuid(4), uuid(3)), due(NOW, 3));
        assertEquals(5, due(NOW, ALL).size());
    }

    @Test
    void newestTaskOfACustomerComesFirst() {
        tasks.insert(of(SHOP, id(1), 1, NOW.plusSeconds(1)));
        tasks.insert(of(SHOP, id(1), 2, NOW.plusSeconds(3)));
        tasks.insert(of(SHOP, id(1), 3, NOW.plusSeconds(2)));

        assertEquals(List.of(uuid(2), uuid(3), uuid(1)), ofCustomer(id(1), ALL));
    }

    @Test
    void tasksOfACustomerAreListedInWhateverState() {
        for (var state : Task.State.values()) {
            tasks.insert(task(state.ordinal()).toBuilder().state(state).build());
        }

        assertEquals(Task.State.values().length, ofCustomer(id(1), ALL).size());
    }

    @Test
    void tasksOfACustomerHoldNothingOfAnotherCustomerOrShop() {
        tasks.insert(of(SHOP, id(1), 1, NOW));
        tasks.insert(of(SHOP, id(2), 2, NOW));
        tasks.insert(of(OTHER_SHOP, id(1), 3, NOW));

        assertEquals(List.of(uuid(1)), ofCustomer(id(1), ALL));
        assertEquals(List.of(), ofCustomer(id(3), ALL));
    }

    @Test
    void listOfACustomerIsNoLongerThanItsLimitAndKeepsTheNewest() {
        for (var number = 1; number <= 5; number++) {
            tasks.insert(of(SHOP, id(1), number, NOW.plusSeconds(number)));
        }

        assertEquals(List.of(uuid(5)), ofCustomer(id(1), 1));
        assertEquals(List.of(uuid(5), uuid(4), uuid(3)), ofCustomer(id(1), 3));
    }

    @Test
    void listsShowTasksWhole() {
        var task = task(1).toBuilder()
                .reference(Optional.of("A-1"))
                .topic(Optional.of("account-ready"))
                .attempts(2)
                .reason(Optional.of("NOT_PERMITTED"))
                .build();
        tasks.insert(task);

        assertEquals(
                List.of(Parts.of(task)),
                tasks.due(NOW, ALL).stream().map(Parts::of).toList());
        assertEquals(
                List.of(Parts.of(task)),
                tasks.ofCustomer(SHOP, id(1), ALL).stream().map(Parts::of).toList());
    }

    @Test
    void listsAreUnmodifiable() {
        var nothingDue = tasks.due(NOW, ALL);
        var nothingOfCustomer = tasks.ofCustomer(SHOP, id(1), ALL);
        tasks.insert(task(1));
        var due = tasks.due(NOW, ALL);
        var ofCustomer = tasks.ofCustomer(SHOP, id(1), ALL);

        assertThrows(UnsupportedOperationException.class, () -> nothingDue.add(task(2)));
        assertThrows(UnsupportedOperationException.class, () -> nothingOfCustomer.add(task(2)));
        assertThrows(UnsupportedOperationException.class, due::clear);
        assertThrows(UnsupportedOperationException.class, ofCustomer::clear);
    }

    private static Task dueAt(int number, Instant time) {
        return task(number).toBuilder().nextAttemptAt(time).build();
    }

    private static Task of(ShopId shop, CustomerId customer, int number, Instant createdAt) {
        return Task.builder(uuid(number), shop, Task.Kind.TELL, "key-" + number, customer, createdAt)
                .build();
    }

    private List<UUID> due(Instant now, int limit) {
        return tasks.due(now, limit).stream().map(Task::id).toList();
    }

    private List<UUID> ofCustomer(CustomerId customer, int limit) {
        return tasks.ofCustomer(SHOP, customer, limit).stream().map(Task::id).toList();
    }
}
