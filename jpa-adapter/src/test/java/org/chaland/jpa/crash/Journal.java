package org.chaland.jpa.crash;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chaland.spi.StorageException;

/** What machines that sell were told: which payments are recorded, how long none was, and what failed. */
final class Journal {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private OptionalLong last = OptionalLong.empty();
    private long longestGap;

    synchronized void paid(String reference) {
        var now = System.nanoTime();
        longestGap = Math.max(longestGap, now - last.orElse(now));
        last = OptionalLong.of(now);
        confirmed.add(reference);
    }

    void failed(StorageException failure) {
        failures.merge(failure.getClass().getSimpleName(), 1, Integer::sum);
    }

    Collection<String> confirmed() {
        return confirmed;
    }

    /** Waits until that many more payments are recorded. */
    void awaitMore(int count) {
        var enough = confirmed.size() + count;
        var end = System.nanoTime() + LONGEST.toNanos();
        while (confirmed.size() < enough) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Nothing goes on: " + this);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    @Override
    public synchronized String toString() {
        return confirmed.size() + " payments recorded, none for at most "
                + Duration.ofNanos(longestGap).toMillis() + " ms, failed: " + failures;
    }
}
