package org.chaland.spi;

import java.util.Locale;

/**
 * A provider refused a call for good: nothing took effect, and repeating the call unchanged cannot succeed. Reason and message
 * are logged and shown to staff, so the message must be free of personal data.
 *
 * @since 0.1
 */
public class ProviderRefusalException extends ChalandException {

    private static final long serialVersionUID = 1L;

    /** Why it was refused, as far as a person must know to correct it. */
    public enum Reason {
        /** Another account has the e-mail address: its owner must prove that it is theirs (I3). */
        EMAIL_TAKEN,
        /** Another account carries our key. */
        KEY_TAKEN,
        /** Several accounts match what should name one: a person must choose. */
        AMBIGUOUS,
        /** The provider does not accept a value of the profile. */
        INVALID_PROFILE,
        /** The provider knows no such account. */
        UNKNOWN_ACCOUNT,
        /** The provider knows no such course. */
        UNKNOWN_COURSE,
        /** The course is full. */
        COURSE_FULL,
        /** Our access to the provider does not allow the call, or is configured wrongly. */
        NOT_PERMITTED;

        /** The name as a code of lower-case words: {@code EMAIL_TAKEN} becomes {@code email-taken}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Why it was refused. */
    private final Reason reason;

    /** Creates one with a message of the adapter's own: no text of the provider, no personal data (I10). */
    public ProviderRefusalException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Creates one with the failure that caused it. */
    public ProviderRefusalException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why it was refused. */
    public Reason reason() {
        return reason;
    }
}
