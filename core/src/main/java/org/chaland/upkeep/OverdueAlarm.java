package org.chaland.upkeep;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.chaland.internal.Parts;
import org.chaland.model.CustomerId;
import org.chaland.model.Task;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.RedactedCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners once of each task that is not done after the time of its kind. The event is a task of its own. A listener that
 * fails makes that task overdue too, which is not told again: staff see both in the list of what waits.
 */
final class OverdueAlarm {

    private static final Logger LOG = LoggerFactory.getLogger(OverdueAlarm.class);

    /** The most of one run, so that an outage does not delay everything else; the next run tells the rest. */
    private static final int MOST = 500;

    private static final Optional<String> TOPIC = Optional.of(CustomerEvent.Type.TASK_OVERDUE.name());

    private final Parts parts;
    private final Intents intents;
    private final Function<Task, Optional<CustomerId>> addressee;

    /** The addressee is the customer to whom the task of a claim would write, or empty if there is none. */
    OverdueAlarm(Parts parts, Function<Task, Optional<CustomerId>> addressee) {
        this.parts = parts;
        this.addressee = addressee;
        intents = new Intents(parts);
    }

    /** Tells of those that their worker has left, so many at most: the next one has them again as soon as they are due. */
    void runForLeft(int most) {
        run(most, task -> task.leasedUntil().isPresent());
    }

    /** Tells of so many tasks at most. */
    void run(int most) {
        run(most, task -> true);
    }

    private void run(int most, Predicate<Task> told) {
        try {
            parts.storage().tasks().overdue(parts.now(), Math.min(most, MOST)).stream()
                    .filter(told)
                    .forEach(this::guarded);
        } catch (RuntimeException e) {
            LOG.warn("Overdue tasks could not be listed", RedactedCause.of(e));
        }
    }

    private void guarded(Task task) {
        try {
            if (parts.storage().transactions().inTransaction(() -> tell(task))) {
                LOG.warn(
                        "{} in shop {} waits since {}, after {} attempts: {}",
                        Attempt.name(task),
                        task.shop(),
                        task.since(),
                        task.attempts(),
                        task.reason().orElse("no reason"));
            }
        } catch (RuntimeException e) {
            LOG.warn("{} is overdue and could not be told", Attempt.name(task), RedactedCause.of(e));
        }
    }

    /** Returns whether it was told; a task that was changed since it was listed is looked at in the next run. */
    private boolean tell(Task task) {
        if (!parts.storage().tasks().update(task.tellingOverdue())) {
            return false;
        }
        if (!task.topic().equals(TOPIC)) {
            owner(task)
                    .ifPresent(customer -> intents.insert(
                            intents.task(Task.Kind.TELL, "tell/" + parts.ids().uuid(), task.shop(), customer)
                                    .topic(TOPIC)
                                    .reference(task.reference())));
        }
        return true;
    }

    private Optional<CustomerId> owner(Task task) {
        return task.claim().isPresent() ? addressee.apply(task) : Optional.of(task.customer());
    }
}
