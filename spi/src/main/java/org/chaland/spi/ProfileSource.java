package org.chaland.spi;

import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;

/**
 * Tells what the provider knows of an account, to fill the form.
 *
 * @since 0.1
 */
public interface ProfileSource extends IdentityProvider {

    /**
     * The profile as the provider has it: nothing cut, nothing mended, also where it breaks our own limits.
     *
     * @return the profile, possibly without values; empty if the provider knows no such account, or it cannot be used
     *     (suspended, unconfirmed, deleted)
     * @throws ProviderUnavailableException if the provider does not answer
     */
    Optional<Contact> profile(Account account);
}
