package org.chaland.oidc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is fetched from the provider and kept for an hour. One thread fetches it while the others wait; a failure counts for those
 * who waited too, so that they do not wait one after the other. Safe for use by several threads.
 */
final class Kept<T> {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(30);
    private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(2);

    private final Supplier<T> source;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable T value;
    private @Nullable FailedException failure;
    private Instant fetched = Instant.MIN;
    private Instant renewed = Instant.MIN;
    private Instant failed = Instant.MIN;

    Kept(Supplier<T> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** @throws FailedException if it cannot be fetched */
    T get() {
        lock.lock();
        try {
            var found = value;
            return found != null && isWithin(fetched, LONGEST) ? found : fetch();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Fetches it before its time, because what was found in it was not enough. Anybody can cause that, so it is not done
     * often: what was known is returned then.
     *
     * @throws FailedException if it cannot be fetched
     */
    T newerThan(T known) {
        lock.lock();
        try {
            var found = value;
            if (found != null && (found != known || isWithin(renewed, BETWEEN_RENEWALS))) {
                return found;
            }
            renewed = clock.instant();
            return fetch();
        } finally {
            lock.unlock();
        }
    }

    private T fetch() {
        var last = failure;
        if (last != null && isWithin(failed, BETWEEN_FAILURES)) {
            throw last;
        }
        try {
            var found = source.get();
            value = found;
            fetched = clock.instant();
            failure = null;
            return found;
        } catch (FailedException failing) {
            failure = failing;
            failed = clock.instant();
            throw failing;
        }
    }

    /** Also if the clock was set back since. */
    private boolean isWithin(Instant then, Duration limit) {
        var now = clock.instant();
        return !now.isBefore(then) && then.isAfter(now.minus(limit));
    }
}
