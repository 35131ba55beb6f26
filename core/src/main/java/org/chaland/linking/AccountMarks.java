package org.chaland.linking;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.AccountHolder;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.ProviderRefusalException.Reason;

/** What the links to an account say of it, in all shops, and what follows; within a transaction, with all of its customers locked. */
final class AccountMarks {

    private final Parts parts;
    private final AccountTasks tasks;
    private final AccountEnds ends;
    private final Intents intents;

    AccountMarks(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
        ends = new AccountEnds(parts);
        intents = new Intents(parts);
    }

    /** Whose the account is and stays, for no customer is locked but in the order of all ids, whatever the shop. */
    List<AccountHolder> lock(Account account) {
        parts.storage().accounts().holders(account).stream()
                .sorted(Customers.HOLDERS_IN_ORDER)
                .forEach(holder -> parts.storage().customers().lock(holder.shop(), holder.customer()));
        return parts.storage().accounts().holders(account);
    }

    /**
     * From now on nobody is let in, and this is ours to undo.
     *
     * @return whether the account has ended; otherwise nothing has changed
     */
    boolean suspend(Account account) {
        var holders = lock(account);
        if (!ends.isOver(holders)) {
            return false;
        }
        move(holders, Link.State.ACTIVE, Link.State.SUSPENDED, (holder, customer) -> {
            if (holder.access().end().isPresent()) {
                tasks.left(holder.shop(), customer.id(), account);
            }
        });
        return true;
    }

    /** The provider has read back that it is. A purchase paid meanwhile has renewed the task, or is seen here. */
    TaskResult suspended(Account account) {
        var holders = lock(account);
        var end = ends.of(holders);
        if (!end.isOver(parts.now())) {
            return TaskResult.retry("changed-meanwhile");
        }
        var at = end.end().orElseThrow().toEpochMilli();
        holders.forEach(holder -> tellSuspended(holder, at));
        return TaskResult.done();
    }

    /** The provider has read back that it is in use. */
    TaskResult reactivated(Account account) {
        var holders = lock(account);
        if (ends.isOver(holders)) {
            return TaskResult.retry("changed-meanwhile");
        }
        move(holders, Link.State.SUSPENDED, Link.State.ACTIVE, (holder, customer) -> tasks.reactivated(customer));
        return TaskResult.done();
    }

    /** The provider does not let us suspend it: it is in use there, and so are its links, until a person acts. */
    TaskResult vetoed(Task task, Account account, Reason reason) {
        if (reason == Reason.UNKNOWN_ACCOUNT) {
            return gone(account);
        }
        move(lock(account), Link.State.SUSPENDED, Link.State.ACTIVE, (holder, customer) -> {});
        return refused(task, account, reason);
    }

    /** The provider does not say, or does not let us reactivate it. */
    TaskResult refused(Task task, Account account, Reason reason) {
        lock(account);
        tasks.tell(task.shop(), task.customer(), CustomerEvent.Type.ACCOUNT_OVERDUE, Optional.empty());
        return TaskResult.stopped(Provisioning.code(reason));
    }

    /** Its links are broken. Who has paid since it was suspended is served at another. */
    TaskResult gone(Account account) {
        var holders = lock(account);
        for (var state : List.of(Link.State.ACTIVE, Link.State.SUSPENDED)) {
            move(holders, state, Link.State.BROKEN, (holder, customer) -> {
                tasks.broken(customer);
                if (state == Link.State.SUSPENDED) {
                    tasks.provisionInstead(customer);
                }
            });
        }
        return TaskResult.notNeeded(Provisioning.code(Reason.UNKNOWN_ACCOUNT));
    }

    private void move(
            List<AccountHolder> holders,
            Link.State from,
            Link.State to,
            BiConsumer<AccountHolder, Customer> consequence) {
        var customers = parts.storage().customers();
        for (var holder : holders) {
            if (holder.link().state() == from) {
                var customer = customers.find(holder.shop(), holder.customer()).orElseThrow();
                Links.replace(customers, customer, holder.link(), holder.link().in(to));
                consequence.accept(
                        holder, customers.find(holder.shop(), holder.customer()).orElseThrow());
            }
        }
    }

    /** Once for each end, however often it is found so. */
    private void tellSuspended(AccountHolder holder, long end) {
        var key = "tell/suspended/" + EndIntents.name(holder.link().account()) + "/" + end;
        intents.insert(
                Task.builder(parts.ids().uuid(), holder.shop(), Task.Kind.TELL, key, holder.customer(), parts.now())
                        .topic(Optional.of(CustomerEvent.Type.ACCOUNT_SUSPENDED.name())));
    }
}
