package org.chaland.memory;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Between a look and a step: two threads meet there, so that a broken adapter loses its race at every run. */
final class Gap {

    private static final int LONGEST_MILLIS = 2_000;

    private final CyclicBarrier two = new CyclicBarrier(2);

    /** Goes on alone, from then on, once nobody else has come. */
    void pass() {
        try {
            two.await(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (BrokenBarrierException | TimeoutException alone) {
            Thread.onSpinWait();
        } catch (InterruptedException stopped) {
            throw new AssertionError("stopped while waiting", stopped);
        }
    }
}
