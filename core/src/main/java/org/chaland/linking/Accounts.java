package org.chaland.linking;

import java.util.List;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.PaidCourse;
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
    private final Courses courses;

    /** Breaks links in the storage of those parts. */
    public Accounts(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
        links = new LinkStates(parts, tasks);
        access = new PaidAccess(parts);
        courses = new Courses(parts);
    }

    /** See {@link org.chaland.Chaland#accountGone}. */
    public boolean gone(Account account) {
        parts.requireNoTransaction("Hearing of an account that is gone");
        if (suspension(account.issuer()).isPresent() && !isGone(account)) {
            return false;
        }
        parts.storage().transactions().inTransaction(() -> links.gone(account));
        return true;
    }

    /** See {@link org.chaland.Chaland#paidCourses}. */
    public List<PaidCourse> paidCourses(ShopId shop, CustomerId id) {
        return CustomerLocks.current(parts.storage().customers(), shop, id)
                .filter(customer -> customer.state() != Customer.State.ERASED)
                .map(courses::ofCustomer)
                .orElse(List.of());
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
     * Asks the provider, so call it outside any transaction; ends at the first question that it does not answer.
     *
     * @param except a record that is not looked at, because its claim names it as it is
     */
    public void lookFor(ShopId shop, CanonicalEmail mailbox, Optional<CustomerId> except) {
        var customers = parts.storage().customers();
        parts.rules(shop)
                .learningIssuer()
                .filter(issuer -> suspension(issuer).isPresent())
                .ifPresent(issuer -> parts.storage().directory().linked(shop, mailbox, issuer, MOST_RECORDS).stream()
                        .filter(id -> !except.equals(Optional.of(id)))
                        .flatMap(id -> customers.find(shop, id).flatMap(known -> known.linkAt(issuer)).stream())
                        .map(Link::account)
                        .map(account -> new Asked(account, stateOf(account)))
                        .takeWhile(asked -> asked.state().isPresent())
                        .filter(asked -> asked.state().equals(Optional.of(AccountState.GONE)))
                        .forEach(asked -> gone(asked.account())));
    }

    private record Asked(Account account, Optional<AccountState> state) {}

    private Optional<AccountSuspension> suspension(String issuer) {
        return parts.providers().find(issuer, AccountSuspension.class);
    }

    private boolean isGone(Account account) {
        return stateOf(account).equals(Optional.of(AccountState.GONE));
    }

    /** Empty if the provider cannot tell, or does not answer. */
    private Optional<AccountState> stateOf(Account account) {
        try {
            return suspension(account.issuer()).map(provider -> provider.stateOf(account));
        } catch (RuntimeException e) {
            LOG.warn("{} did not say whether an account is gone", account.issuer(), RedactedCause.of(e));
            return Optional.empty();
        }
    }
}
