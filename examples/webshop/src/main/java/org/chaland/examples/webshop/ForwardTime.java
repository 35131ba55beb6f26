package org.chaland.examples.webshop;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The clock's steps forward, added up: a bucket that saw a later time would wait until the clock is there again. */
final class ForwardTime implements TimeMeter {

    /** Longer than any limit, and short enough for a number of nanoseconds. */
    private static final Duration LONGEST_STEP = Duration.ofDays(400);

    private final Clock clock;
    private Instant looked;
    private long elapsed;

    ForwardTime(Clock clock) {
        this.clock = clock;
        this.looked = clock.instant();
    }

    @Override
    public synchronized long currentTimeNanos() {
        var now = clock.instant();
        var step = Duration.between(looked, now);
        looked = now;
        if (!step.isNegative()) {
            elapsed += step.compareTo(LONGEST_STEP) < 0 ? step.toNanos() : LONGEST_STEP.toNanos();
        }
        return elapsed;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
