package org.chaland.linking;

import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.CustomerEvent;
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
    TaskResult link(Task task, Account account) {
        var customer = locked(task);
        if (customer.isEmpty()) {
            return stopped(task, "customer-gone");
        }
        var link = Link.created(account, parts.now());
        return switch (parts.storage()
                .customers()
                .link(task.shop(), customer.get().id(), link)) {
            case LINKED -> {
                tasks.linked(customer.get());
                if (entitlement.holds(customer.get())) {
                    tasks.invite(customer.get());
                    tasks.write(customer.get(), ACCOUNT_READY_TOPIC, task.reference());
                    grant(customer.get(), task);
                }
                yield TaskResult.done();
            }
            case ALREADY_LINKED -> attached(task);
            case OTHER_ACCOUNT -> {
                // They signed in as another account while this one was being made: served there, this one is left over.
                grant(customer.get(), task);
                yield stopped(task, "surplus-account");
            }
            case LINKED_ELSEWHERE, UNKNOWN_CUSTOMER -> stopped(task, "linked-elsewhere");
        };
    }

    /** The customer has an account at the learning provider already. */
    TaskResult attached(Task task) {
        locked(task).ifPresent(customer -> grant(customer, task));
        return TaskResult.done();
    }

    /** The provider refused; unless the customer has signed in meanwhile, they or staff have to act. */
    TaskResult refused(Task task, Reason reason) {
        var customer = locked(task);
        if (customer.filter(this::isAttached).isPresent()) {
            return attached(task);
        }
        if (reason == Reason.EMAIL_TAKEN) {
            customer.ifPresent(buyer -> tasks.write(buyer, EMAIL_TAKEN_TOPIC, task.reference()));
        }
        return stopped(task, Provisioning.code(reason));
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
