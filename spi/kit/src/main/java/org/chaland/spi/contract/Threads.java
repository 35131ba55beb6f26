package org.chaland.spi.contract;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.chaland.spi.TransactionRunner;

/** Races and locks, with bounded waits only: a broken adapter fails, it does not hang. */
final class Threads {

    static final int MANY = 8;

    private static final int LONGEST_SECONDS = 30;

    /** Long enough for a call that does not wait to come back; nothing is slowed down but the tests of locks. */
    static final Duration GRACE = Duration.ofMillis(300);

    private Threads() {}

    /** Has many threads do it at the same moment. */
    static <T> List<T> race(IntFunction<T> step) {
        return using(MANY, pool -> {
            var ready = new CountDownLatch(MANY);
            var running = IntStream.range(0, MANY)
                    .mapToObj(number -> pool.submit(() -> {
                        ready.countDown();
                        await(ready);
                        return step.apply(number);
                    }))
                    .toList();
            return running.stream().map(Threads::answer).toList();
        });
    }

    /** Has another thread do it, and waits for the answer. */
    static <T> T elsewhere(Supplier<T> step) {
        return using(1, pool -> answer(pool.submit(step::get)));
    }

    /**
     * Shows that the intruder gets no answer while a transaction holds a lock.
     *
     * @param grace how long the intruder is watched
     * @param change made under the lock, after the intruder has tried
     * @return the intruder's answer, given after the transaction ended
     */
    static <T> T afterLockIsReleased(
            TransactionRunner transactions, Duration grace, Runnable lock, Runnable change, Supplier<T> intruder) {
        return using(2, pool -> {
            var locked = new CountDownLatch(1);
            var trying = new CountDownLatch(1);
            var done = new CountDownLatch(1);
            var holding = pool.submit(() -> transactions.inTransaction(() -> {
                lock.run();
                locked.countDown();
                await(trying);
                var tooEarly = isDone(done, grace);
                change.run();
                return tooEarly;
            }));
            var waiting = pool.submit(() -> {
                await(locked);
                trying.countDown();
                var answer = intruder.get();
                done.countDown();
                return answer;
            });
            assertFalse(answer(holding), "the lock stopped nobody");
            return answer(waiting);
        });
    }

    private static <T> T using(int threads, Function<ExecutorService, T> work) {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            return work.apply(pool);
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(LONGEST_SECONDS, SECONDS), "the other thread did not come");
        } catch (InterruptedException stopped) {
            throw new AssertionError("stopped while waiting", stopped);
        }
    }

    private static boolean isDone(CountDownLatch latch, Duration grace) {
        try {
            return latch.await(grace.toMillis(), MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new AssertionError("stopped while waiting", stopped);
        }
    }

    private static <T> T answer(Future<T> running) {
        try {
            return running.get(LONGEST_SECONDS, SECONDS);
        } catch (ExecutionException failed) {
            throw new AssertionError("a thread failed", failed.getCause());
        } catch (InterruptedException | TimeoutException late) {
            throw new AssertionError("a thread gave no answer", late);
        }
    }
}
