package org.chaland.checkout;

import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Details;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
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
        try {
            return new Asked(
                    source.flatMap(provider -> provider.profile(account))
                            .map(Details::of)
                            .orElse(Details.empty()),
                    false);
        } catch (ProviderUnavailableException | ProviderRefusalException e) {
            LOG.warn("No profile from {}: {}", account.issuer(), e.getClass().getSimpleName());
            return new Asked(Details.empty(), true);
        }
    }

    /**
     * What a provider said.
     *
     * @param profile what it knows; empty if it knows nothing or was not asked
     * @param missing whether it could not be asked
     */
    record Asked(Details profile, boolean missing) {

        static final Asked NOTHING = new Asked(Details.empty(), false);

        /** The e-mail address to which the form is locked, or empty. */
        Optional<String> lockedEmail() {
            return org.chaland.prefill.Prefill.lockedEmail(profile);
        }
    }
}
