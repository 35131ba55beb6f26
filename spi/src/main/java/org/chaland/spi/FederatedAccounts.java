package org.chaland.spi;

import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;

/**
 * Knows which of its accounts is whose at another issuer: people who sign in elsewhere, as by their school's single sign-on, have accounts
 * here too. The rule is the provider's own, such as a user name that is the subject there; it is never an e-mail address (I1), and nothing
 * that people can set themselves. Core asks only for identities as which somebody has signed in, and only for issuers of
 * {@link ShopRules#federatedIssuers()}.
 *
 * @since 0.1
 */
public interface FederatedAccounts extends AccountProvisioning {

    /** Whether identities of that issuer have accounts here. */
    boolean federates(String issuer);

    /**
     * The account as which that identity signs in here, also if it is suspended.
     *
     * @param identity of an issuer that is federated
     * @return empty if there is none, or if it cannot be told from others
     * @throws ProviderUnavailableException if the provider does not answer
     * @throws ProviderRefusalException if it does not allow the question
     */
    Optional<Account> accountOf(Account identity);

    /**
     * As {@link #create(AccountKey, Contact)}, an account as which that identity signs in. It has no password, so nobody is invited to
     * choose one.
     *
     * @param identity of an issuer that is federated
     * @throws ProviderUnavailableException as of {@link #create(AccountKey, Contact)}
     * @throws ProviderRefusalException as of {@link #create(AccountKey, Contact)}; with reason
     *     {@link ProviderRefusalException.Reason#KEY_TAKEN} if the identity has an account that does not carry the key
     */
    Account create(AccountKey key, Contact contact, Account identity);
}
