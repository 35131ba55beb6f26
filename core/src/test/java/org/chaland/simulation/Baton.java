package org.chaland.simulation;

import java.util.concurrent.locks.LockSupport;

/**
 * Lets one of several threads run at a time. What the one that passes it on has written is seen by the one that gets it, so
 * nothing of a simulation needs a lock.
 */
final class Baton {

    private volatile Thread holder = Thread.currentThread();

    /** Whoever runs lets another go on; to be followed by {@link #await}, or by the end. */
    void pass(Thread to) {
        holder = to;
        LockSupport.unpark(to);
    }

    /** Stands still until the baton comes back. */
    void await() {
        var me = Thread.currentThread();
        while (holder != me) {
            LockSupport.park(this);
        }
    }
}
