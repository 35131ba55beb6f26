package org.chaland.linking;

import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountState;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.RedactedCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a host hears of accounts at their providers. Safe for use by several threads. */
public final class Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    /** Of one address; a provider gives one to few accounts. */
    private static final int MOST_RECORDS = 20;

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

    /**
     * When a mailbox was proven: finds out which accounts of records with that address were deleted, because nobody may have noticed yet.
     * Asks the provider, so call it outside any transaction.
     */
    public void lookFor(ShopId shop, CanonicalEmail mailbox) {
        var customers = parts.storage().customers();
        parts.storage().directory().linked(shop, mailbox, MOST_RECORDS).stream()
                .flatMap(id -> customers.find(shop, id).stream())
                .flatMap(customer -> parts.rules(shop).learningIssuer().flatMap(customer::linkAt).stream())
                .filter(link -> link.state() != Link.State.BROKEN)
                .map(Link::account)
                .filter(this::isGone)
                .forEach(this::gone);
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
