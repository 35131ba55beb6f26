package org.chaland.spi;

/**
 * Storage failed. The message gives an error code, the name of a constraint if one was violated, and ids. The texts of the
 * database stay in the database's own log, because they may repeat the values of a row; the cause keeps classes and stack
 * frames only (I10). If repeating the transaction can help, the exception is a {@link StorageConflictException}.
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
