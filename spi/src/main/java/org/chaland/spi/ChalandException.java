package org.chaland.spi;

/**
 * A broken promise. Each message says what failed, names ids only (I10), and says what to do; expected answers of the
 * business are outcomes, never exceptions.
 *
 * @since 0.1
 */
public abstract class ChalandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message that carries no personal data. */
    protected ChalandException(String message) {
        super(message);
    }

    /** With a message that carries no personal data, and the cause, kept as a {@link RedactedCause}. */
    protected ChalandException(String message, Throwable cause) {
        super(message, RedactedCause.of(cause));
    }
}
