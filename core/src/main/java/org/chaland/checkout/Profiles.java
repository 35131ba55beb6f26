package org.chaland.checkout;

import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Details;
import org.chaland.spi.ProfileSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks providers what they know of an account; a provider that does not answer leaves its part of the form empty. */
final class Profiles {

    private static final Logger LOG = LoggerFactory.getLogger(Profiles.class);

    private final Parts parts;

    Profiles(Parts parts) {
        this.parts = parts;
    }

    Asked of(Account account) {
        parts.requireNoTransaction("Asking for a profile");
        var source = parts.providers().find(account.issuer(), ProfileSource.class);
        if (source.isEmpty()) {
            return Asked.NOTHING;
        }
        try {
            return source.get()
                    .profile(account)
                    .map(profile -> new Asked(Details.of(profile), Answer.KNOWN))
                    .orElse(new Asked(Details.empty(), Answer.NOT_USABLE));
        } catch (RuntimeException e) {
            // Only the kind of failure: the message of a foreign exception may carry personal data (I10).
            LOG.warn("No profile from {}: {}", account.issuer(), e.getClass().getName());
            return new Asked(Details.empty(), Answer.MISSING);
        }
    }

    /** What an answer means. */
    enum Answer {
        /** All that is known was told, be it nothing. */
        KNOWN,
        /** The provider could not be asked. */
        MISSING,
        /** There is no such account, or it is suspended, unconfirmed or deleted. */
        NOT_USABLE
    }

    /**
     * What a provider said.
     *
     * @param profile what it knows; empty if it knows nothing or was not asked
     * @param answer what its answer means
     */
    record Asked(Details profile, Answer answer) {

        static final Asked NOTHING = new Asked(Details.empty(), Answer.KNOWN);

        /** Whether the provider could not be asked. */
        boolean missing() {
            return answer == Answer.MISSING;
        }

        /** Whether the provider says that the account can be used. */
        boolean usable() {
            return answer != Answer.NOT_USABLE;
        }

        /** The e-mail address to which the form is locked, or empty. */
        Optional<String> lockedEmail() {
            return org.chaland.prefill.Prefill.lockedEmail(profile);
        }
    }
}
