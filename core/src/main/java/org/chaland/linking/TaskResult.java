package org.chaland.linking;

import java.util.Optional;

/**
 * What became of a task.
 */
public sealed interface TaskResult {

    /** Done. */
    static TaskResult done() {
        return new Done(Optional.empty(), () -> {});
    }

    /** Done; what follows is written in the transaction that records it. */
    static TaskResult done(Runnable writes) {
        return new Done(Optional.empty(), writes);
    }

    /** Nothing to do, and why. */
    static TaskResult notNeeded(String reason) {
        return new Done(Optional.of(reason), () -> {});
    }

    /** Not now: to be tried again later. */
    static TaskResult retry(String reason) {
        return new Retry(reason);
    }

    /** Never, until a person acts; what follows is written in the transaction that records it. */
    static TaskResult stopped(String reason, Runnable writes) {
        return new Stopped(reason, writes);
    }

    /**
     * Done.
     *
     * @param reason why there was nothing to do, or empty
     * @param writes what follows, in the transaction that records the result
     */
    record Done(Optional<String> reason, Runnable writes) implements TaskResult {}

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
     * @param writes what follows, in the transaction that records the result
     */
    record Stopped(String reason, Runnable writes) implements TaskResult {}
}
