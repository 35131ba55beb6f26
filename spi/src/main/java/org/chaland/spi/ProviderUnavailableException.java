package org.chaland.spi;

/**
 * A provider did not answer, or its answer leaves open whether the call took effect: look again before repeating it.
 *
 * @since 0.1
 */
public class ProviderUnavailableException extends ChalandException {

    private static final long serialVersionUID = 1L;

    /** With a message of the adapter's own: no text of the provider (I10). */
    public ProviderUnavailableException(String message) {
        super(message);
    }

    /** As above, with the failure that caused it. */
    public ProviderUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
