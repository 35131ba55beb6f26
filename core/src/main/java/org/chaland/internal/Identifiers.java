package org.chaland.internal;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes ids and secrets from an injected clock and an injected source of randomness. Safe for use by several threads. */
public final class Identifiers {

    private static final int SECRET_BYTES = 32;

    private final Clock clock;
    private final RandomGenerator random;

    /** The randomness must be safe for use by several threads, and in production cryptographically strong. */
    public Identifiers(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Returns a UUID of version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, 74 bits of randomness. */
    public UUID uuid() {
        long time = clock.millis() << 16;
        long version = 0x7000L | random.nextLong() & 0xfffL;
        long variant = 0x8000_0000_0000_0000L | random.nextLong() >>> 2;
        return new UUID(time | version, variant);
    }

    /** Returns 256 random bits as 43 characters. */
    public String secret() {
        return Digests.base64Url(bytes(SECRET_BYTES));
    }

    /** Returns a random number from 0 to below the bound, which is at least 1. */
    public long below(long bound) {
        return random.nextLong(bound);
    }

    /** Returns so many random bytes. */
    public byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
