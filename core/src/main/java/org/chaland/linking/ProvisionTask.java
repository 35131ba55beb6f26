package org.chaland.linking;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.linking.ProvisionResult.Made;
import org.chaland.linking.ProvisionResult.Theirs;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.upkeep.TaskHandler;
import org.chaland.upkeep.TaskResult;

/**
 * Makes the customer's account at the learning provider, or finds the one made before, and links it (I3): looks for our key,
 * creates with our key, looks again after everything but a plain success, and then links if the customer still needs it. Before it
 * creates one for a customer whose mailbox was proven, it looks for the account that can be recovered by that mailbox (I2 e); of one who
 * signs in elsewhere, for the account of that identity, if the shop and its learning provider say that there is such a thing.
 */
final class ProvisionTask implements TaskHandler {

    private final Parts parts;
    private final PaidAccess access;
    private final AccountIntents intents;
    private final ProvisionResult result;
    private final ProviderLocks locks;
    private final Mailboxes mailboxes;
    private final Federation federation;

    ProvisionTask(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        access = new PaidAccess(parts);
        intents = new AccountIntents(parts);
        result = new ProvisionResult(parts, tasks);
        locks = new ProviderLocks(parts);
        mailboxes = new Mailboxes(parts, tasks);
        federation = new Federation(parts, tasks);
    }

    @Override
    public Supplier<TaskResult> handle(Task task) {
        var found = CustomerLocks.current(parts.storage().customers(), task.shop(), task.customer());
        var issuer = parts.rules(task.shop()).learningIssuer();
        if (issuer.isEmpty()) {
            return () -> TaskResult.notNeeded("no-longer-needed");
        }
        if (found.filter(Customer::isActive).isEmpty()) {
            return notActive(task, issuer.get());
        }
        var customer = found.get();
        var link = customer.linkAt(issuer.get()).filter(known -> known.state() != Link.State.BROKEN);
        if (link.isPresent()) {
            return attached(link.get(), task);
        }
        return parts.providers()
                .find(issuer.get(), AccountProvisioning.class)
                .map(provider -> provision(provider, customer, task))
                .orElse(() -> result.stopped(task, "no-provisioning"));
    }

    /** The customer has an account. An attempt whose reply was lost may have made another one, of which staff must know. */
    private Supplier<TaskResult> attached(Link link, Task task) {
        var made = parts.providers()
                .find(link.account().issuer(), AccountProvisioning.class)
                .map(provider -> provider.findAll(AccountKey.of(task.customer())))
                .orElse(List.of());
        if (made.isEmpty() || made.equals(List.of(link.account()))) {
            return () -> link.isActive() ? result.attached(task) : result.suspended(task);
        }
        return linked(task, Made.before(made, false));
    }

    /** The record is not in use. An attempt whose reply was lost may have made an account, which must not be forgotten. */
    private Supplier<TaskResult> notActive(Task task, String issuer) {
        var made = parts.providers()
                .find(issuer, AccountProvisioning.class)
                .filter(any -> task.attempts() > 1)
                .map(provider -> provider.findAll(AccountKey.of(task.customer())))
                .orElse(List.of());
        return () -> result.notActive(task, made);
    }

    private Supplier<TaskResult> linked(Task task, Made made) {
        return () -> result.link(task, made);
    }

    private Supplier<TaskResult> provision(AccountProvisioning provider, Customer customer, Task task) {
        if (!access.isOpen(customer)) {
            // No account is needed. An attempt whose reply was lost may have made one, which is linked all the same.
            var made = task.attempts() > 1 ? provider.findAll(AccountKey.of(task.customer())) : List.<Account>of();
            return made.isEmpty()
                    ? () -> result.notNeeded(task)
                    : () -> result.linkFirst(task, Made.before(made, false));
        }
        var contact = customer.details().contact();
        if (!provider.hasRoomFor(contact)) {
            return () -> result.stopped(task, Reason.INVALID_PROFILE.code());
        }
        return locks.creating(provider, task, contact, () -> make(provider, customer, task))
                .orElse(() -> TaskResult.retry("address-in-use"));
    }

    private Supplier<TaskResult> make(AccountProvisioning provider, Customer customer, Task task) {
        var proven = mailboxes.provenFor(customer);
        try {
            var found = made(provider, customer, task);
            var federated = federation.accountOf(customer);
            if (!found.isEmpty()) {
                return linked(
                        task,
                        Made.before(found, federated.filter(found::contains).isPresent()));
            }
            return theirs(customer, federated, proven)
                    .<Supplier<TaskResult>>map(account -> () -> result.theirs(task, account))
                    .orElseGet(() -> linked(task, create(provider, customer, task)));
        } catch (ProviderRefusalException refusal) {
            // Their account may have been made in the moment between, by their first sign-in there.
            return Optional.of(refusal)
                    .filter(why -> why.reason() == Reason.KEY_TAKEN)
                    .flatMap(why -> theirs(customer, federation.accountOf(customer), Optional.empty()))
                    .<Supplier<TaskResult>>map(account -> () -> result.theirs(task, account))
                    .orElseGet(() -> () -> result.refused(task, refusal, proven));
        }
    }

    /** Returns an account that the customer has already: of the identity as which they sign in, or recovered by their mailbox. */
    private Optional<Theirs> theirs(Customer customer, Optional<Account> federated, Optional<CanonicalEmail> proven) {
        var identity = federation.identityOf(customer);
        return federated
                .map(account -> new Theirs(
                        account,
                        Link.Proof.FEDERATED,
                        now -> federation.identityOf(now).equals(identity)))
                .or(() -> proven.flatMap(mailbox -> mailboxes.recoverable(customer.shop(), mailbox))
                        .map(account -> new Theirs(
                                account,
                                Link.Proof.MAILBOX,
                                now -> mailboxes.provenFor(now).equals(proven))));
    }

    private Made create(AccountProvisioning provider, Customer customer, Task task) {
        var key = AccountKey.of(task.customer());
        try {
            var contact = customer.details().contact();
            var door = federation
                    .identityOf(customer)
                    .flatMap(who ->
                            federation.provider(customer.shop(), who).map(found -> found.create(key, contact, who)));
            var created = door.orElseGet(() -> provider.create(key, contact));
            var accounts = provider.keepsKeysUnique() ? List.of(created) : provider.findAll(key);
            // On a later attempt the call of an earlier one may have created the account, with an earlier contact.
            return task.attempts() == 1
                    ? new Made(accounts, contact, door.isPresent())
                    : Made.before(accounts, door.isPresent());
        } catch (ProviderUnavailableException | ProviderRefusalException doubtful) {
            // Also after a refusal: "this address is taken" may speak of our own earlier call that took effect late.
            var landed = provider.findAll(key);
            if (landed.isEmpty()) {
                throw doubtful;
            }
            return Made.before(
                    landed,
                    federation.accountOf(customer).filter(landed::contains).isPresent());
        }
    }

    /** Returns the accounts with the key of the task's record, or else of another record that is the same person's by now. */
    private List<Account> made(AccountProvisioning provider, Customer customer, Task task) {
        var own = provider.findAll(AccountKey.of(task.customer()));
        if (!own.isEmpty()) {
            return own;
        }
        return intents.begun(customer).stream()
                .filter(record -> !record.equals(task.customer()))
                .map(record -> provider.findAll(AccountKey.of(record)))
                .filter(accounts -> !accounts.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
