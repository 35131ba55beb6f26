package org.chaland.internal;

import java.util.Optional;
import org.chaland.spi.Limit;
import org.chaland.spi.RateLimiter;
import org.chaland.spi.RedactedCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the limiter, with keyed hashes only: without the secret, a key cannot be matched to an address, name or client by trial.
 * Safe for use by several threads.
 */
public final class Throttle {

    private static final Logger LOG = LoggerFactory.getLogger(Throttle.class);

    private final RateLimiter limiter;
    private final Secret secret;

    /** Asks that limiter. */
    public Throttle(RateLimiter limiter, Secret secret) {
        this.limiter = limiter;
        this.secret = secret;
    }

    /**
     * Takes a permit.
     *
     * @param whose whose permit: a canonical address, the subject of an account, or what the host calls a client
     * @return whether there was one; {@code false} if the limiter fails, so that guessing never becomes free
     */
    public boolean allows(Limit limit, String whose) {
        return allows(limit, whose, false);
    }

    /** As {@link #allows(Limit, String)}, but {@code true} if the limiter fails: for limits that only save room, and guard an order. */
    public boolean allowsOrFails(Limit limit, String whose) {
        return allows(limit, whose, true);
    }

    private boolean allows(Limit limit, String whose, boolean ifItFails) {
        var key = Digests.base64Url(secret.hmac(limit.name() + " " + whose));
        try {
            return limiter.tryAcquire(limit, key);
        } catch (RuntimeException e) {
            LOG.warn("The rate limiter failed for limit {}", limit.name(), RedactedCause.of(e));
            return ifItFails;
        }
    }

    /** As {@link #allows(Limit, String)}; an unknown client is not limited. */
    public boolean allows(Limit limit, Optional<String> whose) {
        return whose.isEmpty() || allows(limit, whose.get());
    }
}
