package org.chaland.jpa;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.chaland.spi.StorageConflictException;

/**
 * Repeats a whole transaction that the database gave up for another one. Only whoever began it does so. No remote call can be
 * repeated with it, because none is made inside a transaction (I4).
 */
final class Repetition {

    private static final int ATTEMPTS = 5;
    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

    private final LongUnaryOperator jitter;

    Repetition(LongUnaryOperator jitter) {
        this.jitter = jitter;
    }

    /** With pauses of any length up to a bound that doubles, so that those who collided do not meet again. */
    static Repetition withFullJitter() {
        return new Repetition(bound -> ThreadLocalRandom.current().nextLong(bound));
    }

    <T> T of(Supplier<T> transaction) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return transaction.get();
            } catch (StorageConflictException lost) {
                LockSupport.parkNanos(jitter.applyAsLong(Math.min(SHORTEST_PAUSE << attempt, LONGEST_PAUSE)));
            }
        }
        return transaction.get();
    }
}
