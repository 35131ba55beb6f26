package org.chaland.linking;

import java.util.List;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.ProviderRefusalException.Reason;

/** How provisioning ends: written in the transaction that records the result, with the customer locked. */
final class ProvisioningEnd {

    private static final String EMAIL_TAKEN_TOPIC = "email-taken";
    private static final String ACCOUNT_READY_TOPIC = "account-ready";

    private final Parts parts;
    private final AccountTasks tasks;
    private final Entitlement entitlement;

    ProvisioningEnd(Parts parts, AccountTasks tasks, Entitlement entitlement) {
        this.parts = parts;
        this.tasks = tasks;
        this.entitlement = entitlement;
    }

    /** The account is there: it becomes the customer's, unless they have found another way in meanwhile. */
    TaskResult link(Task task, Made made) {
        var customer = locked(task);
        if (customer.isEmpty()) {
            return stopped(task, "customer-gone");
        }
        var link = tasks.made(customer.get(), made.first());
        return switch (write(customer.get(), link)) {
            case LINKED -> {
                tasks.linked(customer.get());
                tasks.shown(customer.get(), link, made.shown());
                if (!link.isActive()) {
                    yield suspended(task);
                }
                if (entitlement.holds(customer.get())) {
                    tasks.invite(customer.get(), link.account());
                    tasks.write(customer.get(), ACCOUNT_READY_TOPIC, task.reference());
                    grant(customer.get(), task);
                }
                yield TaskResult.done();
            }
            case ALREADY_LINKED -> attached(task);
            case OTHER_ACCOUNT -> {
                // They have another account by now, by a sign-in or a merge: served there, this one is left over.
                tasks.reactivates(customer.get());
                grant(customer.get(), task);
                yield stopped(task, "surplus-account");
            }
            case LINKED_ELSEWHERE, UNKNOWN_CUSTOMER -> stopped(task, "linked-elsewhere");
        };
    }

    /** The provider made several under one key, which it does not keep unique: one serves, and a person removes the others. */
    TaskResult linkOneOf(Task task, Made made) {
        var linked = link(task, made);
        return linked instanceof TaskResult.Stopped ? linked : stopped(task, "duplicate-accounts");
    }

    /** A link whose account is gone gives way (I2b): the customer has bought again, and is served at the account made for that. */
    private CustomerStore.Linking write(Customer customer, Link link) {
        var store = parts.storage().customers();
        return customer.linkAt(link.account().issuer())
                .filter(old -> old.state() == Link.State.BROKEN)
                .map(broken -> Links.replace(store, customer, broken, link))
                .orElseGet(() -> store.link(customer.shop(), customer.id(), link));
    }

    /** The customer has an account at the learning provider already. */
    TaskResult attached(Task task) {
        locked(task).ifPresent(customer -> grant(customer, task));
        return TaskResult.done();
    }

    /** No purchase gave access; unless the records were merged, or one was paid, between the looks that told so. */
    TaskResult notNeeded(Task task) {
        return locked(task).filter(entitlement::holds).isPresent()
                ? TaskResult.retry("changed-meanwhile")
                : TaskResult.notNeeded("no-longer-needed");
    }

    /** The provider refused; unless the customer has signed in meanwhile, they or staff have to act. */
    TaskResult refused(Task task, Reason reason) {
        var customer = locked(task);
        if (customer.filter(this::isAttached).isPresent()) {
            // Served there; but a call before this refusal may have made another account, so it is looked for once
            // more.
            grant(customer.get(), task);
            return TaskResult.retry("changed-meanwhile");
        }
        if (reason == Reason.EMAIL_TAKEN) {
            customer.ifPresent(buyer -> tasks.write(buyer, EMAIL_TAKEN_TOPIC, task.reference()));
        }
        return stopped(task, Provisioning.code(reason));
    }

    /** Their account is suspended: it is reactivated if it is one that a shop made, and otherwise somebody has to. */
    TaskResult suspended(Task task) {
        return locked(task).filter(tasks::reactivates).isPresent()
                ? TaskResult.notNeeded("account-reactivated")
                : stopped(task, "link-suspended");
    }

    /** Whoever it was for is erased, and so is what was made for them. */
    TaskResult erased(Task task, List<Account> made) {
        made.forEach(account -> tasks.erase(task.shop(), task.customer(), account, true));
        return TaskResult.notNeeded("customer-erased");
    }

    /** Somebody has to act. */
    TaskResult stopped(Task task, String reason) {
        tasks.tell(task.shop(), task.customer(), CustomerEvent.Type.PROVISIONING_STOPPED, task.reference());
        return TaskResult.stopped(reason);
    }

    private void grant(Customer customer, Task task) {
        task.reference().ifPresent(reference -> tasks.grantSupport(customer, reference));
    }

    private boolean isAttached(Customer customer) {
        return parts.rules(customer.shop())
                .learningIssuer()
                .flatMap(customer::activeLinkAt)
                .isPresent();
    }

    private Optional<Customer> locked(Task task) {
        return Customers.lockCurrent(parts.storage().customers(), task.shop(), task.customer());
    }
}
