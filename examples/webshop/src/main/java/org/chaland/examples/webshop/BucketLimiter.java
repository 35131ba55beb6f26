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
 * one of the stores that Bucket4j knows. Each limit has its own room. Full buckets are forgotten when there is no room for
 * another key; while there is none, new keys share as many buckets as there is room for, so that strangers who fill the
 * memory neither lift a limit nor shut everybody out.
 */
final class BucketLimiter implements RateLimiter {

    /** For each limit. */
    static final int MOST_KEYS = 20_000;

    /** Between two looks at all buckets, however many new keys there are. */
    private static final long SWEEP_NANOS = 1_000_000_000L;

    private final int mostKeys;
    private final ForwardTime time;
    private final Map<Limit, Buckets> limits = new HashMap<>();

    BucketLimiter(Clock clock, int mostKeys) {
        this.mostKeys = mostKeys;
        this.time = new ForwardTime(clock);
    }

    @Override
    public synchronized boolean tryAcquire(Limit limit, String key) {
        return bucket(limit, key).tryConsume(1);
    }

    /** Puts a permit back that was taken for something that turned out to be no try. */
    synchronized void giveBack(Limit limit, String key) {
        bucket(limit, key).addTokens(1);
    }

    private Bucket bucket(Limit limit, String key) {
        return limits.computeIfAbsent(limit, Buckets::new).of(key);
    }

    /** The buckets of one limit. */
    private final class Buckets {

        private final Limit limit;
        private final Map<String, Bucket> own = new HashMap<>();
        private final Map<Integer, Bucket> shared = new HashMap<>();
        private long swept;

        private Buckets(Limit limit) {
            this.limit = limit;
        }

        private Bucket of(String key) {
            var known = own.get(key);
            if (known != null) {
                return known;
            }
            sweep();
            var slot = Math.floorMod(key.hashCode(), mostKeys);
            return own.size() >= mostKeys || shared.containsKey(slot)
                    ? shared.computeIfAbsent(slot, any -> full())
                    : own.computeIfAbsent(key, any -> full());
        }

        private void sweep() {
            var now = time.currentTimeNanos();
            if ((own.size() >= mostKeys || !shared.isEmpty()) && now - swept >= SWEEP_NANOS) {
                swept = now;
                own.values().removeIf(this::isFull);
                shared.values().removeIf(this::isFull);
            }
        }

        private boolean isFull(Bucket bucket) {
            return bucket.getAvailableTokens() == limit.permits();
        }

        private Bucket full() {
            return Bucket.builder()
                    .addLimit(bucket -> bucket.capacity(limit.permits()).refillGreedy(limit.permits(), limit.per()))
                    .withCustomTimePrecision(time)
                    .withSynchronizationStrategy(SynchronizationStrategy.NONE)
                    .build();
        }
    }
}
