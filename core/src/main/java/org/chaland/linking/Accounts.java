package org.chaland.linking;

import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.spi.AccountState;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.RedactedCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a host hears of accounts at their providers. Safe for use by several threads. */
public final class Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    private final Parts parts;
    private final LinkStates links;

    /** Breaks links in the storage of those parts. */
    public Accounts(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        links = new LinkStates(parts, tasks);
    }

    /** See {@link org.chaland.Chaland#accountGone}. */
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
