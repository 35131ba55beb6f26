package org.chaland.linking;

import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.spi.AccountState;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.RedactedCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a host hears of accounts at their providers, by a webhook or an observer. Without it Chaland finds out when it next needs the
 * account. Safe for use by several threads.
 */
public final class Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    private final Parts parts;
    private final LinkStates links;

    /** Internal: called by {@link org.chaland.Chaland} only. */
    @SuppressWarnings("exports")
    public Accounts(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        links = new LinkStates(parts, tasks);
    }

    /**
     * Breaks the links to an account that was deleted at its provider, in all shops. Its owner can claim the records with another
     * account at once. A customer whose account was suspended and who has paid since gets another one. The provider is asked first, if it
     * can tell the state of an account, because a webhook may be forged or late. Can be repeated.
     *
     * @param account whoever has it; nothing happens if nobody has
     * @return whether the provider confirms it, or cannot tell; {@code false}, with nothing changed, if the account exists or the
     *     provider does not answer
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread (I4)
     */
    public boolean gone(Account account) {
        parts.requireNoTransaction("Hearing of an account that is gone");
        if (!mayBeGone(account)) {
            return false;
        }
        parts.storage().transactions().inTransaction(() -> links.gone(account));
        return true;
    }

    private boolean mayBeGone(Account account) {
        var provider = parts.providers().find(account.issuer(), AccountSuspension.class);
        if (provider.isEmpty()) {
            return true;
        }
        try {
            return provider.get().stateOf(account) == AccountState.GONE;
        } catch (RuntimeException e) {
            LOG.warn("{} did not say whether an account is gone", account.issuer(), RedactedCause.of(e));
            return false;
        }
    }
}
