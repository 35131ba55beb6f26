package org.chaland.linking;

import java.util.List;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.ShopAccount;
import org.chaland.model.Task;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.upkeep.TaskResult;

/** The conclusions of {@link ProvisionTask}: they run in the transaction that stores the result, and lock the customer. */
final class ProvisionResult {

    private static final String EMAIL_TAKEN_TOPIC = "email-taken";
    private static final String ACCOUNT_READY_TOPIC = "account-ready";

    private final Parts parts;
    private final AccountTasks tasks;
    private final PaidAccess access;

    ProvisionResult(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
        access = new PaidAccess(parts);
    }

    /**
     * Links the account. If the provider made several under one key, because it does not keep keys unique, one is linked and a
     * person removes the others.
     */
    TaskResult link(Task task, Made made) {
        var linked = linkFirst(task, made);
        return made.accounts().size() == 1 || linked.state() == Task.State.STOPPED
                ? linked
                : stopped(task, "duplicate-accounts");
    }

    /** Links the first of the accounts, unless the customer has got another account meanwhile. */
    TaskResult linkFirst(Task task, Made made) {
        var customer = locked(task);
        var stored = made.accounts().stream()
                .map(account -> tasks.storedAsMade(task.shop(), account))
                .toList();
        if (customer.isEmpty()) {
            return stopped(task, "customer-gone");
        }
        var link = linkTo(stored.get(0));
        return switch (write(customer.get(), link)) {
            case LINKED -> linked(task, customer.get(), link, made);
            case ALREADY_LINKED -> attached(task);
            case OTHER_ACCOUNT -> {
                // By a sign-in or a merge the customer has another account, which serves them. This one is surplus.
                tasks.reactivates(customer.get());
                grant(customer.get(), task);
                yield stopped(task, "surplus-account");
            }
            case LINKED_ELSEWHERE, UNKNOWN_CUSTOMER -> stopped(task, "linked-elsewhere");
        };
    }

    /** Returns a link that is suspended if Chaland has suspended the account, so that the account is reactivated. */
    private Link linkTo(ShopAccount account) {
        var link = Link.created(account.account(), parts.now());
        return account.suspended() ? link.in(Link.State.SUSPENDED) : link;
    }

    private TaskResult linked(Task task, Customer customer, Link link, Made made) {
        tasks.linked(customer);
        tasks.shown(customer, link, made.shown());
        if (!link.isActive()) {
            return suspended(task);
        }
        if (access.isOpen(customer)) {
            tasks.invite(customer, link.account());
            tasks.write(customer, ACCOUNT_READY_TOPIC, task.reference());
            grant(customer, task);
        }
        return TaskResult.done();
    }

    /** Replaces a link whose account is gone (I2b): the customer has bought again and gets the account made for that. */
    private CustomerStore.Linking write(Customer customer, Link link) {
        var store = parts.storage().customers();
        return customer.linkAt(link.account().issuer())
                .filter(old -> old.state() == Link.State.BROKEN)
                .map(broken -> CustomerLocks.replaceLink(store, customer, broken, link))
                .orElseGet(() -> store.link(customer.shop(), customer.id(), link));
    }

    /** Opens the support area: the customer has an account already. */
    TaskResult attached(Task task) {
        locked(task).ifPresent(customer -> grant(customer, task));
        return TaskResult.done();
    }

    /** Ends the task: no purchase gives access. Tries again if records were merged or a purchase was paid meanwhile. */
    TaskResult notNeeded(Task task) {
        return locked(task).filter(access::isOpen).isPresent()
                ? TaskResult.retry("changed-meanwhile")
                : TaskResult.notNeeded("no-longer-needed");
    }

    /** Stops the task: the customer or staff must act, unless the customer has signed in meanwhile. */
    TaskResult refused(Task task, ProviderRefusalException refusal) {
        var customer = locked(task);
        if (customer.filter(tasks::isAttached).isPresent()) {
            // A call before this refusal may have made another account, so it is looked for once more.
            grant(customer.get(), task);
            return TaskResult.retry("changed-meanwhile");
        }
        if (refusal.reason() == Reason.EMAIL_TAKEN) {
            customer.ifPresent(buyer -> tasks.write(buyer, EMAIL_TAKEN_TOPIC, task.reference()));
        }
        return stopped(task, refusal.reason().code()).because(refusal);
    }

    /** Has a suspended account reactivated if a shop made it; otherwise a person must act. */
    TaskResult suspended(Task task) {
        return locked(task).filter(tasks::reactivates).isPresent()
                ? TaskResult.notNeeded("account-reactivated")
                : stopped(task, "link-suspended");
    }

    /** Has the accounts deleted that were made for a customer who is erased by now. */
    TaskResult erased(Task task, List<Account> made) {
        made.forEach(account -> {
            tasks.storedAsMade(task.shop(), account);
            tasks.delete(task.shop(), task.customer(), account, true);
        });
        return TaskResult.notNeeded("customer-erased");
    }

    /** Stops the task and tells listeners that a person must act. */
    TaskResult stopped(Task task, String reason) {
        tasks.tell(task.shop(), task.customer(), CustomerEvent.Type.PROVISIONING_STOPPED, task.reference());
        return TaskResult.stopped(reason);
    }

    private void grant(Customer customer, Task task) {
        task.reference().ifPresent(reference -> tasks.grantSupport(customer, reference));
    }

    private Optional<Customer> locked(Task task) {
        return CustomerLocks.lockCurrent(parts.storage().customers(), task.shop(), task.customer());
    }

    /**
     * Accounts that carry a key of ours.
     *
     * @param accounts at least one
     * @param shown the contact that they are known to show: empty, unless they were made by this attempt
     */
    record Made(List<Account> accounts, Contact shown) {

        /** Accounts of an earlier attempt, which show what the record said then. */
        static Made before(List<Account> accounts) {
            return new Made(accounts, Contact.empty());
        }
    }
}
