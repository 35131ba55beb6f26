package org.chaland.spi;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs work in a transaction, with the semantics that Jakarta Transactions calls REQUIRED. A host makes one of two lambdas, see
 * {@link #of}.
 *
 * <p>Safe for use by several threads; a transaction belongs to one thread.
 *
 * @since 0.1
 */
public interface TransactionRunner {

    /**
     * Runs the work in the transaction that is active on this thread, or in a new one.
     *
     * <p>A transaction that was begun here is committed when the work returns and rolled back when it throws. A transaction that
     * was begun elsewhere is never committed or rolled back here: when the work throws, it is marked so that it can only be
     * rolled back.
     *
     * @return what the work returns
     * @throws RuntimeException the exception that the work threw, unchanged
     * @throws StorageException if the transaction was begun here and could not be committed, also because work that
     *     joined it had failed
     */
    <T> T inTransaction(Supplier<T> work);

    /** Returns whether a transaction is active on this thread. */
    boolean isActive();

    /**
     * Returns a runner of the host's own transactions.
     *
     * @param required runs the work as {@link #inTransaction} says, before it returns
     * @param active tells what {@link #isActive} returns; false also in callbacks after the end of a transaction
     */
    static TransactionRunner of(Consumer<Runnable> required, BooleanSupplier active) {
        return new HostTransactionRunner(required, active);
    }
}
