package org.chaland.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.chaland.spi.Limit;
import org.chaland.spi.RateLimiter;

/**
 * A limiter that counts in the memory of this process: of several nodes each lets so many pass, and a restart begins anew.
 *
 * <p>Its memory is bounded. A bucket that is full again is forgotten. When a limit has as many buckets as are kept at most and
 * none of them is full, the fullest one is forgotten for a new key, as long as at least half of its permits are there; if there
 * is no such bucket, the new key gets no permit. So whoever asks for a million keys keeps out other new keys for a while
 * at worst, and nobody regains more than half of their permits by it.
 *
 * <p>A clock that jumps backwards brings nothing back and holds nobody up: time goes on from where it jumped to. Safe for use
 * by several threads; its text form shows no key.
 */
public final class InMemoryRateLimiter implements RateLimiter {

    /** How many buckets each limit has at most, unless the host says otherwise; a hundred bytes or two each. */
    public static final int MOST_KEYS = 100_000;

    /** By then every bucket is full. */
    private static final Duration LONGEST_STEP = Duration.ofDays(400);

    private final Clock clock;
    private final int mostKeys;
    private final Map<Limit, Buckets> buckets = new HashMap<>();
    private Instant looked;
    private long elapsed;

    /** With {@link #MOST_KEYS} buckets for each limit at most. */
    public InMemoryRateLimiter(Clock clock) {
        this(clock, MOST_KEYS);
    }

    /** With so many buckets for each limit at most, at least one. */
    public InMemoryRateLimiter(Clock clock, int mostKeys) {
        if (mostKeys < 1) {
            throw new IllegalArgumentException(
                    "A limiter with room for " + mostKeys + " keys stops everybody: give it more.");
        }
        this.clock = clock;
        this.mostKeys = mostKeys;
        this.looked = clock.instant();
    }

    @Override
    public synchronized boolean tryAcquire(Limit limit, String key) {
        goOn();
        buckets.values().forEach(kept -> kept.forgetFull(elapsed));
        buckets.values().removeIf(Buckets::isEmpty);
        return buckets.computeIfAbsent(limit, any -> new Buckets(limit, mostKeys))
                .tryAcquire(key, elapsed);
    }

    /** Time that has passed since it was built, by the clock's steps forward only. */
    private void goOn() {
        var now = clock.instant();
        var step = Duration.between(looked, now);
        looked = now;
        if (!step.isNegative()) {
            elapsed += step.compareTo(LONGEST_STEP) < 0 ? step.toNanos() : LONGEST_STEP.toNanos();
        }
    }

    /** How many buckets are kept. */
    synchronized int size() {
        return buckets.values().stream().mapToInt(Buckets::size).sum();
    }

    @Override
    public String toString() {
        return "InMemoryRateLimiter[" + size() + "]";
    }
}
