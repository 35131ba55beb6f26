package org.chaland.linking;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.Task;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.ProviderUnavailableException;

/**
 * Makes the customer's account at the learning provider, or finds the one made before, and links it (I3): find by our key,
 * create with our key, on anything but a plain success find again, then compare-and-set the link.
 */
public final class Provisioning implements TaskHandler {

    private final Parts parts;
    private final Entitlement entitlement;
    private final ProvisioningEnd end;

    /** Works with those parts. */
    public Provisioning(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.entitlement = new Entitlement(parts);
        this.end = new ProvisioningEnd(parts, tasks, entitlement);
    }

    @Override
    public Supplier<TaskResult> handle(Task task) {
        var found = Customers.current(parts.storage().customers(), task.shop(), task.customer());
        var issuer = parts.rules(task.shop()).learningIssuer();
        if (found.isEmpty() || issuer.isEmpty() || found.get().state() == Customer.State.ERASED) {
            return () -> TaskResult.notNeeded("no-longer-needed");
        }
        var customer = found.get();
        if (!customer.isActive()) {
            return () -> end.stopped(task, "customer-" + code(customer.state()));
        }
        var link = customer.linkAt(issuer.get());
        if (link.isPresent()) {
            return () -> link.get().isActive()
                    ? end.attached(task)
                    : end.stopped(task, "link-" + code(link.get().state()));
        }
        return parts.providers()
                .find(issuer.get(), AccountProvisioning.class)
                .map(provider -> provision(provider, customer, task))
                .orElse(() -> end.stopped(task, "no-provisioning"));
    }

    private Supplier<TaskResult> provision(AccountProvisioning provider, Customer customer, Task task) {
        var key = AccountKey.of(task.customer());
        if (!entitlement.holds(customer)) {
            // Nothing to make any more; but an attempt whose reply was lost may have made it: ours to know.
            var made = task.attempts() > 1 ? provider.find(key) : Optional.<Account>empty();
            return () -> made.map(account -> end.link(task, account)).orElse(TaskResult.notNeeded("no-longer-needed"));
        }
        var contact = customer.details().contact();
        if (exceedsLimits(provider, contact)) {
            return () -> end.stopped(task, code(Reason.INVALID_PROFILE));
        }
        try {
            var account = findOrCreate(provider, key, contact);
            return () -> end.link(task, account);
        } catch (ProviderRefusalException refusal) {
            return () -> end.refused(task, refusal.reason());
        }
    }

    private static Account findOrCreate(AccountProvisioning provider, AccountKey key, Contact contact) {
        var found = provider.find(key);
        if (found.isPresent()) {
            return found.get();
        }
        try {
            return provider.create(key, contact);
        } catch (ProviderUnavailableException | ProviderRefusalException doubtful) {
            // Also after a refusal: "this address is taken" may speak of our own earlier call that has landed late.
            return provider.find(key).orElseThrow(() -> doubtful);
        }
    }

    private static boolean exceedsLimits(AccountProvisioning provider, Contact contact) {
        return provider.fieldLimits().entrySet().stream()
                .anyMatch(limit -> contact.get(limit.getKey())
                        .filter(value -> value.codePointCount(0, value.length()) > limit.getValue())
                        .isPresent());
    }

    /** A constant's name as a code: {@code EMAIL_TAKEN} becomes {@code email-taken}. */
    public static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
