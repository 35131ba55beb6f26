package org.chaland.upkeep;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.Task;
import org.chaland.spi.Limit;

/**
 * Keeps one run to the rate at which a provider may be called, so that a backlog does not cause the next outage. Tasks beyond the
 * rate are postponed one after the other. Each is given back once and not read again in every run until then.
 */
final class Pace {

    private static final String PACED = "paced";

    private final Parts parts;
    private final Optional<Limit> limit;
    private final Map<String, Integer> postponed = new HashMap<>();

    Pace(Parts parts, Optional<Limit> limit) {
        this.parts = parts;
        this.limit = limit;
    }

    /** Whether the task may begin now; if so, it has taken a permit. */
    boolean allows(Task task) {
        var asked = limit.flatMap(any -> Attempt.issuer(parts, task));
        return asked.isEmpty() || parts.throttle().allows(limit.get(), asked.get());
    }

    /** Postpones the task, which has not begun. Empty if it was changed meanwhile. */
    Optional<TaskResult> postpone(Task task) {
        var turn = postponed.merge(Attempt.issuer(parts, task).orElseThrow(), 1, Integer::sum);
        var pause = limit.orElseThrow().perPermit().multipliedBy(turn);
        return parts.storage().tasks().update(task.later(parts.now().plus(pause), Optional.of(PACED)))
                ? Optional.of(TaskResult.retry(PACED))
                : Optional.empty();
    }
}
