package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.task;
import static org.chaland.spi.contract.Samples.uuid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Task;
import org.chaland.spi.TaskStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link TaskStore}; its lists are told by {@link TaskListRules}. */
abstract class TaskStoreRules extends StoragePart {

    private TaskStore tasks;

    @BeforeEach
    void openEmptyStorage() {
        tasks = storage().tasks();
    }

    @Test
    void taskOfEveryKindAndStateIsFoundAsItWasStored() {
        var number = 0;
        for (var kind : Task.Kind.values()) {
            for (var state : Task.State.values()) {
                var task = Task.builder(uuid(++number), SHOP, kind, "key-" + number, NOW)
                        .customer(id(number))
                        .reference(Optional.of("A-" + number))
                        .topic(Optional.of("account-ready"))
                        .account(Optional.of(new Account("https://lms.example.org", "Ada " + number)))
                        .state(state)
                        .attempts(number)
                        .nextAttemptAt(NOW.plusSeconds(number))
                        .leasedUntil(Optional.of(NOW.plusSeconds(100)))
                        .reason(Optional.of("EMAIL_TAKEN"))
                        .detail(Optional.of("Another account has the address: its owner must sign in."))
                        .overtaken(number % 2 == 0)
                        .build();

                assertIsKept(task);
            }
        }
    }

    @Test
    void taskWithoutOptionalPartsIsFoundAsItWasStored() {
        assertIsKept(task(1));
    }

    @Test
    void taskOfAClaimIsFoundAsItWasStoredAndBelongsToNoCustomer() {
        var task = Task.builder(uuid(1), SHOP, Task.Kind.MAIL_CODE, "key", NOW)
                .claim(id(1).value())
                .build();

        assertIsKept(task);

        assertEquals(List.of(), tasks.ofCustomer(SHOP, id(1), 9));
    }

    @Test
    void timesKeepTheirMicrosecondsAlsoWhenClocksAreSetBack() {
        var twice = Samples.HOUR_THAT_COMES_TWICE;
        var task = Task.builder(uuid(1), SHOP, Task.Kind.INVITE, "key", twice.get(0))
                .customer(id(1))
                .nextAttemptAt(twice.get(1))
                .leasedUntil(Optional.of(twice.get(1).plusNanos(999_999_000)))
                .build();

        assertIsKept(task);
    }

    @Test
    void unknownKeyFindsNothing() {
        assertEquals(Optional.empty(), tasks.find(SHOP, "unknown"));
    }

    @Test
    void twoShopsMayUseOneKey() {
        var elsewhere = Task.builder(uuid(2), OTHER_SHOP, Task.Kind.TELL, task(1).key(), NOW)
                .customer(id(2))
                .build();
        tasks.insert(task(1));

        assertEquals(Optional.empty(), tasks.find(OTHER_SHOP, task(1).key()));
        assertTrue(tasks.insert(elsewhere));

        assertEquals(Parts.of(task(1)), stored(task(1)));
        assertEquals(Parts.of(elsewhere), stored(elsewhere));
    }

    @Test
    void knownKeyIsRefusedAndTheFirstTaskStaysAsItWas() {
        tasks.insert(task(1));

        assertFalse(tasks.insert(Task.builder(uuid(2), SHOP, Task.Kind.TELL, task(1).key(), NOW)
                .customer(id(2))
                .build()));

        assertEquals(Parts.of(task(1)), stored(task(1)));
    }

    @Test
    void tasksInsertedTogetherAreFoundAsTheyWereStored() {
        assertEquals(List.of(), tasks.insertAll(List.of(task(1), task(2))));
        assertEquals(List.of(), tasks.insertAll(List.of()));

        assertEquals(Parts.of(task(1)), stored(task(1)));
        assertEquals(Parts.of(task(2)), stored(task(2)));
    }

    @Test
    void ofTasksInsertedTogetherThoseOfKnownKeysAreNamedAndTheOthersStored() {
        tasks.insert(task(2));
        var known = withKey(9, task(2).key());

        assertEquals(List.of(known), tasks.insertAll(List.of(task(1), known, task(3))));

        for (var number : List.of(1, 2, 3)) {
            assertEquals(Parts.of(task(number)), stored(task(number)));
        }
    }

    @Test
    void keyThatComesTwiceAmongTasksInsertedTogetherIsStoredOnce() {
        var again = withKey(9, task(1).key());

        assertEquals(List.of(again), tasks.insertAll(List.of(task(1), again)));

        assertEquals(Parts.of(task(1)), stored(task(1)));
    }

