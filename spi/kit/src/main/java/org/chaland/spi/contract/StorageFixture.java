package org.chaland.spi.contract;

import java.time.Duration;
import org.chaland.spi.Storage;
import org.chaland.spi.TransactionRunner;

/**
 * Storage under test. Each test has a fixture of its own, so a fixture need not be safe for use by several threads; the storage
 * is used by several.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface StorageFixture {

    /** Returns storage that holds nothing. Called once, before the test. */
    Storage storage();

    /**
     * Returns the transactions of the host that the storage takes part in; by default those of the storage.
     *
     * @param storage what {@link #storage} returned
     */
    default TransactionRunner host(Storage storage) {
        return storage.transactions();
    }

    /**
     * Returns how long a call is watched that a lock should keep waiting. It must be longer than a call takes that no lock keeps
     * waiting.
     */
    default Duration grace() {
        return Threads.GRACE;
    }

    /** Closes what the test has opened. Called once, after the test, also when it failed. */
    default void close() {}
}
