package org.chaland.linking;

import java.util.Optional;

/** What became of a task. */
public sealed interface TaskResult {

    /** Done. */
    static TaskResult done() {
        return new Done(Optional.empty());
    }

    /** Nothing to do, and why. */
    static TaskResult notNeeded(String reason) {
        return new Done(Optional.of(reason));
    }

    /** Not now: to be tried again later. */
    static TaskResult retry(String reason) {
        return new Retry(reason);
    }

    /** Not until a person acts. */
    static TaskResult stopped(String reason) {
        return new Stopped(reason);
    }

    /**
     * Done.
     *
     * @param reason why there was nothing to do, or empty
     */
    record Done(Optional<String> reason) implements TaskResult {}

    /**
     * To be tried again later.
     *
     * @param reason a code
     */
    record Retry(String reason) implements TaskResult {}

    /**
     * Refused for good until a person acts.
     *
     * @param reason a code that staff can act on
     */
    record Stopped(String reason) implements TaskResult {}
}
