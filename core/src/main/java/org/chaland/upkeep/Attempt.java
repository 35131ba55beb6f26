package org.chaland.upkeep;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Task;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.RedactedCause;
import org.chaland.spi.ShopRules;
import org.chaland.spi.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One attempt at a task: takes the lease, runs the handler outside any transaction, and stores conclusion and result in one. */
final class Attempt {

    /** Longer than the longest chain of calls of one task, unless its provider says that one call may take as long. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** How much longer than the longest request of its provider a worker has a task. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 20;

    /** Kinds whose call to the provider has lasting effects. */
    private static final Set<Task.Kind> CALLING_FOR_GOOD = Set.of(
            Task.Kind.PROVISION,
            Task.Kind.GRANT_SUPPORT,
            Task.Kind.REVOKE_SUPPORT,
            Task.Kind.COURSE,
            Task.Kind.END_ACCOUNT,
            Task.Kind.ERASE_ACCOUNT,
            Task.Kind.UPDATE_PROFILE);

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private final Parts parts;
    private final Map<Task.Kind, TaskHandler> handlers;
    private final Intents intents;

    /** With a handler for every kind of task. */
    Attempt(Parts parts, Map<Task.Kind, TaskHandler> handlers) {
        this.parts = parts;
        this.handlers = handlers;
        intents = new Intents(parts);
    }

    /** Takes the task; empty if another worker has it, or if it was changed since it was read. */
    Optional<Task> lease(Task task) {
        var leased = task.leased(parts.now().plus(length(task)));
        return parts.storage().tasks().update(leased)
                ? Optional.of(leased.toBuilder().version(leased.version() + 1).build())
                : Optional.empty();
    }

    /** A worker whose call may still be under way must not be overtaken by the next one. */
    private Duration length(Task task) {
        return issuer(parts, task)
                .flatMap(issuer -> parts.providers().find(issuer, AccountProvisioning.class))
                .map(provider -> provider.longestRequest().plus(MARGIN))
                .filter(longest -> longest.compareTo(LEASE) > 0)
                .orElse(LEASE);
    }

    /** Returns the issuer of the provider that the task calls, or empty if it calls none. */
    static Optional<String> issuer(Parts parts, Task task) {
        return switch (task.kind()) {
            case PROVISION, INVITE, GRANT_SUPPORT, REVOKE_SUPPORT, COURSE, END_ACCOUNT, ERASE_ACCOUNT, UPDATE_PROFILE ->
                task.account()
                        .map(Account::issuer)
                        .or(() -> parts.shops().find(task.shop()).flatMap(ShopRules::learningIssuer));
            case GIVE_SEAT, WRITE, TELL, MAIL_CODE -> Optional.empty();
        };
    }

    /** Runs a leased task; empty if another worker took it over before the result was stored. */
    Optional<TaskResult> run(Task leased) {
        return settle(leased, handle(leased));
    }

    private Supplier<TaskResult> handle(Task task) {
        try {
            // Upkeep is not built without a handler for each kind.
            return Objects.requireNonNull(handlers.get(task.kind()), "handler").handle(task);
        } catch (ProviderRefusalException e) {
            return () -> TaskResult.refused(e);
        } catch (ProviderUnavailableException e) {
            LOG.warn("{} is postponed, the provider is not available", name(task), RedactedCause.of(e));
            return () -> TaskResult.retry("provider-unavailable");
        } catch (StorageException e) {
            LOG.warn("{} is postponed, the storage failed", name(task), RedactedCause.of(e));
            return () -> TaskResult.retry("storage-failed");
        } catch (RuntimeException e) {
            LOG.warn("{} failed", name(task), RedactedCause.of(e));
            return () -> TaskResult.retry("failed");
        }
    }

    /** Stores conclusion and result; neither, if another worker has taken the task or the task was renewed meanwhile. */
    private Optional<TaskResult> settle(Task task, Supplier<TaskResult> conclusion) {
        try {
            var result = parts.storage().transactions().inTransaction(() -> {
                var concluded = conclusion.get();
                if (!parts.storage().tasks().update(settled(task, concluded))) {
                    throw new LeaseLost();
                }
                return concluded;
            });
            log(task, result);
            return Optional.of(result);
        } catch (LeaseLost lost) {
            LOG.info("{} was taken over or renewed meanwhile", name(task));
            if (CALLING_FOR_GOOD.contains(task.kind())) {
                runAgain(task);
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            // Nothing was stored, so the lease expires and the task runs again. Other tasks need not wait for that.
            LOG.warn("The result of {} was not stored", name(task), RedactedCause.of(e));
            return Optional.of(TaskResult.retry("not-settled"));
        }
    }

    /** The call of this worker may have taken effect after the last call of the worker that took over, so one more run corrects it. */
    private void runAgain(Task task) {
        try {
            intents.overtaken(task.shop(), task.key());
        } catch (RuntimeException e) {
            LOG.warn("{} is not run again", name(task), RedactedCause.of(e));
        }
    }

    private Task settled(Task task, TaskResult result) {
        return switch (result.state()) {
            case DONE -> task.done(result.reason(), parts.now());
            case STOPPED -> task.stopped(result.reason(), result.detail());
            case OPEN -> task.later(parts.now().plus(pause(task.attempts())), result.reason());
        };
    }

    /** Doubles with each attempt up to an hour, minus a random part of up to half, so that tasks that failed together spread. */
    private Duration pause(int attempts) {
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        var pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        var half = pause.toMillis() / 2;
        return Duration.ofMillis(half + parts.ids().below(half + 1));
    }

    static String name(Task task) {
        var owner = task.claim().map(claim -> "claim " + claim).orElseGet(() -> "customer " + task.customer());
        return "Task " + task.id() + " (" + task.kind() + ") of " + owner;
    }

    private static void log(Task task, TaskResult result) {
        LOG.atLevel(result.state() == Task.State.STOPPED ? Level.WARN : Level.INFO)
                .log("{} in shop {}: {}", name(task), task.shop(), describe(result));
    }

    private static String describe(TaskResult result) {
        var state = switch (result.state()) {
            case DONE -> "done";
            case STOPPED -> "stopped";
            case OPEN -> "to be tried again";
        };
        return state
                + result.reason().map(", "::concat).orElse("")
                + result.detail().map(": "::concat).orElse("");
    }

    /** Rolls back the transaction in which it is thrown; never leaves this class. */
    private static final class LeaseLost extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LeaseLost() {
            super("The task was taken over: the result of this worker does not count.");
        }
    }
}
