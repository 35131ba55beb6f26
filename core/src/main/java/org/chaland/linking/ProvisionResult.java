package org.chaland.linking;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
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

    private static final String ERASED = "customer-erased";
    private static final String SAME_PERSON = "same-person";
    private static final String CHANGED = "changed-meanwhile";

    private final Parts parts;
    private final AccountTasks tasks;
    private final PaidAccess access;
    private final Mailboxes mailboxes;

    ProvisionResult(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
        access = new PaidAccess(parts);
        mailboxes = new Mailboxes(parts, tasks);
    }

    /**
     * Links the account. If the provider made several under one key, because it does not keep keys unique, one is linked and a
     * person removes the others.
     */
    TaskResult link(Task task, Made made) {
        return decide(task, made.accounts(), customer -> {
            var linked = linkFirst(task, customer, made);
            return made.accounts().size() == 1 || linked.state() == Task.State.STOPPED
                    ? linked
                    : stopped(task, "duplicate-accounts");
        });
    }

    /** Links the first of the accounts, unless the customer has got another account meanwhile. */
    TaskResult linkFirst(Task task, Made made) {
        return decide(task, made.accounts(), customer -> linkFirst(task, customer, made));
    }

    /**
     * Every conclusion is decided by the record as it is now, and locked: an active one goes on; the accounts of one that is
     * erased or gone are deleted; one that is restricted waits until that is lifted (GDPR art. 18(2)).
     *
     * @param made the accounts that are known to have been made for the record
     */
    private TaskResult decide(Task task, List<Account> made, Function<Customer, TaskResult> active) {
        var customer = locked(task);
        if (customer.filter(known -> known.state() != Customer.State.ERASED).isEmpty()) {
            made.forEach(account -> {
                tasks.storedAsMade(task.shop(), account);
                tasks.delete(task.shop(), task.customer(), account, true);
            });
            return TaskResult.notNeeded(ERASED);
        }
        if (!customer.get().isActive()) {
            made.forEach(account -> tasks.storedAsMade(task.shop(), account));
            return stopped(task, AccountTasks.RESTRICTED);
        }
        return active.apply(customer.get());
    }

    /** Ends the task of a record that is not in use. */
    TaskResult notActive(Task task, List<Account> made) {
        return decide(task, made, customer -> TaskResult.retry(CHANGED));
    }

    private TaskResult linkFirst(Task task, Customer customer, Made made) {
        var stored = made.accounts().stream()
                .map(account -> tasks.storedAsMade(task.shop(), account))
                .toList();
        var link = linkTo(stored.get(0));
        return switch (write(customer, link)) {
            case LINKED -> linked(task, customer, link, made);
            case ALREADY_LINKED -> granted(task, customer);
            case OTHER_ACCOUNT -> {
                // By a sign-in or a merge the customer has another account, which serves them. This one is surplus.
                tasks.reactivates(customer);
                grant(customer, task);
                yield stopped(task, "surplus-account");
            }
            case LINKED_ELSEWHERE, NOT_ACTIVE -> linkedElsewhere(task, link, made);
        };
    }

    /** Somebody has signed in with the account before this attempt could link it: it is theirs, and shows what their record says. */
    private TaskResult linkedElsewhere(Task task, Link link, Made made) {
        parts.storage()
                .customers()
                .findByAccount(task.shop(), link.account())
                .ifPresent(owner -> tasks.shown(owner, link, made.shown()));
        return stopped(task, "linked-elsewhere");
    }

    /** Returns a link that is suspended if Chaland has suspended the account, so that the account is reactivated. */
    private Link linkTo(ShopAccount account) {
        var link = Link.created(account.account(), parts.now());
        return account.suspended() ? link.in(Link.State.SUSPENDED) : link;
    }

    private TaskResult linked(Task task, Customer customer, Link link, Made made) {
        tasks.linked(customer, link, made.shown());
        if (!link.isActive()) {
            return suspended(task);
        }
        if (access.isOpen(customer)) {
            if (!made.federated()) {
                tasks.invite(customer, link.account());
            }
            var topic = made.federated() ? MailTask.ACCOUNT_READY_FEDERATED : MailTask.ACCOUNT_READY;
            tasks.write(customer, topic, task.reference());
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

    /**
     * Gives the customer an account that they have already: links it, or, if another record of the shop has it, merges the customer into
     * that one, because both are the same person's.
     */
    TaskResult theirs(Task task, Theirs found) {
        var customers = parts.storage().customers();
        var account = found.account();
        var seen = customers.findByAccount(task.shop(), account).map(Customer::id);
        var current =
                CustomerLocks.current(customers, task.shop(), task.customer()).map(Customer::id);
        current.ifPresent(id -> CustomerLocks.lockTombstones(parts.storage(), task.shop(), id));
        CustomerLocks.lockAll(customers, task.shop(), Stream.concat(current.stream(), seen.stream()));
        return decide(task, List.of(), customer -> {
            var owner = customers.findByAccount(task.shop(), account);
            if (!owner.map(Customer::id).equals(seen)
                    || !current.equals(Optional.of(customer.id()))
                    || !found.holds().test(customer)) {
                return TaskResult.retry(CHANGED);
            }
            return owner.map(known -> merged(customer, known, found, task))
                    .orElseGet(() -> theirs(task, customer, found));
        });
    }

    private TaskResult theirs(Task task, Customer customer, Theirs found) {
        var account = found.account();
        var suspended = parts.storage()
                .accounts()
                .find(account)
                .filter(ShopAccount::suspended)
                .isPresent();
        var state = suspended ? Link.State.SUSPENDED : Link.State.ACTIVE;
        var link = new Link(account, found.proof(), state, parts.now());
        if (write(customer, link) != CustomerStore.Linking.LINKED) {
            return TaskResult.retry(CHANGED);
        }
        var linked =
                parts.storage().customers().find(customer.shop(), customer.id()).orElseThrow();
        tasks.linked(linked, link, Contact.empty());
        if (suspended) {
            return tasks.reactivates(linked)
                    ? TaskResult.notNeeded("account-reactivated")
                    : stopped(task, "link-suspended");
        }
        tasks.attached(linked, found.reason());
        return TaskResult.done();
    }

    private TaskResult merged(Customer customer, Customer owner, Theirs found, Task task) {
        if (owner.equals(customer)) {
            return granted(task, customer);
        }
        var isUsed = owner.linkAt(found.account().issuer())
                .filter(link -> link.state() != Link.State.BROKEN)
                .isPresent();
        return isUsed && mailboxes.unite(customer, owner, found.reason())
                ? TaskResult.done()
                : stopped(task, "linked-elsewhere");
    }

    /** Opens the support area: the customer has an account already. */
    TaskResult attached(Task task) {
        return decide(task, List.of(), customer -> granted(task, customer));
    }

    private TaskResult granted(Task task, Customer customer) {
        grant(customer, task);
        return TaskResult.done();
    }

    /** Ends the task: no purchase gives access. Tries again if records were merged or a purchase was paid meanwhile. */
    TaskResult notNeeded(Task task) {
        return decide(
                task,
                List.of(),
                customer ->
                        access.isOpen(customer) ? TaskResult.retry(CHANGED) : TaskResult.notNeeded("no-longer-needed"));
    }

    /**
     * Stops the task: the customer or staff must act, unless the customer has signed in or proven the mailbox meanwhile.
     *
     * @param proven the mailbox that was proven when the attempt began
     */
    TaskResult refused(Task task, ProviderRefusalException refusal, Optional<CanonicalEmail> proven) {
        return decide(task, List.of(), customer -> {
            if (tasks.isAttached(customer)) {
                // A call before this refusal may have made another account, so it is looked for once more.
                grant(customer, task);
                return TaskResult.retry(CHANGED);
            }
            if (refusal.reason() == Reason.EMAIL_TAKEN) {
                if (!mailboxes.provenFor(customer).equals(proven)) {
                    return TaskResult.retry(CHANGED);
                }
                if (proven.isPresent()) {
                    tasks.writeTaken(customer, MailTask.UNREACHABLE, task.reference());
                    return stopped(task, AccountIntents.UNREACHABLE).because(refusal);
                }
                tasks.writeTaken(customer, MailTask.EMAIL_TAKEN, task.reference());
            }
            return stopped(task, refusal.reason().code()).because(refusal);
        });
    }

    /** Has a suspended account reactivated if a shop made it; otherwise a person must act. */
    TaskResult suspended(Task task) {
        return decide(
                task,
                List.of(),
                customer -> tasks.reactivates(customer)
                        ? TaskResult.notNeeded("account-reactivated")
                        : stopped(task, "link-suspended"));
    }

    /** Stops the task and tells listeners that a person must act. */
    TaskResult stopped(Task task, String reason) {
        tasks.tell(task.shop(), task.customer(), CustomerEvent.Type.PROVISIONING_STOPPED, task.reference());
        return TaskResult.stopped(reason);
    }

    private void grant(Customer customer, Task task) {
        task.reference().ifPresent(reference -> tasks.open(customer, reference));
    }

    private Optional<Customer> locked(Task task) {
        return CustomerLocks.lockCurrent(parts.storage().customers(), task.shop(), task.customer());
    }

    /**
     * An account that a customer has already.
     *
     * @param account the account
     * @param proof how it is known to be theirs
     * @param holds whether that is still so of the record as it is now
     */
    record Theirs(Account account, Link.Proof proof, Predicate<Customer> holds) {

        String reason() {
            return proof == Link.Proof.MAILBOX ? AccountTasks.MAILBOX_PROVEN : SAME_PERSON;
        }
    }

    /**
     * Accounts that carry a key of ours.
     *
     * @param accounts at least one
     * @param shown the contact that they are known to show: empty, unless they were made by this attempt
     * @param federated whether the customer signs in to them by an identity elsewhere, so that they have no password
     */
    record Made(List<Account> accounts, Contact shown, boolean federated) {

        /** Accounts of an earlier attempt, which show what the record said then. */
        static Made before(List<Account> accounts, boolean federated) {
            return new Made(accounts, Contact.empty(), federated);
        }
    }
}
