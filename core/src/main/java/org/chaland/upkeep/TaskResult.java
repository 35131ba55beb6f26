package org.chaland.upkeep;

import java.util.Optional;
import org.chaland.model.Task;
import org.chaland.spi.ProviderRefusalException;

/**
 * Result of one attempt at a task. Internal: made by the rooms of Chaland.
 *
 * @param state {@code DONE}, {@code STOPPED} until a person acts, or {@code OPEN} to be tried again later
 * @param reason a code of lower-case words, or empty if it was done
 * @param detail the message of a provider's refusal, or empty
 */
public record TaskResult(Task.State state, Optional<String> reason, Optional<String> detail) {

    /** The task is done. */
    public static TaskResult done() {
        return new TaskResult(Task.State.DONE, Optional.empty(), Optional.empty());
    }

    /** There was nothing to do, for that reason. */
    public static TaskResult notNeeded(String reason) {
        return new TaskResult(Task.State.DONE, Optional.of(reason), Optional.empty());
    }

    /** The task is to be tried again later. */
    public static TaskResult retry(String reason) {
        return new TaskResult(Task.State.OPEN, Optional.of(reason), Optional.empty());
    }

    /** The task cannot succeed until a person acts. */
    public static TaskResult stopped(String reason) {
        return new TaskResult(Task.State.STOPPED, Optional.of(reason), Optional.empty());
    }

    /** The provider refused, so the task cannot succeed until a person acts. */
    public static TaskResult refused(ProviderRefusalException refusal) {
        return stopped(refusal.reason().code()).because(refusal);
    }

    /** Returns the same result with the message of that refusal. */
    public TaskResult because(ProviderRefusalException refusal) {
        return new TaskResult(state, reason, Optional.ofNullable(refusal.getMessage()));
    }
}
