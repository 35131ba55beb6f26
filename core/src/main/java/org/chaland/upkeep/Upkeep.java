package org.chaland.upkeep;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.linking.Provisioning;
import org.chaland.linking.TaskHandler;
import org.chaland.linking.TaskResult;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what is due. The host calls {@link #run} now and then, on as many nodes as it likes, and {@link #runFor} right after
 * a commit so that a buyer does not wait. No thread is started here (I15).
 *
 * <p>Safe for use by several threads and several nodes: a task is taken by writing a lease, and what a worker found out
 * counts only while its lease is the newest.
 */
public final class Upkeep {

    /** Longer than the longest chain of provider calls that one task makes. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int PAGE = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final Parts parts;
    private final Map<Task.Kind, TaskHandler> handlers;

    /** For {@link org.chaland.Chaland}: a handler for each kind of task. Nobody else can name the types of its parameters. */
    @SuppressWarnings("exports")
    public Upkeep(Parts parts, Map<Task.Kind, TaskHandler> handlers) {
        this.parts = parts;
        this.handlers = new EnumMap<>(handlers);
    }

    /**
     * Runs due tasks of all shops, each at most once, the longest due first, until none is left or so many were begun.
     *
     * @param budget at most so many tasks, at least 1
     * @return what became of them
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     */
    public UpkeepReport run(int budget) {
        return drain(budget, () -> parts.storage().tasks().due(parts.now(), PAGE));
    }

    /**
     * Runs the due tasks of one customer, such as those that a completed purchase has just written.
     *
     * @return what became of them
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     */
    public UpkeepReport runFor(ShopId shop, CustomerId customer) {
        return drain(
                PAGE,
                () -> parts.storage().tasks().ofCustomer(shop, customer, PAGE).stream()
                        .filter(task -> task.isDue(parts.now()))
                        .toList());
    }

    private UpkeepReport drain(int budget, Supplier<List<Task>> source) {
        parts.requireNoTransaction("Upkeep");
        var report = new UpkeepReport.Tally();
        Set<UUID> begun = new HashSet<>();
        while (begun.size() < budget) {
            var next = source.get().stream()
                    .filter(task -> begun.size() < budget && begun.add(task.id()))
                    .toList();
            if (next.isEmpty()) {
                break;
            }
            next.forEach(task -> lease(task)
                    .ifPresent(leased -> settle(leased, attempt(leased)).ifPresent(report::count)));
        }
        return report.toReport();
    }

    private Optional<Task> lease(Task task) {
        var leased = task.toBuilder()
                .attempts(task.attempts() + 1)
                .leasedUntil(Optional.of(parts.now().plus(LEASE)))
                .build();
        return parts.storage().tasks().update(leased)
                ? Optional.of(leased.toBuilder().version(leased.version() + 1).build())
                : Optional.empty();
    }

    private Supplier<TaskResult> attempt(Task task) {
        try {
            return handlers.get(task.kind()).handle(task);
        } catch (ProviderUnavailableException e) {
            return () -> TaskResult.retry("provider-unavailable");
        } catch (ProviderRefusalException e) {
            return () -> TaskResult.stopped(Provisioning.code(e.reason()));
        } catch (RuntimeException e) {
            // Only the kind of failure: the message of a foreign exception may carry personal data (I10).
            LOG.warn(
                    "Task {} ({}) failed with {}",
                    task.id(),
                    task.kind(),
                    e.getClass().getName());
            return () -> TaskResult.retry("failed");
        }
    }

    /** Writes what follows and the result; neither, if another worker has taken the task or its intent was renewed since. */
    private Optional<TaskResult> settle(Task task, Supplier<TaskResult> conclusion) {
        try {
            var result = parts.storage().transactions().inTransaction(() -> {
                var concluded = conclusion.get();
                if (!parts.storage().tasks().update(settled(task, concluded))) {
                    throw new LeaseLost();
                }
                return concluded;
            });
            LOG.info("Task {} ({}) of customer {}: {}", task.id(), task.kind(), task.customer(), describe(result));
            return Optional.of(result);
        } catch (LeaseLost lost) {
            LOG.info("Task {} ({}) was taken over or renewed meanwhile", task.id(), task.kind());
            return Optional.empty();
        } catch (RuntimeException e) {
            // Nothing was written, so the lease runs out and the task is done again; the others need not wait for that.
            LOG.warn(
                    "Task {} ({}) was not settled: {}",
                    task.id(),
                    task.kind(),
                    e.getClass().getName());
            return Optional.of(TaskResult.retry("not-settled"));
        }
    }

    private Task settled(Task task, TaskResult result) {
        var builder = task.toBuilder().leasedUntil(Optional.empty());
        if (result instanceof TaskResult.Retry retry) {
            return builder.reason(Optional.of(retry.reason()))
                    .nextAttemptAt(parts.now().plus(pause(task.attempts())))
                    .build();
        }
        if (result instanceof TaskResult.Stopped stopped) {
            return builder.reason(Optional.of(stopped.reason()))
                    .state(Task.State.STOPPED)
                    .build();
        }
        return builder.reason(((TaskResult.Done) result).reason())
                .state(Task.State.DONE)
                .build();
    }

    private static String describe(TaskResult result) {
        if (result instanceof TaskResult.Done done) {
            return done.reason().map("done, "::concat).orElse("done");
        }
        return result instanceof TaskResult.Stopped stopped
                ? "stopped, " + stopped.reason()
                : "to be tried again, " + ((TaskResult.Retry) result).reason();
    }

    private static Duration pause(int attempts) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** Takes the transaction back in which it is thrown; never leaves this class. */
    private static final class LeaseLost extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LeaseLost() {
            super("The task was taken over: what this worker found out does not count.");
        }
    }
}
