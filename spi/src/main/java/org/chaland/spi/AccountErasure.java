package org.chaland.spi;

import java.util.Set;
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
     * its e-mail address is free. Nothing changes if it is gone already. What the provider keeps all the same is told by {@link #keeps}.
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

    /**
     * What the provider keeps of every account that is erased, because its interface cannot remove it. The receipt names it, and that an
     * administrator of the provider can remove it.
     *
     * @return unmodifiable; nothing by default
     */
    default Set<Remnant> keeps() {
        return Set.of();
    }

    /** A kind of data that an erased account may leave. */
    enum Remnant {
        /** What the person wrote or handed in, and grades: without their name, unless they wrote it themselves. */
        CONTRIBUTIONS,
        /** Files that only the person saw. */
        FILES,
        /** What the person chose or allowed: preferences, tokens of apps. */
        SETTINGS,
        /** Logs of what the account did, and from which address. */
        LOGS
    }
}
