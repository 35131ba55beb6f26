package org.chaland.linking;

import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.ProviderUnavailableException;

/**
 * Makes the customer's account at the learning provider, or finds the one made before, and links it (I3): find by our key,
 * create with our key, on a doubtful answer find again, then compare-and-set the link.
 */
public final class Provisioning implements TaskHandler {

    static final String EMAIL_TAKEN_TOPIC = "email-taken";
    static final String ACCOUNT_READY_TOPIC = "account-ready";

    private final Parts parts;
    private final AccountTasks tasks;
    private final Entitlement entitlement;

    /** Works with those parts. */
    public Provisioning(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
        this.entitlement = new Entitlement(parts);
    }

    @Override
    public TaskResult handle(Task task) {
        var found = Customers.current(parts.storage().customers(), task.shop(), task.customer());
        var issuer = parts.rules(task.shop()).learningIssuer();
        if (found.isEmpty() || issuer.isEmpty() || !entitlement.holds(found.get())) {
            return TaskResult.notNeeded("no-longer-needed");
        }
        var customer = found.get();
        if (!customer.isActive()) {
            return stopped(customer, task, "customer-" + code(customer.state()));
        }
        var link = customer.linkAt(issuer.get());
        if (link.isPresent()) {
            return link.get().isActive()
                    ? TaskResult.done(() -> grant(customer, task))
                    : stopped(customer, task, "link-" + code(link.get().state()));
        }
        return parts.providers()
                .find(issuer.get(), AccountProvisioning.class)
                .map(provider -> provision(provider, customer, task))
                .orElseGet(() -> stopped(customer, task, "no-provisioning"));
    }

    private TaskResult provision(AccountProvisioning provider, Customer customer, Task task) {
        var contact = customer.details().contact();
        if (exceedsLimits(provider, contact)) {
            return stopped(customer, task, code(Reason.INVALID_PROFILE));
        }
        try {
            var account = findOrCreate(provider, AccountKey.of(task.customer()), contact);
            return TaskResult.done(() -> link(task, account));
        } catch (ProviderRefusalException refusal) {
            return refused(customer, task, refusal.reason());
        }
    }

    private static Account findOrCreate(AccountProvisioning provider, AccountKey key, Contact contact) {
        var found = provider.find(key);
        if (found.isPresent()) {
            return found.get();
        }
        try {
            return provider.create(key, contact);
        } catch (ProviderUnavailableException doubtful) {
            return provider.find(key).orElseThrow(() -> doubtful);
        }
    }

    private void link(Task task, Account account) {
        var store = parts.storage().customers();
        var customer =
                Customers.lockCurrent(store, task.shop(), task.customer()).orElseThrow();
        switch (store.link(task.shop(), customer.id(), Link.created(account, parts.now()))) {
            case LINKED -> {
                tasks.linked(customer);
                tasks.invite(customer);
                tasks.write(customer, ACCOUNT_READY_TOPIC, task.reference());
                grant(customer, task);
            }
            case ALREADY_LINKED -> grant(customer, task);
            case OTHER_ACCOUNT, LINKED_ELSEWHERE, UNKNOWN_CUSTOMER -> {
                // The person signed in as another account while this one was being made: they are served there.
                grant(customer, task);
                tasks.tell(task.shop(), customer.id(), CustomerEvent.Type.PROVISIONING_STOPPED, task.reference());
            }
        }
    }

    private void grant(Customer customer, Task task) {
        task.reference().ifPresent(reference -> tasks.grantSupport(customer, reference));
    }

    private TaskResult refused(Customer customer, Task task, Reason reason) {
        return TaskResult.stopped(code(reason), () -> {
            tellStopped(customer, task);
            if (reason == Reason.EMAIL_TAKEN) {
                tasks.write(customer, EMAIL_TAKEN_TOPIC, task.reference());
            }
        });
    }

    private TaskResult stopped(Customer customer, Task task, String reason) {
        return TaskResult.stopped(reason, () -> tellStopped(customer, task));
    }

    private void tellStopped(Customer customer, Task task) {
        tasks.tell(task.shop(), customer.id(), CustomerEvent.Type.PROVISIONING_STOPPED, task.reference());
    }

    private static boolean exceedsLimits(AccountProvisioning provider, Contact contact) {
        return provider.fieldLimits().entrySet().stream()
                .anyMatch(limit -> contact.get(limit.getKey())
                        .filter(value -> value.codePointCount(0, value.length()) > limit.getValue())
                        .isPresent());
    }

    /** A constant's name as a code: {@code EMAIL_TAKEN} becomes {@code email-taken}. */
    public static String code(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
