package org.chaland.spi;

/**
 * Storage failed. The texts of the database stay inside the adapter (I10): the message gives an error code, the name of a
 * constraint where one was hit, and ids. Where repeating the transaction is of use, it is a {@link StorageConflictException}.
 *
 * @since 0.1
 */
public class StorageException extends ChalandException {

    private static final long serialVersionUID = 1L;

    /** With a message that carries no personal data. */
    public StorageException(String message) {
        super(message);
    }

    /** With a message that carries no personal data, and the failure that caused it. */
    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
