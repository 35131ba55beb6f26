package org.chaland.prefill;

import java.util.Optional;
import org.chaland.form.ContactFormCheck;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Details;
import org.chaland.model.Field;

/**
 * What an identity provider says about an account that is signed in. Internal: used by Chaland only.
 *
 * @param details the profile; empty if the provider knows nothing, was not asked or did not answer
 * @param missing whether the provider was not asked or did not answer
 * @param usable false if the account does not exist or is suspended, unconfirmed or deleted there
 * @param emailConfirmed whether the provider vouches for the e-mail address
 */
public record ProviderProfile(Details details, boolean missing, boolean usable, boolean emailConfirmed) {

    /** Providers write countries, languages and spaces in their own way. */
    public ProviderProfile {
        details = ContactFormCheck.normalised(details);
    }

    /** Nothing is known, and nothing is missing: the visitor is not signed in, or the provider shows no profiles. */
    public static final ProviderProfile NONE = new ProviderProfile(Details.empty(), false, true, false);

    /** The provider was not asked or did not answer. */
    public static final ProviderProfile MISSING = new ProviderProfile(Details.empty(), true, true, false);

    static final ProviderProfile NOT_USABLE = new ProviderProfile(Details.empty(), false, false, false);

    /** The e-mail address of the account to which the form is locked; empty if it has none, or if it is not valid or not confirmed. */
    public Optional<String> lockedEmail() {
        return details.get(Field.EMAIL)
                .filter(email -> emailConfirmed && CanonicalEmail.of(email).isPresent());
    }
}
