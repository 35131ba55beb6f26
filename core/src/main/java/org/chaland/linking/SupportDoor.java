package org.chaland.linking;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.Invitation;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.SupportAccess;

/** Opens and closes the support area and has people invited, for whoever is linked at the time the task runs. */
public final class SupportDoor {

    private final Parts parts;
    private final AccountTasks tasks;
    private final Entitlement entitlement;

    /** Works with those parts. */
    public SupportDoor(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
        this.entitlement = new Entitlement(parts);
    }

    /** Lets the customer's account in, unless no purchase gives access any more. */
    public Supplier<TaskResult> grant(Task task) {
        if (learningLink(task).filter(link -> link.state() == Link.State.BROKEN).isPresent()) {
            return afterOthers(task, () -> TaskResult.stopped("link-broken"));
        }
        return afterOthers(
                task, with(task, SupportAccess.class, (provider, link) -> bring(task, provider, link.account(), true)));
    }

    /** Puts an account out, the customer's own or one that is theirs no more, unless another purchase gives access. */
    public Supplier<TaskResult> revoke(Task task) {
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

    /** Has the provider invite the person, if the shop made the account. */
    public Supplier<TaskResult> invite(Task task) {
        return with(task, Invitation.class, (provider, link) -> {
            if (!link.madeByShop()) {
                return () -> TaskResult.notNeeded("account-not-ours");
            }
            provider.invite(link.account());
            return TaskResult::done;
        });
    }

    /**
     * Brings the door to what the purchases of the account's customer say, and looks at them once more when the call has landed:
     * of a payment and a cancellation at the same time, whichever call lands last is followed by a look that sees both.
     */
    private Supplier<TaskResult> bring(Task task, SupportAccess provider, Account account, boolean open) {
        var entitled = owner(task, account).filter(entitlement::holds).isPresent();
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
     * An attempt before this one may have let in an account that staff have taken away since, after it was put out: nobody heard of
     * that, and this attempt does not reach it any more. So whoever was taken away is put out once more.
     */
    private Supplier<TaskResult> afterOthers(Task task, Supplier<TaskResult> conclusion) {
        if (task.attempts() == 1) {
            return conclusion;
        }
        return () -> {
            var result = conclusion.get();
            tasks.leftAgain(task.shop(), task.customer());
            return result;
        };
    }

    private TaskResult landed(Task task, Account account, boolean entitled) {
        var customers = parts.storage().customers();
        owner(task, account).ifPresent(customer -> customers.lock(task.shop(), customer.id()));
        var owner = owner(task, account);
        if (entitled == owner.filter(entitlement::holds).isPresent()) {
            return TaskResult.done();
        }
        if (owner.isEmpty() && task.account().isEmpty()) {
            // It was taken away from the customer meanwhile, so this task does not reach it again.
            tasks.left(task.shop(), task.customer(), account);
            return TaskResult.done();
        }
        return TaskResult.retry("changed-meanwhile");
    }

    /** Whom the account opens now: nobody, if it was taken away or is out of use. */
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
        return Customers.current(parts.storage().customers(), task.shop(), task.customer())
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
                    : () -> TaskResult.stopped(Provisioning.code(refusal.reason()));
        }
    }

    /** Whoever was served there waits visibly; an account that was to be put out is out. */
    private TaskResult gone(Task task, Account account) {
        var unknown = Provisioning.code(ProviderRefusalException.Reason.UNKNOWN_ACCOUNT);
        Customers.lockCurrent(parts.storage().customers(), task.shop(), task.customer())
                .ifPresent(customer -> breakLink(customer, account));
        return task.kind() == Task.Kind.REVOKE_SUPPORT ? TaskResult.notNeeded(unknown) : TaskResult.stopped(unknown);
    }

    private void breakLink(Customer customer, Account account) {
        customer.linkAt(account.issuer())
                .filter(link -> link.isActive() && link.account().equals(account))
                .ifPresent(link -> {
                    Links.replace(parts.storage().customers(), customer, link, link.in(Link.State.BROKEN));
                    tasks.broken(customer);
                });
    }

    @FunctionalInterface
    private interface Step<C> {
        Supplier<TaskResult> run(C provider, Link link);
    }
}
