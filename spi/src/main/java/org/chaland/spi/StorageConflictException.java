package org.chaland.spi;

/**
 * The database aborted this transaction because of another one: a deadlock, a serialization failure, or a wait for a lock that
 * took too long. Nothing of the transaction is stored. The code that began the transaction may repeat the whole of it in a new
 * transaction; code that only joined it lets this exception pass.
 *
 * @since 0.1
 */
public final class StorageConflictException extends StorageException {

    private static final long serialVersionUID = 1L;

    /** With a message that carries no personal data. */
    public StorageConflictException(String message) {
        super(message);
    }

    /** With a message that carries no personal data, and the failure that caused it. */
    public StorageConflictException(String message, Throwable cause) {
        super(message, cause);
    }
}
