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
        return with(task, SupportAccess.class, (provider, link) -> bring(task, provider, link.account(), true));
    }

    /** Puts an account out, the customer's own or one that is theirs no more, unless another purchase gives access. */
    public Supplier<TaskResult> revoke(Task task) {
        return task.account()
                .map(account -> at(account, SupportAccess.class, provider -> bring(task, provider, account, false)))
                .orElseGet(() -> with(
                        task, SupportAccess.class, (provider, link) -> bring(task, provider, link.account(), false)));
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
        return Customers.current(parts.storage().customers(), task.shop(), task.customer())
                .flatMap(customer -> parts.rules(task.shop()).learningIssuer().flatMap(customer::activeLinkAt))
                .map(link -> at(link.account(), capability, provider -> step.run(provider, link)))
                .orElse(() -> TaskResult.notNeeded("no-active-link"));
    }

    private <C extends IdentityProvider> Supplier<TaskResult> at(
            Account account, Class<C> capability, Function<C, Supplier<TaskResult>> step) {
        return parts.providers()
                .find(account.issuer(), capability)
                .map(step)
                .orElse(() -> TaskResult.notNeeded("not-supported"));
    }

    @FunctionalInterface
    private interface Step<C> {
        Supplier<TaskResult> run(C provider, Link link);
    }
}
