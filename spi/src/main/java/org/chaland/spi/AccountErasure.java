package org.chaland.spi;

import org.chaland.model.Account;

/**
 * Deletes accounts at the provider, for people who demand that their data be erased (Regulation (EU) 2016/679, articles 17 and
 * 19). Core calls this for accounts that a shop made, and for no others (I12); and reads back after each call: an answer that
 * says "done" is believed only if {@link #isErased} says so too.
 *
 * <p>Both calls may be repeated freely, also after a doubtful answer.
 *
 * @since 0.1
 */
public interface AccountErasure extends IdentityProvider {

    /**
     * Deletes the account, whatever its state, with what belongs to it. From then on nobody signs in with it, no key finds it, and
     * its e-mail address is free. Nothing changes if it is gone already. What the provider keeps all the same, its adapter says
     * in its documentation.
     *
     * @throws ProviderUnavailableException if it is unknown whether it was deleted
     * @throws ProviderRefusalException with reason {@link ProviderRefusalException.Reason#NOT_PERMITTED} if it may not be deleted
     */
    void erase(Account account);

    /**
     * Whether the account is gone, asked of the provider at each call and never remembered.
     *
     * @return {@code true} also for one that never was, and for one of another issuer
     * @throws ProviderUnavailableException if the provider does not answer
     * @throws ProviderRefusalException if it does not allow the question
     */
    boolean isErased(Account account);
}
