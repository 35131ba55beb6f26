package org.chaland.journey;

import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Reproducible in place of secure randomness: the same seed gives the same ids and handles. */
public final class SeededRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final transient RandomGenerator source;

    public SeededRandom(long seed) {
        this(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
    }

    /** What the source gives, such as a schedule. */
    public SeededRandom(RandomGenerator source) {
        super(new Source(source), null);
        this.source = source;
    }

    @Override
    public long nextLong() {
        return source.nextLong();
    }

    private static final class Source extends SecureRandomSpi {

        private static final long serialVersionUID = 1L;

        private final transient RandomGenerator source;

        Source(RandomGenerator source) {
            this.source = source;
        }

        @Override
        protected void engineSetSeed(byte[] seed) {
            throw new UnsupportedOperationException("It has a seed.");
        }

        @Override
        protected void engineNextBytes(byte[] bytes) {
            source.nextBytes(bytes);
        }

        @Override
        protected byte[] engineGenerateSeed(int count) {
            throw new UnsupportedOperationException("It has a seed.");
        }
    }
}
