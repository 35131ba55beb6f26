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
    void onceItIsFullNewKeysShareAsManyBucketsAsThereIsRoomFor() {
        assertThat(taken(ONE, 1_000)).isEqualTo(20);
        assertThat(taken(ONE, 2_000)).as("a full memory lifts no limit").isZero();

        clock.advance(Duration.ofMinutes(61));

        assertThat(taken(ONE, 1_000)).isEqualTo(20);
    }

    @Test
    void aKeyThatSharedABucketGetsNoneOfItsOwnAsLongAsThatIsNotFull() {
        taken(ONE, 10);
        var late = "late";
        limiter.tryAcquire(ONE, late);
        clock.advance(Duration.ofMinutes(59));

        assertThat(limiter.tryAcquire(ONE, late)).isFalse();
    }

    @Test
    void oneLimitThatIsFullLeavesTheOthersTheirRoom() {
        taken(ONE, 1_000);

        assertThat(taken(new Limit("other", 1, Duration.ofHours(1)), 10)).isEqualTo(10);
    }

    @Test
    void aPermitThatIsGivenBackIsThereAgainAndNoMoreThanThat() {
        limiter.tryAcquire(ONE, "k");
        limiter.giveBack(ONE, "k");
        limiter.giveBack(ONE, "k");

        assertThat(limiter.tryAcquire(ONE, "k")).isTrue();
        assertThat(limiter.tryAcquire(ONE, "k")).isFalse();
    }

    private long taken(Limit limit, int keys) {
        return IntStream.range(0, keys)
                .filter(key -> limiter.tryAcquire(limit, "k" + key))
                .count();
    }
}
