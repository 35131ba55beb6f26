package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.chaland.spi.Limit;
import org.chaland.spi.RateLimiter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link RateLimiter}. */
public abstract class RateLimiterContract {

    private static final Limit THREE = new Limit("three", 3, Duration.ofMinutes(1));
    private static final Duration PER_PERMIT = Duration.ofSeconds(20);
    private static final Duration LITTLE = Duration.ofMillis(5);
    private static final Duration NO_WAIT = Duration.ofSeconds(2);
    private static final int MANY_KEYS = 5_000;
    private static final int RACES = 20;

    private final MovableClock clock = new MovableClock();
    private RateLimiter limiter;

    /**
     * A limiter whose buckets are all full, and whose time is that of the clock; asked for once before each test. One whose
     * memory is bounded is given room for fewer than 5,000 keys, so that the rules for that are run as well.
     */
    protected abstract RateLimiter limiter(Clock clock);

    @BeforeEach
    void connect() {
        limiter = limiter(clock);
    }

    @Test
    void permitsAreThereAtOnceAndNoMoreThanThose() {
        assertEquals(3, taken(key(1), 10));
    }

    @Test
    void permitsComeBackOneAfterTheOther() {
        taken(key(1), 3);

        for (var round = 0; round < 3; round++) {
            clock.move(PER_PERMIT.minus(LITTLE));
            assertEquals(0, taken(key(1), 5));
            clock.move(LITTLE.multipliedBy(2));
            assertEquals(1, taken(key(1), 5));
            clock.move(LITTLE.negated());
        }
    }

    @Test
    void permitsThatDoNotDivideTheTimeComeBackToo() {
        var seven = new Limit("seven", 7, Duration.ofSeconds(1));
        for (var round = 0; round < 3; round++) {
            assertEquals(7, taken(seven, key(1), 20));
            clock.move(Duration.ofSeconds(1).plus(LITTLE));
        }
    }

    @Test
    void bucketHoldsNoMoreThanItsPermitsHoweverLongItIsLeftAlone() {
        taken(key(1), 1);

        for (var time : new Duration[] {Duration.ofMinutes(5), Duration.ofDays(36_500), Duration.ofDays(365_000)}) {
            clock.move(time);
            assertEquals(3, taken(key(1), 10));
        }
    }

    @Test
    void refusalTakesNothingAndPutsNothingOff() {
        taken(key(1), 3);

        for (var second = 0; second < 20; second++) {
            assertEquals(0, taken(key(1), 10));
            clock.move(Duration.ofSeconds(1));
        }
        clock.move(LITTLE);

        assertEquals(1, taken(key(1), 10));
    }

    @Test
    void usedUpIsToldWithoutWaiting() {
        taken(key(1), 3);

        assertFalse(assertTimeoutPreemptively(NO_WAIT, () -> limiter.tryAcquire(THREE, key(1))));
    }

    @Test
    void keysHaveBucketsOfTheirOwn() {
        taken(key(1), 3);

        assertEquals(3, taken(key(2), 10));
    }

    @Test
    void keysThatDifferByCaseAreTwo() {
        taken("a".repeat(43), 3);

        assertEquals(3, taken("A".repeat(43), 10));
    }

    @Test
    void limitsHaveBucketsOfTheirOwn() {
        taken(key(1), 3);

        assertEquals(3, taken(new Limit("four", 3, Duration.ofMinutes(1)), key(1), 10));
        assertEquals(4, taken(new Limit("three", 4, Duration.ofMinutes(1)), key(1), 10));
        assertEquals(3, taken(new Limit("three", 3, Duration.ofMinutes(2)), key(1), 10));
    }

    @Test
    void limitsOfOneValueAreOne() {
        taken(key(1), 3);

        assertEquals(0, taken(new Limit("three", 3, Duration.ofSeconds(60)), key(1), 10));
    }

    @Test
    void permitsAreTakenOnceHoweverManyAskForThemAtOneMoment() {
        for (var round = 0; round < RACES; round++) {
            var key = key(round);
            var answers = Threads.race(number -> limiter.tryAcquire(THREE, key));

            assertEquals(3, answers.stream().filter(taken -> taken).count());
        }
    }

    @Test
    void emptyBucketIsNotForgottenForManyOtherKeys() {
        taken(key(0), 3);

        IntStream.rangeClosed(1, MANY_KEYS).forEach(other -> limiter.tryAcquire(THREE, key(other)));

        assertEquals(0, taken(key(0), 10));
    }

    @Test
    void manyOtherKeysAreNoHindranceOnceTheirBucketsAreFull() {
        IntStream.rangeClosed(1, MANY_KEYS).forEach(other -> taken(key(other), 3));
        clock.move(Duration.ofMinutes(1).plus(LITTLE));

        assertEquals(3, taken(key(0), 10));
    }

    @Test
    void clockThatJumpsBackBringsNothingBack() {
        taken(key(1), 3);

        for (var back : new Duration[] {LITTLE, Duration.ofHours(1), Duration.ofDays(3_650)}) {
            clock.move(back.negated());
            assertEquals(0, taken(key(1), 10));
        }
    }

    @Test
    void clockThatJumpedBackHoldsNobodyUp() {
        taken(key(1), 3);
        clock.move(Duration.ofDays(-3_650));
        assertEquals(0, taken(key(1), 10));

        clock.move(PER_PERMIT.plus(LITTLE));

        assertEquals(1, taken(key(1), 10));
        assertTrue(limiter.tryAcquire(THREE, key(2)));
    }

    private int taken(String key, int asked) {
        return taken(THREE, key, asked);
    }

    private int taken(Limit limit, String key, int asked) {
        return (int) IntStream.range(0, asked)
                .filter(any -> limiter.tryAcquire(limit, key))
                .count();
    }

    private static String key(int number) {
        return String.format("%043d", number);
    }
}
