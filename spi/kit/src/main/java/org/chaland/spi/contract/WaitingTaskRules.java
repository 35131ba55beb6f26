package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.OTHER_SHOP;
import static org.chaland.spi.contract.Samples.SHOP;
import static org.chaland.spi.contract.Samples.id;
import static org.chaland.spi.contract.Samples.task;
import static org.chaland.spi.contract.Samples.uuid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.model.Task.Kind;
import org.chaland.model.Task.Place;
import org.chaland.model.Task.State;
import org.chaland.spi.Storage;
import org.chaland.spi.TaskStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds in every {@link TaskStore} for the tasks that wait, for the alarm about them, and for the purge of those that are done. */
abstract class WaitingTaskRules extends StoragePart {

    private static final Duration PATIENCE = Kind.TELL.patience();
    private static final Duration MICROSECOND = Duration.ofNanos(1000);

    private Storage storage;
    private TaskStore tasks;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        tasks = storage.tasks();
    }

    // What waits

    @Test
    void pagesShowFirstWhatStoppedOrIsOverdueLongestThenWhatWillBe() {
        var stoppedLater = stored(waiting(1, 2).state(State.STOPPED));
        var open = stored(waiting(2, 1));
        var stopped = stored(waiting(3, 1).state(State.STOPPED));
        var openLonger = stored(waiting(4, -PATIENCE.toSeconds()));
        var atTheSameTime = stored(waiting(5, 2).state(State.STOPPED));
        var soonOverdue =
                stored(Task.builder(uuid(6), SHOP, Kind.MAIL_CODE, "key-6", NOW).claim(uuid(6)));

        assertWaiting(openLonger, stopped, stoppedLater, atTheSameTime, soonOverdue, open);
    }

    @Test
    void thoseOfOneTimeComeInAscendingOrderOfTheBytesOfTheirIds() {
        var written = Samples.IDS_IN_ORDER.stream()
                .map(id -> stored(waiting(SHOP, id, NOW)))
                .toArray(Task[]::new);

        assertWaiting(written);
    }

    @Test
    void tasksThatAreDoneOrOfAnotherShopAreNotListed() {
        stored(waiting(1, 0).state(State.DONE));
        stored(waiting(OTHER_SHOP, uuid(2), NOW));
        var open = stored(waiting(3, 0));

        assertWaiting(open);
    }

    @Test
    void pageMayFollowATaskThatIsDoneOrRunAgainMeanwhile() {
        stored(waiting(1, 0).state(State.STOPPED));
        var last = stored(waiting(2, 1).state(State.STOPPED));
        stored(waiting(3, 2).state(State.STOPPED));

        tasks.update(last.reopened(NOW.plusSeconds(9)));

        assertEquals(
                List.of(uuid(3), uuid(2)),
                ids(tasks.waiting(SHOP, Optional.empty(), last.place().orElseThrow(), Pages.ALL)));
    }

    @Test
    void tasksOfOneReasonAreListedByItselfComparedAsBytes() {
        var one = stored(waiting(1, 0).reason(Optional.of("failed")));
        stored(waiting(2, 0).reason(Optional.of("Failed")));
        stored(waiting(3, 0).reason(Optional.of("failed ")));
        stored(waiting(4, 0));
        stored(waiting(5, 0).reason(Optional.of("failed")).state(State.DONE));
        var stopped = stored(waiting(6, 0).reason(Optional.of("failed")).state(State.STOPPED));

        Pages.assertPages(
                places(stopped, one),
                (after, limit) -> tasks.waiting(SHOP, Optional.of("failed"), after.orElse(Place.START), limit),
                task -> task.place().orElseThrow());
    }

    @Test
    void listShowsTasksWhole() {
        var task = stored(waiting(1, 0)
                .reference(Optional.of("A-1"))
                .topic(Optional.of("account-ready"))
                .attempts(2)
                .since(NOW.plusSeconds(5))
                .toldOverdue(true)
                .reason(Optional.of("not-permitted"))
                .detail(Optional.of("Add the capability.")));

        assertEquals(
                List.of(Parts.of(task)),
                listed(Place.START).stream().map(Parts::of).toList());
    }

    @Test
    void listFollowsTheTransactionAndItsRollback() {
        tasks.insert(task(1));

        Rollbacks.rolledBack(storage.transactions(), () -> {
            tasks.update(task(1).toBuilder().state(State.DONE).build());
            assertEquals(List.of(), ids(listed(Place.START)));
        });

        assertEquals(List.of(uuid(1)), ids(listed(Place.START)));
    }

    @Test
    void listsAreUnmodifiable() {
        stored(waiting(1, 0).state(State.STOPPED));

        Pages.assertUnmodifiable(listed(Place.START));
        Pages.assertUnmodifiable(tasks.overdue(NOW.plus(PATIENCE), Pages.ALL));
    }

    // Counts

    @Test
    void eachWaitingTaskIsCountedOnce() {
        stored(waiting(1, 0));
        stored(waiting(2, -1).attempts(1));
        stored(waiting(3, 0).attempts(7));
        Stream.of(4, 5, 6)
                .forEach(number -> stored(waiting(number, -PATIENCE.toSeconds()).attempts(number - 4)));
        Stream.of(7, 8, 9, 10).forEach(number -> stored(waiting(number, -number).state(State.STOPPED)));
        stored(waiting(11, -PATIENCE.toSeconds() - 9).state(State.DONE));
        stored(waiting(OTHER_SHOP, uuid(12), NOW));

        assertEquals(new Task.Counts(1, 2, 3, 4, Optional.of(NOW.minus(PATIENCE))), tasks.count(SHOP, NOW));
    }

    @Test
    void nothingIsCountedWhereNothingWaits() {
        stored(waiting(1, 0).state(State.DONE));

        assertEquals(new Task.Counts(0, 0, 0, 0, Optional.empty()), tasks.count(SHOP, NOW));
    }

    @Test
    void openTaskIsCountedAsOverdueFromItsTimeOnAndNotAMicrosecondEarlier() {
        tasks.insert(task(1));
        var overdue = NOW.plus(task(1).kind().patience());

        assertEquals(1, tasks.count(SHOP, overdue.minus(MICROSECOND)).open());
        assertEquals(1, tasks.count(SHOP, overdue).overdue());
    }

    // The alarm

    @Test
    void tasksOfAllShopsAreToBeToldOnceTheyAreOverdueTheLongestFirst() {
        stored(waiting(1, 1));
        stored(waiting(2, 0).state(State.STOPPED));
        stored(waiting(OTHER_SHOP, uuid(3), NOW.minusSeconds(1)));
        stored(waiting(4, 0).state(State.DONE));
        stored(waiting(5, 0).toldOverdue(true));
        var at = NOW.plus(PATIENCE);

        assertEquals(List.of(uuid(3), uuid(2)), ids(tasks.overdue(at, Pages.ALL)));
        assertEquals(List.of(uuid(3)), ids(tasks.overdue(at, 1)));
        assertEquals(List.of(uuid(3)), ids(tasks.overdue(at.minus(MICROSECOND), Pages.ALL)));
    }

    @Test
    void taskThatAWorkerHasIsToldAfterItsLease() {
        var end = NOW.plus(PATIENCE).plusSeconds(60);
        stored(waiting(1, 0).leasedUntil(Optional.of(end)));

        assertEquals(List.of(), ids(tasks.overdue(end.minus(MICROSECOND), Pages.ALL)));
        assertEquals(List.of(uuid(1)), ids(tasks.overdue(end, Pages.ALL)));
    }

    @Test
    void taskThatWasToldIsNotToldAgainBeforeItWaitsAnew() {
        var told = stored(waiting(1, 0)).tellingOverdue();
        var later = NOW.plus(Duration.ofDays(9));

        assertTrue(tasks.update(told));
        assertEquals(List.of(), ids(tasks.overdue(later, Pages.ALL)));

        var stored = tasks.find(SHOP, told.key()).orElseThrow();
        assertTrue(tasks.update(stored.done(Optional.empty(), NOW).reopened(NOW.plusSeconds(1))));
        assertEquals(List.of(uuid(1)), ids(tasks.overdue(later, Pages.ALL)));
    }

    // The purge

    @Test
    void tasksThatAreDoneForLongAreDeletedTheOldestFirst() {
        for (var number = 1; number <= 4; number++) {
            stored(waiting(number, 0).state(State.DONE).since(NOW.plusSeconds(number)));
        }

        assertEquals(2, tasks.purge(NOW.plusSeconds(3), 2));
        assertEquals(
                List.of(false, false, true, true),
                Stream.of(1, 2, 3, 4).map(this::isStored).toList());
        assertEquals(1, tasks.purge(NOW.plusSeconds(3), Pages.ALL));
        assertEquals(0, tasks.purge(NOW.plusSeconds(4).minus(MICROSECOND), Pages.ALL));
        assertEquals(List.of(uuid(4)), ids(tasks.ofCustomer(SHOP, id(1), Pages.ALL)));
    }

    @Test
    void keyOfADeletedTaskCanBeUsedAgain() {
        stored(waiting(1, 0).state(State.DONE));
        tasks.purge(NOW, Pages.ALL);

        assertTrue(tasks.insert(Task.builder(uuid(2), SHOP, Kind.TELL, "key-" + uuid(1), NOW)
                .customer(id(1))
                .build()));
    }

    @Test
    void tasksThatWaitOrAreReadAsFactsAreKept() {
        stored(waiting(1, 0));
        stored(waiting(2, 0).state(State.STOPPED));
        for (var kind : Kind.values()) {
            stored(Task.builder(uuid(10 + kind.ordinal()), SHOP, kind, "key-" + kind, NOW)
                    .customer(id(2))
                    .state(State.DONE));
        }

        tasks.purge(NOW.plus(Duration.ofDays(9_999)), Pages.ALL);

        assertEquals(2, tasks.ofCustomer(SHOP, id(1), Pages.ALL).size());
        assertEquals(
                List.of(Kind.ERASE_ACCOUNT, Kind.PROVISION),
                tasks.ofCustomer(SHOP, id(2), Pages.ALL).stream()
                        .map(Task::kind)
                        .toList());
    }

    @Test
    void purgeIsRolledBack() {
        stored(waiting(1, 0).state(State.DONE));

        Rollbacks.rolledBack(storage.transactions(), () -> assertEquals(1, tasks.purge(NOW, Pages.ALL)));

        assertTrue(isStored(1));
        assertEquals(List.of(uuid(1)), ids(tasks.ofCustomer(SHOP, id(1), Pages.ALL)));
    }

    private static Task.Builder waiting(int number, long seconds) {
        return waiting(SHOP, uuid(number), NOW.plusSeconds(seconds));
    }

    private static Task.Builder waiting(ShopId shop, UUID id, Instant createdAt) {
        return Task.builder(id, shop, Kind.TELL, "key-" + id, createdAt).customer(id(1));
    }

    private Task stored(Task.Builder builder) {
        var task = builder.build();
        assertTrue(tasks.insert(task));
        return task;
    }

    private boolean isStored(int number) {
        return tasks.find(SHOP, "key-" + uuid(number)).isPresent();
    }

    private void assertWaiting(Task... expected) {
        Pages.assertPages(
                places(expected),
                (after, limit) -> tasks.waiting(SHOP, Optional.empty(), after.orElse(Place.START), limit),
                task -> task.place().orElseThrow());
    }

    private static List<Place> places(Task... expected) {
        return Stream.of(expected).map(task -> task.place().orElseThrow()).toList();
    }

    private List<Task> listed(Place after) {
        return tasks.waiting(SHOP, Optional.empty(), after, Pages.ALL);
    }

    private static List<UUID> ids(List<Task> tasks) {
        return tasks.stream().map(Task::id).toList();
    }
}
