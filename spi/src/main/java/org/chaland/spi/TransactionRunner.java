package org.chaland.spi;

import java.util.function.Supplier;

/**
 * Runs work in a transaction, with the semantics that Jakarta Transactions calls REQUIRED.
 *
 * <p>Safe for use by several threads; a transaction belongs to one.
 *
 * @since 0.1
 */
public interface TransactionRunner {

    /**
     * Runs the work in the transaction that is active on this thread, or in a new one.
     *
     * <p>One that was begun here is committed when the work returns and rolled back when it throws. One that was begun
     * elsewhere is never committed or rolled back here: when the work throws, it is marked so that it can only be rolled
     * back.
     *
     * @return what the work returns
     * @throws RuntimeException the very exception that the work threw
     * @throws StorageException if the transaction was begun here and could not be committed, also because work that
     *     joined it had failed
     */
    <T> T inTransaction(Supplier<T> work);

    /** Whether a transaction is active on this thread. */
    boolean isActive();
}
