package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.chaland.spi.Limit;
import org.junit.jupiter.api.Test;

/** What the shop's limiter does when its memory is full. */
class BucketLimiterTest {

    private static final Limit ONE = new Limit("one", 1, Duration.ofHours(1));

    private final MovableClock clock = new MovableClock();
    private final BucketLimiter limiter = new BucketLimiter(clock, 10);

    @Test
    void newKeysGetNoPermitUntilABucketIsFullAgain() {
        assertThat(taken(1_000)).isEqualTo(10);

        clock.advance(Duration.ofMinutes(61));

        assertThat(taken(1_000)).isEqualTo(10);
    }

    private long taken(int keys) {
        return IntStream.range(0, keys)
                .filter(key -> limiter.tryAcquire(ONE, "k" + key))
                .count();
    }
}
