package org.chaland.upkeep;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.model.CustomerId;
import org.chaland.model.Handle;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.model.Visit;
import org.chaland.spi.Limit;
import org.chaland.spi.StorageConflictException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs due tasks. The host calls {@link #run} at intervals, on any number of nodes, and {@link #runFor} right after a commit so
 * that a buyer does not wait. Chaland starts no thread of its own.
 *
 * <p>Safe for use by several threads and several nodes: a worker takes a task by writing a lease, and its result counts only
 * while its lease is the newest.
 */
public final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private static final int PAGE = 50;

    private final Parts parts;
    private final Attempt attempt;
    private final OverdueAlarm alarm;
    private final List<IntConsumer> before;
    private final Optional<Limit> limit;

    /**
     * Internal: called by {@link org.chaland.Chaland} only.
     *
     * @param handlers one for each kind of task
     * @param searches what looks for new tasks before tasks are run, each given a budget
     * @param limit how many tasks may call one provider
     * @param addressee to whom the task of a claim would write
     * @throws IllegalStateException if a kind of task has no handler
     */
    @SuppressWarnings("exports")
    public Upkeep(
            Parts parts,
            Map<Task.Kind, TaskHandler> handlers,
            List<IntConsumer> searches,
            Optional<Limit> limit,
            Function<Task, Optional<CustomerId>> addressee) {
        var missing = EnumSet.allOf(Task.Kind.class);
        missing.removeAll(handlers.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "Tasks of the kinds " + missing + " would never run: give a handler for each of them.");
        }
        this.parts = parts;
        this.limit = limit;
        before = Stream.concat(Stream.of(new Purge(parts)::run), searches.stream())
                .toList();
        attempt = new Attempt(parts, new EnumMap<>(handlers));
        alarm = new OverdueAlarm(parts, addressee);
    }

    /**
     * Deletes checkouts that expired more than an hour ago, with their guests who have ordered nothing, claims of more than a day
     * ago, tasks that are done for more than a year, and what staff were shown longer ago than the shop's policy says. Then looks for
     * accounts that end and for records whose retention is over. Then runs due tasks of all shops, the longest due first and each at
     * most once. In the end listeners are to be told, by tasks of the next run, which tasks are overdue. Any number of nodes may do so
     * at once: each takes other tasks.
     *
     * @param budget the most of each of these, at least 1; up to 10,000 checkouts, claims and mailboxes are deleted whatever the budget
     * @return the number of tasks by result
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     */
    public UpkeepReport run(int budget) {
        parts.requireNoTransaction("Upkeep");
        before.forEach(step -> unlessGivenUp(() -> step.accept(budget)));
        alarm.runForLeft(budget);
        // After the tasks, because those that succeed now need no alarm; also if one of them breaks the run. Not after
        // an error, by which the process may be ending.
        try {
            var report = runDue(budget);
            alarm.run(budget);
            return report;
        } catch (RuntimeException broken) {
            alarm.run(budget);
            throw broken;
        }
    }

    private UpkeepReport runDue(int budget) {
        var run = new Run();
        var goesOn = true;
        for (int left = budget; left > 0 && goesOn; left--) {
            goesOn = run.goesOnWithNext();
        }
        return run.report.toReport();
    }

    /**
     * Runs the due tasks of one customer, such as those that a completed purchase has just written, and of the records that
     * were merged into this customer.
     *
     * @return the number of tasks by result
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     */
    public UpkeepReport runFor(ShopId shop, CustomerId customer) {
        parts.requireNoTransaction("Upkeep");
        var run = new Run();
        var goesOn = true;
        while (goesOn) {
            goesOn = run.goesOnWith(() -> due(shop, customer));
        }
        return run.report.toReport();
    }

    /**
     * Runs the task that mails the code for which this visit has asked: with the handle that was given out then, or as the account that is
     * signed in. Nothing happens if there is none.
     *
     * @return the number of tasks by result
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     */
    public UpkeepReport runFor(Visit visit) {
        parts.requireNoTransaction("Upkeep");
        var run = new Run();
        run.goesOnWith(() -> Stream.concat(
                        visit.handle().map(Handle::hash).stream(), visit.account().map(Digests::askerOf).stream())
                .flatMap(asker -> parts.storage().claims().findByAsker(visit.shop(), asker).stream())
                .flatMap(claim -> parts.storage().tasks().find(visit.shop(), Intents.ofCode(claim.id())).stream())
                .filter(task -> task.isDue(parts.now()))
                .toList());
        return run.report.toReport();
    }

    /** Counts the shop's tasks that are not done, for metrics and alarms: the counts and the age name nobody. */
    public Task.Counts waiting(ShopId shop) {
        return parts.storage().tasks().count(shop, parts.now());
    }

    private List<Task> due(ShopId shop, CustomerId customer) {
        return parts.storage().tasks().unfinished(shop, customer, PAGE).stream()
                .filter(task -> task.isDue(parts.now()))
                .toList();
    }

    /** A database may abort one transaction to resolve a deadlock with another node. That step was not stored; the next run repeats it. */
    private static void unlessGivenUp(Runnable step) {
        try {
            step.run();
        } catch (StorageConflictException aborted) {
            LOG.info("A step of upkeep was aborted because of another node; the next run repeats it");
        }
    }

    /** One run: each task at most once. */
    private final class Run {

        private final Pace pace = new Pace(parts, limit);
        private final UpkeepReport.Tally report = new UpkeepReport.Tally();
        private final Set<UUID> begun = new HashSet<>();
        private final Set<UUID> dueAgain = new HashSet<>();

        /** Takes the task that has been due longest and that this run has not begun; whether there may be more. */
        boolean goesOnWithNext() {
            try {
                var taken = parts.storage().transactions().inTransaction(this::take);
                taken.ifPresent(this::work);
                return taken.isPresent();
            } catch (StorageConflictException aborted) {
                LOG.info("A task could not be taken because of another node");
                return true;
            }
        }

        /** No other worker takes what is listed in a transaction. */
        private Optional<Task> take() {
            while (true) {
                var due = parts.storage().tasks().due(parts.now(), dueAgain.size() + 1);
                var fresh =
                        due.stream().filter(task -> !begun.contains(task.id())).findFirst();
                if (fresh.isPresent() || due.size() <= dueAgain.size()) {
                    return fresh.flatMap(attempt::lease);
                }
                due.forEach(task -> dueAgain.add(task.id()));
            }
        }

        /**
         * Begins the tasks of one list, each once; whether there was one, and no more than a page has been begun. A task that was
         * renewed since it was listed is in the next list.
         */
        boolean goesOnWith(Supplier<List<Task>> due) {
            var before = begun.size();
            unlessGivenUp(() -> due.get().stream()
                    .filter(task -> !begun.contains(task.id()))
                    .limit(PAGE - before)
                    .forEach(task -> unlessGivenUp(() -> attempt.lease(task).ifPresent(this::work))));
            return begun.size() > before;
        }

        /** Asks for the rate outside of any transaction, because a limiter may be elsewhere (I4). */
        private void work(Task leased) {
            begun.add(leased.id());
            var result = pace.allows(leased) ? attempt.run(leased) : pace.postpone(leased.notBegun());
            result.ifPresent(report::count);
        }
    }
}
