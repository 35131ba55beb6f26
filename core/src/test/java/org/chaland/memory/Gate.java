package org.chaland.memory;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chaland.spi.TransactionRunner;

/**
 * A place between a look and a step: all threads of a race meet there before the first of them goes on, so that a broken adapter
 * loses that race in every run. The thread that made the gate prepares the race and never waits.
 */
final class Gate {

    /** As many threads as the contract kit lets race. */
    private static final int RACING = 8;

    private static final int LONGEST_SECONDS = 30;

    private final Thread preparing = Thread.currentThread();
    private final CountDownLatch racing = new CountDownLatch(RACING);

    /** In a transaction nobody waits: in memory there is one at a time. */
    void passOutside(TransactionRunner transactions) {
        if (!transactions.isActive()) {
            pass();
        }
    }

    void pass() {
        if (Thread.currentThread() == preparing) {
            return;
        }
        racing.countDown();
        try {
            if (!racing.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("fewer than " + RACING + " threads have come");
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError("stopped while waiting", stopped);
        }
    }
}
