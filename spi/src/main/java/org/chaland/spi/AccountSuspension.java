package org.chaland.spi;

import org.chaland.model.Account;

/**
 * Suspends accounts and reactivates them. Core calls this for accounts that the shop made, and for no others (I12), and reads
 * back after each call: an answer that says "done" is believed only if {@link #stateOf} says so too.
 *
 * <p>A suspended account keeps everything, its key and its profile included: {@link AccountProvisioning#find} still finds it,
 * and {@link AccountProvisioning#create} still returns it, so that no second one is made. Nobody signs in with it, and
 * {@link ProfileSource#profile} tells nothing of it. Sessions that are open should end.
 *
 * <p>All three calls may be repeated freely, also after a doubtful answer.
 *
 * @since 0.1
 */
public interface AccountSuspension extends IdentityProvider {

    /**
     * Lets nobody sign in with the account any more; nothing changes if it is suspended already.
     *
     * @throws ProviderUnavailableException if it is unknown whether it was suspended
     * @throws ProviderRefusalException with reason {@link ProviderRefusalException.Reason#UNKNOWN_ACCOUNT} if there is no such
     *     account; with {@link ProviderRefusalException.Reason#NOT_PERMITTED} if it may not be suspended
     */
    void suspend(Account account);

    /**
     * Lets the account's owner sign in again, with the password of before; nothing changes if it is active already.
     *
     * @throws ProviderUnavailableException if it is unknown whether it was reactivated
     * @throws ProviderRefusalException with reason {@link ProviderRefusalException.Reason#UNKNOWN_ACCOUNT} if there is no such
     *     account; with {@link ProviderRefusalException.Reason#NOT_PERMITTED} if it may not be reactivated
     */
    void reactivate(Account account);

    /**
     * Whether the account can be used, asked of the provider at each call and never remembered.
     *
     * <p>{@link AccountState#GONE} breaks the link, so it has to be certain: where a provider that does not allow the question
     * answers as if nobody were there, the adapter finds out first which of the two it is.
     *
     * @return the state; {@link AccountState#GONE} also for an account of another issuer
     * @throws ProviderUnavailableException if the provider does not answer
     * @throws ProviderRefusalException if it does not allow the question
     */
    AccountState stateOf(Account account);
}
