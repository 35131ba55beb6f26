package org.chaland.spi;

/**
 * A provider refused for good: nothing took effect, and repeating the call unchanged is of no use.
 *
 * @since 0.1
 */
public class ProviderRefusalException extends ChalandException {

    private static final long serialVersionUID = 1L;

    /** Why, as far as a person has to know to put it right. */
    public enum Reason {
        /** Another account has the e-mail address: its owner has to prove that it is theirs (I3). */
        EMAIL_TAKEN,
        /** Another account carries our key. */
        KEY_TAKEN,
        /** Several accounts answer to what should name one: a person has to choose, and never is the first taken. */
        AMBIGUOUS,
        /** The provider does not accept a value of the profile. */
        INVALID_PROFILE,
        /** The provider knows no such account. */
        UNKNOWN_ACCOUNT,
        /** Our own access to the provider does not allow the call, or is set up wrongly. */
        NOT_PERMITTED
    }

    /** Why it was refused. */
    private final Reason reason;

    /** With a message of the adapter's own: no text of the provider (I10). */
    public ProviderRefusalException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** As above, with the failure that caused it. */
    public ProviderRefusalException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why it was refused. */
    public Reason reason() {
        return reason;
    }
}
