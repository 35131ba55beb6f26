package org.chaland.linking;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.linking.PaidAccess.AccountUse;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.AccountStore;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.upkeep.Intents;
import org.chaland.upkeep.TaskResult;

/** Changes the state of an account and of its links in all shops; within a transaction that locks all of its customers here. */
final class LinkStates {

    private final Parts parts;
    private final AccountTasks tasks;
    private final PaidAccess access;
    private final Intents intents;

    LinkStates(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
        access = new PaidAccess(parts);
        intents = new Intents(parts);
    }

    /**
     * Suspends the links before the provider is called: the support area is closed on our side, and the suspension is ours to undo.
     *
     * @return whether the account has ended; otherwise nothing has changed
     */
    boolean suspend(Account account) {
        var use = access.lockedUse(account);
        if (!access.isOver(use)) {
            return false;
        }
        write(use, true);
        move(use, Link.State.ACTIVE, Link.State.SUSPENDED, (holder, customer) -> {
            if (holder.access().end().isPresent()) {
                tasks.closeSupport(holder.shop(), customer.id(), account);
            }
        });
        return true;
    }

    /** Ends the task after the provider showed the account suspended. A purchase paid meanwhile has renewed the task, or is seen here. */
    TaskResult suspended(Account account) {
        var use = access.lockedUse(account);
        var end = access.of(use);
        if (!end.isOver(parts.now())) {
            return TaskResult.retry("changed-meanwhile");
        }
        var at = end.end().orElseThrow().toEpochMilli();
        use.holders().forEach(holder -> tellSuspended(holder, at));
        return TaskResult.done();
    }

    /** Ends the task after the provider showed the account in use: its links are active again. */
    TaskResult reactivated(Account account) {
        var use = access.lockedUse(account);
        if (access.isOver(use)) {
            return TaskResult.retry("changed-meanwhile");
        }
        write(use, false);
        move(use, Link.State.SUSPENDED, Link.State.ACTIVE, (holder, customer) -> tasks.reactivated(customer));
        return TaskResult.done();
    }

    /** Stops the task after the provider refused to suspend the account: it and its links are in use until a person acts. */
    TaskResult vetoed(Task task, Account account, ProviderRefusalException refusal) {
        if (refusal.reason() == Reason.UNKNOWN_ACCOUNT) {
            return gone(account);
        }
        var use = access.lockedUse(account);
        write(use, false);
        move(use, Link.State.SUSPENDED, Link.State.ACTIVE, (holder, customer) -> {});
        return overdue(task, refusal);
    }

    /** Stops the task after the provider refused to tell the account's state or to reactivate it; staff are told. */
    TaskResult refused(Task task, Account account, ProviderRefusalException refusal) {
        access.lockedUse(account);
        return overdue(task, refusal);
    }

    private TaskResult overdue(Task task, ProviderRefusalException refusal) {
        tasks.tell(task.shop(), task.customer(), CustomerEvent.Type.ACCOUNT_OVERDUE, Optional.empty());
        return TaskResult.refused(refusal);
    }

    /** Breaks the links of an account that the provider does not know any more. Customers who have paid since get another account. */
    TaskResult gone(Account account) {
        var use = access.lockedUse(account);
        write(use, false);
        breakLinks(use, EnumSet.of(Link.State.SUSPENDED));
        forgetCourses(account);
        return TaskResult.notNeeded(Reason.UNKNOWN_ACCOUNT.code());
    }

    /**
     * Ends the deletion of an account that is a customer's in any shop, unless it was unlinked meanwhile. It may still show what the
     * record said for which it was made, so it is to show theirs.
     */
    TaskResult inUse(Account account) {
        var holders = access.lockedUse(account).holders();
        for (var holder : holders) {
            parts.storage()
                    .customers()
                    .find(holder.shop(), holder.customer())
                    .ifPresent(customer -> tasks.shown(customer, holder.link(), Contact.empty()));
        }
        return holders.isEmpty() ? TaskResult.retry("changed-meanwhile") : TaskResult.notNeeded(AccountTasks.IN_USE);
    }

    /**
     * Forgets an account that was deleted at the provider with its owner's data. Somebody may have signed in with it meanwhile:
     * that link breaks, and who has paid gets another account.
     */
    TaskResult deleted(Account account) {
        breakLinks(access.lockedUse(account), EnumSet.of(Link.State.ACTIVE, Link.State.SUSPENDED));
        parts.storage().accounts().delete(account);
        forgetCourses(account);
        return TaskResult.done();
    }

    private void forgetCourses(Account account) {
        var courses = parts.storage().courses();
        courses.ofAccount(account).forEach(grant -> courses.delete(account, grant.course()));
    }

    /** Customers whose link was in one of those states get another account if they have paid. */
    private void breakLinks(AccountUse use, Set<Link.State> replaced) {
        for (var state : List.of(Link.State.ACTIVE, Link.State.SUSPENDED)) {
            move(use, state, Link.State.BROKEN, (holder, customer) -> {
                tasks.broken(customer);
                if (replaced.contains(state)) {
                    tasks.provisionInstead(customer);
                }
            });
        }
    }

    private void write(AccountUse use, boolean suspended) {
        use.made()
                .filter(made -> made.suspended() != suspended)
                .ifPresent(made -> parts.storage().accounts().update(made.suspended(suspended)));
    }

    private void move(
            AccountUse use, Link.State from, Link.State to, BiConsumer<AccountStore.Holder, Customer> consequence) {
        var customers = parts.storage().customers();
        for (var holder : use.holders()) {
            if (holder.link().state() == from) {
                var customer = customers.find(holder.shop(), holder.customer()).orElseThrow();
                CustomerLocks.replaceLink(
                        customers, customer, holder.link(), holder.link().in(to));
                consequence.accept(
                        holder, customers.find(holder.shop(), holder.customer()).orElseThrow());
            }
        }
    }

    /** Tells listeners once for each end. */
    private void tellSuspended(AccountStore.Holder holder, long end) {
        var key = "tell/suspended/" + Digests.nameOf(holder.link().account()) + "/" + end;
        intents.insert(intents.task(Task.Kind.TELL, key, holder.shop(), holder.customer())
                .topic(Optional.of(CustomerEvent.Type.ACCOUNT_SUSPENDED.name())));
    }
}
