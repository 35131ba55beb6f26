package org.chaland.spi;

import java.time.Duration;
import java.util.List;
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

    /**
     * Whether the provider itself keeps the key unique, as I3 asks. One that cannot promises less: after a lost reply core waits
     * {@link #longestRequest()} before it creates again, so that in the end there is at least one account; if there are more, the
     * task stops with reason {@code duplicate-accounts} for staff to see, and the customer has the first of {@link #findAll}.
     *
     * @return {@code true} unless overridden
     */
    default boolean keepsKeysUnique() {
        return true;
    }

    /**
     * All accounts that carry this key, the oldest first; to be overridden where {@link #keepsKeysUnique()} is not so.
     *
     * @return unmodifiable; empty if there is none
     * @throws ProviderUnavailableException if the provider does not answer
     * @throws ProviderRefusalException if it does not allow the question
     */
    default List<Account> findAll(AccountKey key) {
        return find(key).stream().toList();
    }

    /**
     * How long after {@link #create}, or another call that writes, it may still take effect, although its reply was lost. For so
     * long nobody else makes an account for the same e-mail address, because many a provider looks for the address first and stores
     * later; nor writes to the profile of the same account, or erases it, for two minutes at least.
     *
     * @return more than zero; one minute unless overridden
     */
    default Duration longestRequest() {
        return Duration.ofMinutes(1);
    }
}
