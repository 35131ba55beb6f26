package org.chaland.internal;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.chaland.spi.Limit;
import org.chaland.spi.RateLimiter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the limiter, by keyed hashes only: without the secret nobody finds out, by trying, which address, name or client a key
 * stands for.
 */
public final class Throttle {

    /** As many as the hash has. */
    public static final int SECRET_BYTES = 32;

    private static final Logger LOG = LoggerFactory.getLogger(Throttle.class);

    private final RateLimiter limiter;
    private final byte[] secret;

    /** With a secret that all who share the limiter have. */
    public Throttle(RateLimiter limiter, byte[] secret) {
        this.limiter = limiter;
        this.secret = secret.clone();
    }

    /** A secret that nobody else has. */
    public static byte[] newSecret(RandomGenerator random) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /**
     * Takes a permit for whoever or whatever that is.
     *
     * @param whose an address in its canonical form, an account's subject, what the host calls a client: anything
     * @return whether there was one; there is none if the limiter fails, so that guessing never becomes free
     */
    public boolean allows(Limit limit, String whose) {
        var key = Digests.base64Url(Digests.hmac(secret, limit.name() + " " + whose));
        try {
            return limiter.tryAcquire(limit, key);
        } catch (RuntimeException e) {
            // Only the kind of failure: the message of a foreign exception may carry more (I10).
            LOG.warn("No answer for limit {}: {}", limit.name(), e.getClass().getName());
            return false;
        }
    }

    /** As {@link #allows(Limit, String)}; of whom nothing is known is not limited. */
    public boolean allows(Limit limit, Optional<String> whose) {
        return whose.isEmpty() || allows(limit, whose.get());
    }
}
