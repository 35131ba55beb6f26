package org.chaland.linking;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.Invitation;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.SupportAccess;
import org.chaland.upkeep.TaskResult;

/** Opens and closes the support area and invites people, for the account that is linked when the task runs. */
final class SupportTasks {

    private final Parts parts;
    private final AccountTasks tasks;
    private final PaidAccess access;
    private final Federation federation;

    SupportTasks(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
        access = new PaidAccess(parts);
        federation = new Federation(parts, tasks);
    }

    /** Opens the support area to the customer's account, unless no purchase gives access any more. */
    Supplier<TaskResult> grant(Task task) {
        if (learningLink(task).filter(link -> link.state() == Link.State.BROKEN).isPresent()) {
            return afterOthers(task, () -> TaskResult.stopped("link-broken"));
        }
        return afterOthers(
                task, with(task, SupportAccess.class, (provider, link) -> bring(task, provider, link.account(), true)));
    }

    /** Closes the support area to the customer's account or to a former one, unless another purchase gives access. */
    Supplier<TaskResult> revoke(Task task) {
        return task.account()
                .map(account ->
                        at(task, account, SupportAccess.class, provider -> bring(task, provider, account, false)))
                .orElseGet(() -> afterOthers(
                        task,
                        with(
                                task,
                                SupportAccess.class,
                                (provider, link) -> bring(task, provider, link.account(), false))));
    }

    /** Has the provider invite the person, if the shop made the account; at the address that the record has, not at a mistyped one. */
    Supplier<TaskResult> invite(Task task) {
        return with(task, Invitation.class, (provider, link) -> {
            if (!parts.storage().accounts().isMadeBy(task.shop(), link.account())) {
                return () -> TaskResult.notNeeded(AccountTasks.NOT_OURS);
            }
            if (tasks.isAddressAwaited(task.shop(), link.account())) {
                return () -> TaskResult.notNeeded(AccountTasks.ADDRESS_FIRST);
            }
            if (isFederated(task, link)) {
                return () -> TaskResult.notNeeded("signs-in-elsewhere");
            }
            provider.invite(link.account(), context(task));
            return TaskResult::done;
        });
    }

    private Invitation.Context context(Task task) {
        var rules = parts.rules(task.shop());
        var language = CustomerLocks.current(parts.storage().customers(), task.shop(), task.customer())
                .flatMap(customer -> customer.details().get(Field.LANGUAGE))
                .orElse(rules.defaultLanguage());
        return new Invitation.Context(
                task.shop(), Locale.forLanguageTag(language), rules.address().filter(URI::isAbsolute));
    }

    /** Such an account has no password to choose. */
    private boolean isFederated(Task task, Link link) {
        return CustomerLocks.current(parts.storage().customers(), task.shop(), task.customer())
                .flatMap(federation::accountOf)
                .equals(Optional.of(link.account()));
    }

    /**
     * Opens or closes the support area as the purchases of the account's customer say, and looks at them once more after the call.
     * If a payment and a cancellation run at the same time, the call that takes effect last is followed by a look that sees both.
     */
    private Supplier<TaskResult> bring(Task task, SupportAccess provider, Account account, boolean open) {
        var entitled = owner(task, account).filter(access::isOpen).isPresent();
        if (entitled != open && task.attempts() == 1) {
            return () -> TaskResult.notNeeded(open ? "no-longer-entitled" : "entitled-otherwise");
        }
        if (entitled) {
            provider.grant(task.shop(), account);
        } else {
            provider.revoke(task.shop(), account);
        }
        return () -> landed(task, account, entitled);
    }

    /**
     * Closes the support area once more to former accounts of the customer. The call of an earlier attempt may have opened it to an
     * account after that was unlinked and shut out, and this attempt does not reach that account any more.
     */
    private Supplier<TaskResult> afterOthers(Task task, Supplier<TaskResult> conclusion) {
        if (task.attempts() == 1) {
            return conclusion;
        }
        return () -> {
            var result = conclusion.get();
            tasks.closeSupportAgain(task.shop(), task.customer());
            return result;
        };
    }

    private TaskResult landed(Task task, Account account, boolean entitled) {
        var customers = parts.storage().customers();
        owner(task, account).ifPresent(customer -> customers.lock(task.shop(), customer.id()));
        var owner = owner(task, account);
        if (entitled == owner.filter(access::isOpen).isPresent()) {
            return TaskResult.done();
        }
        if (owner.isEmpty() && task.account().isEmpty()) {
            // The account was unlinked meanwhile, so this task does not reach it again.
            tasks.closeSupport(task.shop(), task.customer(), account);
            return TaskResult.done();
        }
        return TaskResult.retry("changed-meanwhile");
    }

    /** Returns the customer of the account; empty if it was unlinked or cannot be used. */
    private Optional<Customer> owner(Task task, Account account) {
        return parts.storage()
                .customers()
                .findByAccount(task.shop(), account)
                .filter(customer -> customer.activeLinkAt(account.issuer()).isPresent());
    }

    private <C extends IdentityProvider> Supplier<TaskResult> with(Task task, Class<C> capability, Step<C> step) {
        return learningLink(task)
                .filter(Link::isActive)
                .map(link -> at(task, link.account(), capability, provider -> step.run(provider, link)))
                .orElse(() -> TaskResult.notNeeded("no-active-link"));
    }

    private Optional<Link> learningLink(Task task) {
        return CustomerLocks.current(parts.storage().customers(), task.shop(), task.customer())
                .flatMap(customer -> parts.rules(task.shop()).learningIssuer().flatMap(customer::linkAt));
    }

    private <C extends IdentityProvider> Supplier<TaskResult> at(
            Task task, Account account, Class<C> capability, Function<C, Supplier<TaskResult>> step) {
        var provider = parts.providers().find(account.issuer(), capability);
        if (provider.isEmpty()) {
            return () -> TaskResult.notNeeded("not-supported");
        }
        try {
            return step.apply(provider.get());
        } catch (ProviderRefusalException refusal) {
            return refusal.reason() == ProviderRefusalException.Reason.UNKNOWN_ACCOUNT
                    ? () -> gone(task, account)
                    : () -> TaskResult.refused(refusal);
        }
    }

    /** Breaks the link. The task stops so that staff see it, unless it was to close the area, which is closed now. */
    private TaskResult gone(Task task, Account account) {
        var unknown = ProviderRefusalException.Reason.UNKNOWN_ACCOUNT.code();
        CustomerLocks.lockCurrent(parts.storage().customers(), task.shop(), task.customer())
                .ifPresent(customer -> breakLink(customer, account));
        return task.kind() == Task.Kind.REVOKE_SUPPORT ? TaskResult.notNeeded(unknown) : TaskResult.stopped(unknown);
    }

    private void breakLink(Customer customer, Account account) {
        customer.linkAt(account.issuer())
                .filter(link -> link.isActive() && link.account().equals(account))
                .ifPresent(link -> {
                    CustomerLocks.replaceLink(parts.storage().customers(), customer, link, link.in(Link.State.BROKEN));
                    tasks.broken(customer);
                });
    }

    @FunctionalInterface
    private interface Step<C> {
        Supplier<TaskResult> run(C provider, Link link);
    }
}
