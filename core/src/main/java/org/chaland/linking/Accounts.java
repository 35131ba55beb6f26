package org.chaland.linking;

import java.util.Optional;
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
    private final AccountTasks tasks;
    private final LinkStates links;
    private final PaidAccess access;

    /** Breaks links in the storage of those parts. */
    public Accounts(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
        links = new LinkStates(parts, tasks);
        access = new PaidAccess(parts);
    }

    /** See {@link org.chaland.Chaland#accountGone}. */
    public boolean gone(Account account) {
        parts.requireNoTransaction("Hearing of an account that is gone");
        if (suspension(account).isPresent() && !isGone(account)) {
            return false;
        }
        parts.storage().transactions().inTransaction(() -> links.gone(account));
        return true;
    }

    /** See {@link org.chaland.Chaland#accountChanged}. */
    public void changed(Account account) {
        parts.requireNoTransaction("Hearing of an account that was changed");
        if (isGone(account)) {
            gone(account);
            return;
        }
        parts.storage().transactions().inTransaction(() -> {
            access.lockedUse(account).holders().forEach(tasks::accountChanged);
            return true;
        });
    }

    private Optional<AccountSuspension> suspension(Account account) {
        return parts.providers().find(account.issuer(), AccountSuspension.class);
    }

    private boolean isGone(Account account) {
        try {
            return suspension(account)
                    .filter(provider -> provider.stateOf(account) == AccountState.GONE)
                    .isPresent();
        } catch (RuntimeException e) {
            LOG.warn("{} did not say whether an account is gone", account.issuer(), RedactedCause.of(e));
            return false;
        }
    }
}
