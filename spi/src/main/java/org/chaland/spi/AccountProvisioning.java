package org.chaland.spi;

import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;

/**
 * Creates accounts, exactly one for a key, whatever crashes (I3).
 *
 * <p>The key is kept in a field that the provider itself keeps unique, so that a second creation with the same key cannot
 * succeed, however late the first one lands. An account that does not carry the key is never returned, whatever its e-mail
 * address. Nobody learns a password (I11): where the provider demands one, it is random and forgotten.
 *
 * @since 0.1
 */
public interface AccountProvisioning extends IdentityProvider {

    /**
     * The account that carries this key, or empty if there is none.
     *
     * @throws ProviderUnavailableException if the provider does not answer
     * @throws ProviderRefusalException if it does not allow the question
     */
    Optional<Account> find(AccountKey key);

    /**
     * Creates an account that carries this key.
     *
     * @param contact what the account is to show; within {@link #fieldLimits()}
     * @return the account that was created, or the one that carries the key already
     * @throws ProviderUnavailableException if it is unknown whether the account was created: {@link #find} tells
     * @throws ProviderRefusalException if it was not created and repeating is of no use; with reason
     *     {@link ProviderRefusalException.Reason#EMAIL_TAKEN} if another account has the e-mail address
     */
    Account create(AccountKey key, Contact contact);
}
