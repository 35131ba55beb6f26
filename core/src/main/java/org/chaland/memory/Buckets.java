package org.chaland.memory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.chaland.spi.Limit;

/**
 * The buckets of one limit that are not full, the fullest first. All that is kept of one is when it will be full again; times
 * are nanoseconds of a clock that never runs backwards.
 */
final class Buckets {

    private final int most;
    private final long perPermit;
    private final long perAll;
    private final Map<String, Bucket> byKey = new HashMap<>();
    private final NavigableSet<Bucket> fullestFirst =
            new TreeSet<>(Comparator.comparingLong(Bucket::fullAt).thenComparing(Bucket::key));

    Buckets(Limit limit, int most) {
        this.most = most;
        this.perPermit = limit.perPermit().toNanos();
        this.perAll = perPermit * limit.permits();
    }

    boolean tryAcquire(String key, long now) {
        var known = byKey.get(key);
        var fullAt = (known == null ? now : known.fullAt()) + perPermit;
        if (fullAt - now > perAll || known == null && !hasRoom(now)) {
            return false;
        }
        if (known != null) {
            forget(known);
        }
        var taken = new Bucket(key, fullAt);
        byKey.put(key, taken);
        fullestFirst.add(taken);
        return true;
    }

    void forgetFull(long now) {
        while (!fullestFirst.isEmpty() && fullestFirst.first().fullAt() <= now) {
            forget(fullestFirst.first());
        }
    }

    private boolean hasRoom(long now) {
        if (size() < most) {
            return true;
        }
        var fullest = fullestFirst.first();
        if (fullest.fullAt() - now > perAll / 2) {
            return false;
        }
        forget(fullest);
        return true;
    }

    private void forget(Bucket bucket) {
        fullestFirst.remove(bucket);
        byKey.remove(bucket.key());
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    int size() {
        return byKey.size();
    }

    private record Bucket(String key, long fullAt) {}
}
