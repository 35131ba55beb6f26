package org.chaland.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.chaland.spi.Limit;
import org.junit.jupiter.api.Test;

/** What the limiter in memory does when its memory is full. */
final class InMemoryRateLimiterTest {

    private static final Limit FOUR = new Limit("four", 4, Duration.ofMinutes(1));
    private static final Limit OTHER = new Limit("other", 4, Duration.ofMinutes(1));
    private static final int MOST = 10;

    private final Instant[] now = {Instant.parse("2026-03-01T09:00:00Z")};
    private final InstantSource time = () -> now[0];
    private final InMemoryRateLimiter limiter = new InMemoryRateLimiter(time.withZone(ZoneOffset.UTC), MOST);

    @Test
    void aMillionKeysFillNoMoreThanTheRoomThereIs() {
        IntStream.range(0, 1_000_000).forEach(key -> limiter.tryAcquire(FOUR, "k" + key));

        assertThat(limiter.size()).isEqualTo(MOST);
    }

    @Test
    void eachLimitHasRoomOfItsOwn() {
        take(OTHER, "mine", 4);

        IntStream.range(0, 1_000).forEach(key -> take(FOUR, "k" + key, 4));

        assertThat(limiter.size()).isEqualTo(MOST + 1);
        assertThat(limiter.tryAcquire(OTHER, "another")).isTrue();
    }

    @Test
    void bucketsThatAreFullAgainAreForgotten() {
        IntStream.range(0, MOST).forEach(key -> take(FOUR, "k" + key, 4));
        move(Duration.ofMinutes(1));

        limiter.tryAcquire(OTHER, "any");

        assertThat(limiter.size()).isEqualTo(1);
    }

    @Test
    void ofThoseThatAreNotFullTheFullestIsForgottenForANewKey() {
        IntStream.range(0, MOST - 1).forEach(key -> take(FOUR, "k" + key, 2));
        take(FOUR, "fullest", 1);

        assertThat(limiter.tryAcquire(FOUR, "new")).isTrue();
        assertThat(take(FOUR, "fullest", 9)).as("begins anew").isEqualTo(4);
        assertThat(take(FOUR, "k1", 9)).isEqualTo(2);
    }

    @Test
    void ofNewKeysNoneGetsAnythingWhileLessThanHalfIsLeftInEveryBucket() {
        IntStream.range(0, MOST).forEach(key -> take(FOUR, "k" + key, 3));

        assertThat(limiter.tryAcquire(FOUR, "new")).isFalse();
        assertThat(limiter.tryAcquire(FOUR, "k1"))
                .as("the ones that are known go on")
                .isTrue();

        move(FOUR.perPermit());

        assertThat(limiter.tryAcquire(FOUR, "new")).isTrue();
    }

    @Test
    void requestsAreServedOneAfterTheOther() throws Exception {
        var inside = new CyclicBarrier(2);
        var met = new AtomicBoolean();
        var begun = new AtomicBoolean();
        InstantSource meeting = () -> {
            if (begun.get()) {
                met.compareAndSet(false, isMet(inside));
            }
            return now[0];
        };
        var watched = new InMemoryRateLimiter(meeting.withZone(ZoneOffset.UTC));
        begun.set(true);
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> request = () -> watched.tryAcquire(FOUR, "k");
            for (var answer : pool.invokeAll(List.of(request, request))) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(met).isFalse();
    }

    /** Whether another thread is where this one is, within a moment; after that, nobody waits any more. */
    private static boolean isMet(CyclicBarrier barrier) {
        try {
            barrier.await(300, TimeUnit.MILLISECONDS);
            return true;
        } catch (BrokenBarrierException | TimeoutException alone) {
            return false;
        } catch (InterruptedException stopped) {
            throw new AssertionError("stopped while waiting", stopped);
        }
    }

    @Test
    void limiterWithoutRoomCannotBeMade() {
        assertThatThrownBy(() -> new InMemoryRateLimiter(Clock.systemUTC(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give it more");
    }

    @Test
    void textFormShowsNoKey() {
        limiter.tryAcquire(FOUR, "anna@example.org");

        assertThat(limiter).hasToString("InMemoryRateLimiter[1]");
    }

    private void move(Duration step) {
        now[0] = now[0].plus(step);
    }

    private int take(Limit limit, String key, int asked) {
        return (int) IntStream.range(0, asked)
                .filter(any -> limiter.tryAcquire(limit, key))
                .count();
    }
}
