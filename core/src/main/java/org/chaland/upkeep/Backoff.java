package org.chaland.upkeep;

import java.time.Duration;
import org.chaland.internal.Identifiers;

/**
 * How long a task waits after so many attempts: twice as long each time up to an hour, and a random part less, so that what
 * failed together does not come back together.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 20;

    private final Identifiers ids;

    Backoff(Identifiers ids) {
        this.ids = ids;
    }

    /** Between half of the pause and the whole of it. */
    Duration after(int attempts) {
        var doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        var pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        var half = pause.toMillis() / 2;
        return Duration.ofMillis(half + ids.below(half + 1));
    }
}
