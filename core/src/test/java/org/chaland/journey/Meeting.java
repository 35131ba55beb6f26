package org.chaland.journey;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Two threads that wait for each other inside their transactions, for a bounded time, since one of them may have to wait for a lock
 * of the other. In memory there is one transaction at a time: they never meet, and so wait for a moment only.
 */
final class Meeting {

    private static final long LONGEST_MILLIS = StorageUnderTest.isInMemory() ? 100 : 2_000;

    private Meeting() {}

    static void meet(CountDownLatch mine, CountDownLatch theirs) {
        mine.countDown();
        try {
            theirs.await(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until it is done, or until the time is over because it waits for a lock of this thread. */
    static void await(Future<?> running) {
        try {
            running.get(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException waiting) {
            Thread.onSpinWait();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError("the other one failed", failed);
        }
    }
}
