package org.chaland.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongConsumer;

/** A clock that stands still until it jumps; whoever looks at it has learnt something. */
final class SimulatedClock extends Clock {

    private final LongConsumer looked;
    private Instant now;

    SimulatedClock(Instant now, LongConsumer looked) {
        this.now = now;
        this.looked = looked;
    }

    void jump(Duration by) {
        now = now.plus(by);
    }

    /** The time, for the simulation itself. */
    Instant now() {
        return now;
    }

    @Override
    public Instant instant() {
        looked.accept(now.getEpochSecond());
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Instants have no zone.");
    }
}
