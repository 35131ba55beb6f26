package org.chaland.spi;

/**
 * The database gave up this transaction for the sake of another one: a deadlock, a serialization failure, or a lock that was
 * waited for in vain. Nothing of the transaction is stored. Whoever began it may repeat the whole of it, in a new transaction;
 * whoever only joined it lets this exception pass.
 *
 * @since 0.1
 */
public final class StorageConflictException extends StorageException {

    private static final long serialVersionUID = 1L;

    /** With a message that carries no personal data. */
    public StorageConflictException(String message) {
        super(message);
    }
}
