package org.chaland.linking;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
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
    private final ProvisionIntents intents;
    private final ProvisioningEnd end;
    private final Turns turns;

    /** Works with those parts. */
    public Provisioning(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        entitlement = new Entitlement(parts);
        intents = new ProvisionIntents(parts.storage().tasks());
        end = new ProvisioningEnd(parts, tasks, entitlement);
        turns = new Turns(parts);
    }

    @Override
    public Supplier<TaskResult> handle(Task task) {
        var found = Customers.current(parts.storage().customers(), task.shop(), task.customer());
        var issuer = parts.rules(task.shop()).learningIssuer();
        if (found.isEmpty() || issuer.isEmpty()) {
            return () -> TaskResult.notNeeded("no-longer-needed");
        }
        var customer = found.get();
        if (customer.state() == Customer.State.ERASED) {
            return erased(task, issuer.get());
        }
        if (!customer.isActive()) {
            return () -> end.stopped(task, "customer-" + code(customer.state()));
        }
        var link = customer.linkAt(issuer.get()).filter(known -> known.state() != Link.State.BROKEN);
        if (link.isPresent()) {
            return attached(link.get(), task);
        }
        return parts.providers()
                .find(issuer.get(), AccountProvisioning.class)
                .map(provider -> provision(provider, customer, task))
                .orElse(() -> end.stopped(task, "no-provisioning"));
    }

    /** They have an account; but an attempt whose reply was lost may have made another, which staff are to know of. */
    private Supplier<TaskResult> attached(Link link, Task task) {
        var made = parts.providers()
                .find(link.account().issuer(), AccountProvisioning.class)
                .map(provider -> provider.findAll(AccountKey.of(task.customer())))
                .orElse(List.of());
        if (made.isEmpty() || made.equals(List.of(link.account()))) {
            return () -> link.isActive() ? end.attached(task) : end.suspended(task);
        }
        return linked(task, Made.before(made));
    }

    /** Nobody is to have an account; but an attempt whose reply was lost may have made one, which is to be deleted then. */
    private Supplier<TaskResult> erased(Task task, String issuer) {
        var made = parts.providers()
                .find(issuer, AccountProvisioning.class)
                .filter(any -> task.attempts() > 1)
                .map(provider -> provider.findAll(AccountKey.of(task.customer())))
                .orElse(List.of());
        return () -> end.erased(task, made);
    }

    private Supplier<TaskResult> linked(Task task, Made made) {
        return made.accounts().size() == 1 ? () -> end.link(task, made) : () -> end.linkOneOf(task, made);
    }

    private Supplier<TaskResult> provision(AccountProvisioning provider, Customer customer, Task task) {
        if (!entitlement.holds(customer)) {
            // Nothing to make any more; but an attempt whose reply was lost may have made it: ours to know.
            var made = task.attempts() > 1 ? provider.findAll(AccountKey.of(task.customer())) : List.<Account>of();
            return () -> made.isEmpty() ? end.notNeeded(task) : end.link(task, Made.before(made));
        }
        var contact = customer.details().contact();
        if (FieldLimits.exceeded(provider, contact)) {
            return () -> end.stopped(task, code(Reason.INVALID_PROFILE));
        }
        return turns.inTurn(provider, task, contact, () -> make(provider, customer, task))
                .orElse(() -> TaskResult.retry("address-in-use"));
    }

    private Supplier<TaskResult> make(AccountProvisioning provider, Customer customer, Task task) {
        try {
            return linked(task, findOrCreate(provider, customer, task));
        } catch (ProviderRefusalException refusal) {
            return () -> end.refused(task, refusal.reason());
        }
    }

    private Made findOrCreate(AccountProvisioning provider, Customer customer, Task task) {
        var key = AccountKey.of(task.customer());
        var found = made(provider, customer, task);
        if (!found.isEmpty()) {
            return Made.before(found);
        }
        try {
            var contact = customer.details().contact();
            var created = provider.create(key, contact);
            var accounts = provider.keepsKeysUnique() ? List.of(created) : provider.findAll(key);
            // Another attempt's call may have landed first, and what this one was given is not there then.
            return task.attempts() == 1 ? Made.showing(contact, accounts) : Made.before(accounts);
        } catch (ProviderUnavailableException | ProviderRefusalException doubtful) {
            // Also after a refusal: "this address is taken" may speak of our own earlier call that has landed late.
            var landed = provider.findAll(key);
            if (landed.isEmpty()) {
                throw doubtful;
            }
            return Made.before(landed);
        }
    }

    /** What carries the key of the task's record, or else that of another record which is the same person's by now. */
    private List<Account> made(AccountProvisioning provider, Customer customer, Task task) {
        var own = provider.findAll(AccountKey.of(task.customer()));
        if (!own.isEmpty()) {
            return own;
        }
        return intents.begun(task.shop(), otherRecords(customer, task)).stream()
                .map(record -> provider.findAll(AccountKey.of(record)))
                .filter(accounts -> !accounts.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private Stream<CustomerId> otherRecords(Customer customer, Task task) {
        var tombstones = parts.storage().directory().mergedInto(task.shop(), customer.id());
        return Stream.concat(Stream.of(customer.id()), tombstones.stream()).filter(id -> !id.equals(task.customer()));
    }

    /** A constant's name as a code: {@code EMAIL_TAKEN} becomes {@code email-taken}. */
    public static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
