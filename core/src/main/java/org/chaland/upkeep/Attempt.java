package org.chaland.upkeep;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.linking.Intents;
import org.chaland.linking.Provisioning;
import org.chaland.linking.TaskHandler;
import org.chaland.linking.TaskResult;
import org.chaland.model.Task;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at a task: take it, do it outside any transaction, write what follows and the result in one. */
final class Attempt {

    /** Longer than the longest chain of provider calls that one task makes. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** What is done at the provider stays done; the others only tell somebody something. */
    private static final Set<Task.Kind> CALLING_FOR_GOOD = Set.of(
            Task.Kind.PROVISION,
            Task.Kind.GRANT_SUPPORT,
            Task.Kind.REVOKE_SUPPORT,
            Task.Kind.END_ACCOUNT,
            Task.Kind.ERASE_ACCOUNT,
            Task.Kind.UPDATE_PROFILE);

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final Parts parts;
    private final Map<Task.Kind, TaskHandler> handlers;
    private final Backoff backoff;
    private final Intents intents;

    Attempt(Parts parts, Map<Task.Kind, TaskHandler> handlers) {
        this.parts = parts;
        this.handlers = handlers;
        backoff = new Backoff(parts.ids());
        intents = new Intents(parts);
    }

    /** The task with a lease of ours; empty if another worker has it, or if it was renewed since it was read. */
    Optional<Task> lease(Task task) {
        var leased = task.toBuilder()
                .attempts(task.attempts() + 1)
                .leasedUntil(Optional.of(parts.now().plus(LEASE)))
                .build();
        return parts.storage().tasks().update(leased)
                ? Optional.of(leased.toBuilder().version(leased.version() + 1).build())
                : Optional.empty();
    }

    /** What became of it; empty if another worker took it over before this one was ready. */
    Optional<TaskResult> run(Task leased) {
        return settle(leased, handle(leased));
    }

    private Supplier<TaskResult> handle(Task task) {
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
            if (CALLING_FOR_GOOD.contains(task.kind())) {
                lookAgain(task);
            }
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

    /**
     * What this worker called for may have landed after the last call of whoever took the task over, and nobody would put
     * that right: the task is done once more.
     */
    private void lookAgain(Task task) {
        try {
            intents.againAfterOvertaking(task.shop(), task.key());
        } catch (RuntimeException e) {
            LOG.warn(
                    "Task {} ({}) is not done again: {}",
                    task.id(),
                    task.kind(),
                    e.getClass().getName());
        }
    }

    private Task settled(Task task, TaskResult result) {
        var builder = task.toBuilder().leasedUntil(Optional.empty());
        if (result instanceof TaskResult.Retry retry) {
            return builder.reason(Optional.of(retry.reason()))
                    .nextAttemptAt(parts.now().plus(backoff.after(task.attempts())))
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

    /** Takes the transaction back in which it is thrown; never leaves this class. */
    private static final class LeaseLost extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LeaseLost() {
            super("The task was taken over: what this worker found out does not count.");
        }
    }
}
