package org.chaland.examples.webshop;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.local.SynchronizationStrategy;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.chaland.spi.Limit;
import org.chaland.spi.RateLimiter;

/**
 * Chaland's limits by the buckets of Bucket4j, in the memory of this one process; a shop on several machines would keep them in
 * one of the stores that Bucket4j knows. Full buckets are forgotten when there is no room for another key; while none is, new
 * keys get no permit.
 */
final class BucketLimiter implements RateLimiter {

    static final int MOST_KEYS = 100_000;

    /** Between two looks at all buckets, however many new keys there are. */
    private static final long SWEEP_NANOS = 1_000_000_000L;

    private final int mostKeys;
    private final ForwardTime time;
    private final Map<Key, Bucket> buckets = new HashMap<>();
    private long swept;

    BucketLimiter(Clock clock, int mostKeys) {
        this.mostKeys = mostKeys;
        this.time = new ForwardTime(clock);
    }

    @Override
    public synchronized boolean tryAcquire(Limit limit, String key) {
        var known = new Key(limit, key);
        if (!buckets.containsKey(known) && !hasRoom()) {
            return false;
        }
        return buckets.computeIfAbsent(known, any -> full(limit)).tryConsume(1);
    }

    private boolean hasRoom() {
        var now = time.currentTimeNanos();
        if (buckets.size() >= mostKeys && now - swept >= SWEEP_NANOS) {
            swept = now;
            buckets.entrySet()
                    .removeIf(entry -> entry.getValue().getAvailableTokens()
                            == entry.getKey().limit().permits());
        }
        return buckets.size() < mostKeys;
    }

    private Bucket full(Limit limit) {
        return Bucket.builder()
                .addLimit(bucket -> bucket.capacity(limit.permits()).refillGreedy(limit.permits(), limit.per()))
                .withCustomTimePrecision(time)
                .withSynchronizationStrategy(SynchronizationStrategy.NONE)
                .build();
    }

    private record Key(Limit limit, String key) {}
}
