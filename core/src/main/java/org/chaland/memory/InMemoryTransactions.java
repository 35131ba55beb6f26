package org.chaland.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.chaland.spi.StorageException;
import org.chaland.spi.TransactionRunner;

/**
 * One transaction at a time: it holds the lock of the whole storage until it ends, and remembers how to undo each step.
 *
 * <p>All fields but the lock are read and written only by the thread that holds it.
 */
final class InMemoryTransactions implements TransactionRunner {

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean active;
    private boolean joinedWorkFailed;

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return isActive() ? join(work) : begin(work);
    }

    @Override
    public boolean isActive() {
        return lock.isHeldByCurrentThread() && active;
    }

    /** Runs a step of a store: in the active transaction, or by itself. */
    <T> T atomically(Supplier<T> step) {
        lock.lock();
        try {
            return active ? step.get() : begin(step);
        } finally {
            lock.unlock();
        }
    }

    /** Must be called in a step, right after a change. */
    void onRollback(Runnable step) {
        undo.push(step);
    }

    void requireActive() {
        if (!isActive()) {
            throw new IllegalStateException(
                    "A lock lasts until its transaction ends, and none is active on this thread:"
                            + " call within TransactionRunner.inTransaction.");
        }
    }

    private <T> T join(Supplier<T> work) {
        var returned = false;
        try {
            var answer = work.get();
            returned = true;
            return answer;
        } finally {
            joinedWorkFailed |= !returned;
        }
    }

    private <T> T begin(Supplier<T> work) {
        lock.lock();
        try {
            active = true;
            var answer = work.get();
            if (joinedWorkFailed) {
                throw new StorageException("The transaction was rolled back because work that joined it had failed:"
                        + " let that failure reach whoever began the transaction.");
            }
            undo.clear();
            return answer;
        } finally {
            undo.forEach(Runnable::run);
            undo.clear();
            joinedWorkFailed = false;
            active = false;
            lock.unlock();
        }
    }
}
