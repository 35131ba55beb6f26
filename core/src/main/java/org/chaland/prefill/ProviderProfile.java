package org.chaland.prefill;

import java.util.Optional;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Details;
import org.chaland.model.Field;

/**
 * What an identity provider says about an account that is signed in. Internal: used by Chaland only.
 *
 * @param details the profile; empty if the provider knows nothing, was not asked or did not answer
 * @param missing whether the provider was not asked or did not answer
 * @param usable false if the account does not exist or is suspended, unconfirmed or deleted there
 */
public record ProviderProfile(Details details, boolean missing, boolean usable) {

    /** Nothing is known, and nothing is missing: the visitor is not signed in, or the provider shows no profiles. */
    public static final ProviderProfile NONE = new ProviderProfile(Details.empty(), false, true);

    /** The provider was not asked or did not answer. */
    public static final ProviderProfile MISSING = new ProviderProfile(Details.empty(), true, true);

    static final ProviderProfile NOT_USABLE = new ProviderProfile(Details.empty(), false, false);

    /** The e-mail address of the account to which the form is locked; empty if it has none or it is not valid. */
    public Optional<String> lockedEmail() {
        return lockedEmail(details);
    }

    static Optional<String> lockedEmail(Details profile) {
        return profile.get(Field.EMAIL).filter(email -> CanonicalEmail.of(email).isPresent());
    }
}