    @Test
    void keysAreComparedAsBytes() {
        var keys = new ArrayList<>(Samples.LOOK_ALIKES);
        keys.addAll(Samples.LOOK_ALIKE_TEXTS);
        Collections.addAll(keys, "7", "07", "x".repeat(199), "x".repeat(200));

        for (var number = 0; number < keys.size(); number++) {
            assertEquals(Optional.empty(), tasks.find(SHOP, keys.get(number)));
            assertTrue(tasks.insert(withKey(number, keys.get(number))), keys.get(number));
        }

        for (var number = 0; number < keys.size(); number++) {
            var task = withKey(number, keys.get(number));
            assertEquals(Parts.of(task), stored(task));
        }
    }

    @Test
    void updateWritesReferenceStateAttemptsTimesLeaseReasonDetailAndOvertaking() {
        tasks.insert(task(1));
        var change = task(1).toBuilder()
                .reference(Optional.of("A-2"))
                .state(Task.State.STOPPED)
                .attempts(4)
                .nextAttemptAt(NOW.plusSeconds(60))
                .leasedUntil(Optional.of(NOW.plusSeconds(30)))
                .reason(Optional.of("INVALID_PROFILE"))
                .detail(Optional.of("The family name is too long."))
                .overtaken(true)
                .build();

        assertTrue(tasks.update(change));

        assertEquals(Parts.of(change.toBuilder().version(2).build()), stored(change));
    }

    @Test
    void updateCanGiveTheLeaseBackAndForgetTheReason() {
        tasks.insert(task(1).toBuilder()
                .leasedUntil(Optional.of(NOW))
                .reason(Optional.of("EMAIL_TAKEN"))
                .build());

        assertTrue(tasks.update(task(1)));

        assertEquals(Parts.of(task(1).toBuilder().version(2).build()), stored(task(1)));
    }

    @Test
    void updateLeavesTheTopicAsItIs() {
        var task = task(1).toBuilder().topic(Optional.of("account-ready")).build();
        tasks.insert(task);

        assertTrue(tasks.update(task.toBuilder().topic(Optional.empty()).build()));

        assertEquals(Parts.of(task.toBuilder().version(2).build()), stored(task));
    }

    @Test
    void updateOfAnotherVersionIsRefusedAndWritesNothing() {
        tasks.insert(task(1));
        tasks.update(task(1));
        var before = stored(task(1));

        for (var version : List.of(0, 1, 3)) {
            assertFalse(tasks.update(
                    task(1).toBuilder().state(Task.State.DONE).version(version).build()));
        }

        assertEquals(before, stored(task(1)));
    }

    @Test
    void workerWhoseLeaseWasTakenOverWritesNothing() {
        tasks.insert(task(1));
        tasks.update(leased(1));
        var takenOver = leased(2).toBuilder().attempts(2).build();
        tasks.update(takenOver);

        assertFalse(tasks.update(leased(2).toBuilder().state(Task.State.DONE).build()));

        assertEquals(Parts.of(takenOver.toBuilder().version(3).build()), stored(task(1)));
    }

    @Test
    void updateOfAnUnknownTaskIsRefusedAndStoresNothing() {
        assertFalse(tasks.update(task(1)));

        assertEquals(Optional.empty(), tasks.find(SHOP, task(1).key()));
    }

    @Test
    void updateThroughAnotherShopIsRefusedAndWritesNothing() {
        tasks.insert(task(1));

        assertFalse(tasks.update(Task.builder(uuid(1), OTHER_SHOP, Task.Kind.INVITE, task(1).key(), NOW)
                .customer(id(1))
                .state(Task.State.DONE)
                .build()));

        assertEquals(Parts.of(task(1)), stored(task(1)));
    }

    private static Task withKey(int number, String key) {
        return Task.builder(uuid(number), SHOP, Task.Kind.INVITE, key, NOW)
                .customer(id(1))
                .build();
    }

    private static Task leased(long version) {
        return task(1).toBuilder()
                .leasedUntil(Optional.of(NOW.plusSeconds(60)))
                .version(version)
                .build();
    }

    private void assertIsKept(Task task) {
        assertTrue(tasks.insert(task));
        assertEquals(Parts.of(task), stored(task));
    }

    private List<Object> stored(Task task) {
        return Parts.ofTask(tasks.find(task.shop(), task.key()));
    }
}
