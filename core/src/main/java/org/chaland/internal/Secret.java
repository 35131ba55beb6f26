package org.chaland.internal;

import java.util.random.RandomGenerator;

/**
 * The secret of the installation, the same on all its nodes. Codes and links are derived from it, and the keys of limits: whoever reads
 * the database only can make none of them. Immutable; its text form is masked.
 */
public final class Secret {

    /** The least length: that of the hash. */
    public static final int BYTES = 32;

    private final byte[] key;

    /** @throws IllegalArgumentException if it is shorter than {@value #BYTES} bytes */
    public Secret(byte[] key) {
        if (key.length < BYTES) {
            throw new IllegalArgumentException(
                    "A secret of " + key.length + " bytes can be found out: give " + BYTES + " random ones.");
        }
        this.key = key.clone();
    }

    /** Returns a new one, as unpredictable as the randomness is. */
    public static Secret random(RandomGenerator random) {
        var key = new byte[BYTES];
        random.nextBytes(key);
        return new Secret(key);
    }

    /** Returns the HMAC-SHA-256 of the text. Different uses begin their texts with different words. */
    public byte[] hmac(String text) {
        return Digests.hmac(key, text);
    }

    @Override
    public String toString() {
        return "Secret[masked]";
    }
}
