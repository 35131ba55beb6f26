package org.chaland.linking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.PaidAccess.AccountUse;
import org.chaland.model.Account;
import org.chaland.model.Claim;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopAccount;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.AccountStore;
import org.chaland.spi.CustomerEvent;
import org.chaland.upkeep.Intents;

/** Writes the tasks that follow from an event, always inside the transaction that stores the event (I4). */
public final class AccountTasks {

    /** Why an account of an erased customer is not deleted: the shop did not make it. */
    public static final String NOT_OURS = "account-not-ours";

    /** Why an account of an erased customer is not deleted: a record in this shop or another uses it. */
    public static final String IN_USE = "account-in-use";

    /** Why nobody was invited yet: the account does not show the address; the invitation follows when it does. */
    static final String ADDRESS_FIRST = "address-first";

    /** Why a task ends: the mailbox of the customer was proven. */
    public static final String MAILBOX_PROVEN = "mailbox-proven";

    /** Why a task waits: the record is restricted, and goes on once that is lifted. */
    static final String RESTRICTED = "customer-restricted";

    /** Kinds of tasks that are of use to nobody but the owner of the record. */
    private static final Set<Task.Kind> FOR_THE_OWNER =
            Set.of(Task.Kind.INVITE, Task.Kind.GRANT_SUPPORT, Task.Kind.UPDATE_PROFILE, Task.Kind.WRITE);

    /** The most tasks of a customer that are read, which is more than a customer has. */
    static final int NEWEST = 100_000;

    private final Parts parts;
    private final Intents intents;
    private final AccountIntents accounts;
    private final PaidAccess access;
    private final Courses courses;

    /** Writes to the storage of those parts. */
    public AccountTasks(Parts parts) {
        this.parts = parts;
        intents = new Intents(parts);
        accounts = new AccountIntents(parts);
        access = new PaidAccess(parts);
        courses = new Courses(parts);
    }

    /**
     * After a payment: makes the account if there is none, and opens the support area and the courses.
     *
     * @param purchase as it is now
     */
    public void completed(Customer customer, Purchase purchase) {
        paid(customer, purchase, CustomerEvent.Type.PURCHASE_COMPLETED, Stream.empty());
    }

    /** After the buyer has given their own seat away: what it opened to them is closed. */
    public void coursesChanged(Customer buyer, Purchase before) {
        intents.ensureAll(courses.tasks(buyer, Courses.codes(Stream.of(before))));
    }

    /** After a paid purchase got other trainings: what it opens follows. */
    public void changed(Customer customer, Purchase before, Purchase now) {
        paid(customer, now, CustomerEvent.Type.PURCHASE_CHANGED, Courses.codes(Stream.of(before)));
    }

    private void paid(Customer customer, Purchase purchase, CustomerEvent.Type event, Stream<String> left) {
        var ref = purchase.ref();
        var reference = ref.reference();
        var told = telling(customer, purchase, event);
        if (isAttached(customer)) {
            var support = access.isOpen(customer) ? support(customer, reference) : closing(customer, reference);
            var codes = Stream.concat(left, Courses.codes(Stream.of(purchase)));
            intents.ensureAll(Stream.concat(Stream.of(told, support), courses.tasks(customer, codes)));
        } else if (parts.rules(ref.shop()).learningIssuer().isEmpty() || reactivates(customer)) {
            intents.insert(told);
        } else {
            intents.ensureTogether(told, accounts.provision(customer, reference));
        }
    }

    /** After a cancellation: takes back what only a paid purchase gave. */
    public void cancelled(Customer customer, Purchase purchase, boolean wasPaid) {
        var ref = purchase.ref();
        var reference = ref.reference();
        var told = telling(customer, purchase, CustomerEvent.Type.PURCHASE_CANCELLED);
        if (wasPaid && parts.rules(ref.shop()).learningIssuer().isPresent()) {
            intents.ensureAll(Stream.concat(
                    Stream.of(told, closing(customer, reference)),
                    courses.tasks(customer, Courses.codes(Stream.of(purchase)))));
        } else {
            intents.insert(told);
        }
    }

    /**
     * After a link: tells listeners, and has the account show the record if the shop made it once.
     *
     * @param customer with the link
     */
    public void linked(Customer customer, Account account) {
        customer.linkAt(account.issuer()).ifPresent(link -> linked(customer, link, Contact.empty()));
    }

    /** As {@link #linked(Customer, Account)}, for an account that is known to show that contact. */
    void linked(Customer customer, Link link, Contact shown) {
        tell(customer.shop(), customer.id(), CustomerEvent.Type.LINKED, Optional.empty());
        shown(customer, link, shown);
    }

    /**
     * After an unlinking: closes the support area to the account.
     *
     * @param customer as before
     */
    public void unlinked(Customer customer, Account account) {
        leave(customer, account);
        tell(customer.shop(), customer.id(), CustomerEvent.Type.UNLINKED, Optional.empty());
    }

    /**
     * Unlinks what is to be unlinked, each as {@link #unlinked} says.
     *
     * @param customer active, locked, as it is now
     * @return whether anything was unlinked
     */
    public boolean unlinkAll(Customer customer, Predicate<Link> which) {
        var gone = customer.links().stream()
                .filter(which)
                .map(Link::account)
                .filter(account -> parts.storage().customers().unlink(customer.shop(), customer.id(), account))
                .toList();
        gone.forEach(account -> unlinked(customer, account));
        return !gone.isEmpty();
    }

    /**
     * After staff have taken an identity away by which the customer signed in at the learning provider too: takes the account away that came
     * with it, or it would bring the identity back.
     *
     * @param before the customer as before
     */
    public void unlinkWhatCameWith(Customer before, Account identity) {
        var rules = parts.rules(before.shop());
        var since = before.linkAt(identity.issuer()).map(Link::since);
        if (since.isEmpty() || !rules.federatedIssuers().contains(identity.issuer())) {
            return;
        }
        var came = (Predicate<Link>) link -> link.proof() == Link.Proof.FEDERATED
                || link.proof() == Link.Proof.CREATED && !link.since().isBefore(since.get());
        parts.storage().customers().find(before.shop(), before.id()).ifPresent(now -> unlinkAll(now, came));
    }

    private void leave(Customer customer, Account account) {
        customer.linkAt(account.issuer())
                .filter(link -> link.state() == Link.State.SUSPENDED)
                .ifPresent(link -> accounts.endEndingOfSuspended(customer.shop(), account));
        var learning = parts.rules(customer.shop()).learningIssuer();
        if (learning.equals(Optional.of(account.issuer()))
                && PaidAccess.everPaid(parts.storage().purchases(), customer)) {
            closeSupport(customer.shop(), customer.id(), account);
        }
        intents.ensureAll(courses.closing(customer.shop(), customer.id(), account));
    }

    /**
     * After an erasure: deletes accounts that the shop made, closes the support area to others, and ends tasks that wait for a
     * person. An attempt to make an account is repeated if its reply was lost, because it may have made one.
     *
     * @param customer as before
     */
    public void erased(Customer customer) {
        var shop = customer.shop();
        customer.links().forEach(link -> {
            leave(customer, link.account());
            if (link.account().isMailbox()) {
                // Upkeep forgets it: nobody is linked to it any more.
                return;
            }
            // Also one that another shop made: whichever shop erases its owner last has it deleted.
            var isOurs = parts.storage().accounts().find(link.account()).isPresent();
            delete(shop, customer.id(), link.account(), isOurs);
        });
        unfinished(customer).forEach(this::ownerErased);
        tell(shop, customer.id(), CustomerEvent.Type.ERASED, Optional.empty());
    }

    /** A worker that has begun finds its task renewed, so its result does not count and the task looks at the record again. */
    private void ownerErased(Task task) {
        if (task.kind() == Task.Kind.PROVISION
                || task.state() == Task.State.OPEN && FOR_THE_OWNER.contains(task.kind())) {
            intents.again(task.shop(), task.key());
        } else if (task.state() == Task.State.STOPPED) {
            intents.end(task.shop(), task.key(), "customer-erased");
        }
    }

    /** After a restriction is lifted: what has waited for that goes on. */
    public void restrictionLifted(Customer customer) {
        tell(customer.shop(), customer.id(), CustomerEvent.Type.RESTRICTION_LIFTED, Optional.empty());
        unfinished(customer)
                .filter(task -> task.reason().equals(Optional.of(RESTRICTED)))
                .forEach(task -> intents.again(task.shop(), task.key()));
    }

    /** Also those of the records that were merged into the customer. */
    private Stream<Task> unfinished(Customer customer) {
        return parts.storage().tasks().unfinished(customer.shop(), customer.id(), NEWEST).stream();
    }

    /** Has the account of an erased customer deleted. One that the shop did not make is left, and the task says so. */
    void delete(ShopId shop, CustomerId customer, Account account, boolean isOurs) {
        var key = "erase-account/" + Digests.nameOf(account) + "/" + customer;
        var task = intents.task(Task.Kind.ERASE_ACCOUNT, key, shop, customer).account(Optional.of(account));
        intents.insert(isOurs ? task : task.state(Task.State.DONE).reason(Optional.of(NOT_OURS)));
    }

    /** Tells the customer and listeners that the record is to be erased; once for each time that the customer fell silent. */
    public Task erasureDue(Customer customer, Instant heard) {
        var key = "write/" + MailTask.ERASURE_DUE + "/" + customer.id() + "/" + heard.toEpochMilli();
        var known = parts.storage().tasks().find(customer.shop(), key);
        if (known.isPresent()) {
            return known.get();
        }
        var notice = intents.task(Task.Kind.WRITE, key, customer)
                .topic(Optional.of(MailTask.ERASURE_DUE))
                .build();
        parts.storage().tasks().insert(notice);
        tell(customer.shop(), customer.id(), CustomerEvent.Type.ERASURE_DUE, Optional.empty());
        return notice;
    }

    /**
     * After the customer got an account: opens its support area for all that was paid before, and ends stopped tasks to make an
     * account. Does nothing if the customer has no active account at the learning provider.
     *
     * @param reason a code for the tasks that end
     */
    public void attached(Customer customer, String reason) {
        if (isAttached(customer)) {
            accounts.endProvisions(customer, reason);
            open(
                    customer,
                    PaidAccess.paid(parts.storage().purchases(), customer).toList());
        }
    }

    /**
     * After a correction: has accounts that the shop made show the new contact.
     *
     * @param before the customer as before
     */
    public void corrected(Customer before, Contact now) {
        accounts.correct(before, before.links().stream(), before.details().contact(), now);
    }

    /** Has the account show the customer's contact, if it shows another one as far as is known. */
    void shown(Customer customer, Link link, Contact there) {
        accounts.correct(customer, Stream.of(link), there, customer.details().contact());
    }

    /** After the mailbox of the record was proven: has those accounts looked for that can be recovered by it. */
    public void proven(Customer customer) {
        accounts.retryTaken(customer);
    }

    /** After the owner of the mailbox has said that the order is not theirs: tells listeners. */
    public void declined(Customer customer, String reference) {
        tell(customer.shop(), customer.id(), CustomerEvent.Type.ORDER_DECLINED, Optional.of(reference));
    }

    /**
     * After a merge: only one task makes an account for all the records, and the support area opens for what came along.
     *
     * @param came paid purchases that the survivor did not have before
     */
    void merged(Customer survivor, List<Purchase> came, String reason) {
        tell(survivor.shop(), survivor.id(), CustomerEvent.Type.MERGED, Optional.empty());
        if (isAttached(survivor)) {
            accounts.endProvisions(survivor, reason);
            open(survivor, came);
        } else {
            reactivates(survivor);
            accounts.keepOneProvision(survivor, reason);
            if (survivor.activeLinkAt(Account.MAILBOX).isPresent()) {
                accounts.retryTaken(survivor);
            }
        }
    }

    /**
     * Has the customer's account reactivated if it is suspended and a shop made it. Its support area opens after that.
     *
     * @return whether it is to be reactivated
     */
    boolean reactivates(Customer customer) {
        var maker = parts.rules(customer.shop())
                .learningIssuer()
                .flatMap(customer::linkAt)
                .filter(link -> link.state() == Link.State.SUSPENDED)
                .map(link -> access.use(link.account()))
                .flatMap(AccountUse::maker);
        maker.ifPresent(accounts::renewEnding);
        return maker.isPresent();
    }

    /** Stores that the shop made the account, unless that is stored, and locks it until the transaction ends. */
    ShopAccount storedAsMade(ShopId shop, Account account) {
        var store = parts.storage().accounts();
        var fresh = new ShopAccount(account, shop, false, parts.now());
        // An account that is known is found first, because a failed insert costs a savepoint.
        if (store.find(account).isEmpty() && store.insert(fresh)) {
            return fresh;
        }
        var known = store.lock(account);
        Rounds.requireWon(shop, known.isPresent());
        return known.get();
    }

    /** After a reactivation: opens the support area for what was paid meanwhile. */
    void reactivated(Customer customer) {
        tell(customer.shop(), customer.id(), CustomerEvent.Type.ACCOUNT_REACTIVATED, Optional.empty());
        attached(customer, "account-reactivated");
    }

    /** Has another account made for a customer who has paid again and whose account is gone. */
    void provisionInstead(Customer customer) {
        PaidAccess.paid(parts.storage().purchases(), customer)
                .filter(purchase -> purchase.givesAccess(parts.now()))
                .findFirst()
                .ifPresent(purchase -> intents.ensure(
                        accounts.provision(customer, purchase.ref().reference())));
    }

    /** Closes the support area to an account that is not the customer's any more. */
    void closeSupport(ShopId shop, CustomerId customer, Account account) {
        var key = "revoke-support/account/" + parts.ids().uuid();
        intents.insert(
                intents.task(Task.Kind.REVOKE_SUPPORT, key, shop, customer).account(Optional.of(account)));
    }

    /** Closes the support area once more to accounts that were the customer's. */
    void closeSupportAgain(ShopId shop, CustomerId customer) {
        CustomerLocks.current(parts.storage().customers(), shop, customer).stream()
                .flatMap(current -> parts.storage().tasks().ofCustomer(shop, current.id(), NEWEST).stream())
                .filter(task -> task.kind() == Task.Kind.REVOKE_SUPPORT
                        && task.account().isPresent())
                .forEach(task -> intents.again(shop, task.key()));
    }

    /** Opens the support area for that order, also again, because granting may be repeated; and the courses of all that was paid. */
    void open(Customer customer, String reference) {
        var paid = Courses.codes(PaidAccess.paid(parts.storage().purchases(), customer));
        intents.ensureAll(Stream.concat(
                Stream.of(support(customer, reference)),
                parts.storage().customers().find(customer.shop(), customer.id()).stream()
                        .flatMap(now -> courses.tasks(now, paid))));
    }

    /** Opens the support area and the courses of those purchases. */
    private void open(Customer customer, List<Purchase> paid) {
        intents.ensureAll(Stream.concat(
                paid.stream().map(purchase -> support(customer, purchase.ref().reference())),
                courses.tasks(customer, Courses.codes(paid.stream()))));
    }

    /** Writes to the buyer that the courses of the order are open, once. */
    void coursesOpen(Purchase purchase) {
        var reference = purchase.ref().reference();
        CustomerLocks.current(parts.storage().customers(), purchase.ref().shop(), purchase.customer())
                .ifPresent(customer -> write(customer, MailTask.COURSES_OPEN, Optional.of(reference)));
    }

    private Task.Builder closing(Customer customer, String reference) {
        return intents.task(Task.Kind.REVOKE_SUPPORT, "revoke-support/" + reference, customer)
                .reference(Optional.of(reference));
    }

    private Task.Builder support(Customer customer, String reference) {
        return intents.task(Task.Kind.GRANT_SUPPORT, "grant-support/" + reference, customer)
                .reference(Optional.of(reference));
    }

    /** Has the provider invite the person, once for each account. */
    void invite(Customer customer, Account account) {
        intents.insert(invitation(customer, account));
    }

    /**
     * Has the provider invite the person once more, as after an invitation that was lost or has expired. If their address was corrected,
     * the invitation waits until the account shows it.
     *
     * @return whether the customer has an account that the shop made and that can be used
     */
    public boolean inviteAgain(Customer customer) {
        var account = parts.rules(customer.shop())
                .learningIssuer()
                .flatMap(customer::activeLinkAt)
                .map(Link::account)
                .filter(known -> parts.storage().accounts().isMadeBy(customer.shop(), known));
        account.ifPresent(known -> intents.ensure(
                invitation(customer, known),
                task -> isAddressAwaited(customer.shop(), known)
                        ? task.ended(ADDRESS_FIRST, parts.now())
                        : task.renewed(parts.now())));
        return account.isPresent();
    }

    /** Has the provider invite the person once more when the account shows a corrected address; nothing if it never will. */
    public void inviteAfterwards(Customer customer) {
        parts.rules(customer.shop())
                .learningIssuer()
                .flatMap(customer::activeLinkAt)
                .filter(link -> isAddressAwaited(customer.shop(), link.account()))
                .ifPresent(link -> inviteAgain(customer));
    }

    private Task.Builder invitation(Customer customer, Account account) {
        var key = "invite/" + customer.id() + "/" + Digests.nameOf(account);
        var task = intents.task(Task.Kind.INVITE, key, customer);
        return isAddressAwaited(customer.shop(), account)
                ? task.state(Task.State.DONE).reason(Optional.of(ADDRESS_FIRST))
                : task;
    }

    /** Has the mail of a claim sent. */
    void mailClaim(Claim claim) {
        intents.insert(intents.mail(claim));
    }

    /** After the account shows the customer's address: sends the invitation that has waited for that. */
    void addressPassedOn(Customer customer) {
        parts.storage().tasks().ofCustomer(customer.shop(), customer.id(), NEWEST).stream()
                .filter(task -> task.kind() == Task.Kind.INVITE)
                // One that is under way may have looked before.
                .filter(task -> task.state() == Task.State.OPEN || task.reason().equals(Optional.of(ADDRESS_FIRST)))
                .forEach(task -> intents.again(customer.shop(), task.key()));
    }

    /**
     * Closes the customer's account, so that it is suspended and no purchase opens it, or opens it again as far as there is access;
     * writes to the customer.
     *
     * @param closed whether it is to be closed
     * @return whether anything was changed; empty if the customer has no account that the shop made and that is not gone
     */
    public Optional<Boolean> close(Customer customer, boolean closed) {
        var use = parts.rules(customer.shop())
                .learningIssuer()
                .flatMap(customer::linkAt)
                .map(link -> access.lockedUse(link.account()))
                .filter(known -> known.maker()
                        .filter(maker -> maker.shop().equals(customer.shop()))
                        .isPresent());
        return use.map(known -> {
            var made = known.made().orElseThrow();
            if (made.closedAt().isPresent() == closed) {
                return false;
            }
            parts.storage()
                    .accounts()
                    .update(made.closedAt(Optional.of(parts.now()).filter(any -> closed)));
            accounts.renewEnding(known.maker().orElseThrow());
            intents.insert(
                    intents.task(Task.Kind.WRITE, "write/account/" + parts.ids().uuid(), customer)
                            .topic(Optional.of(closed ? MailTask.ACCOUNT_CLOSED : MailTask.ACCOUNT_OPENED)));
            return true;
        });
    }

    /** Whether the account does not show the customer's e-mail address yet. */
    boolean isAddressAwaited(ShopId shop, Account account) {
        return accounts.isAddressAwaited(shop, account);
    }

    /** After a record was made for somebody who is known: tells listeners. */
    public void created(Customer customer) {
        tell(customer.shop(), customer.id(), CustomerEvent.Type.CREATED, Optional.empty());
    }

    /** After details were changed: tells listeners, unless they are still to be told of a change before. */
    public void changed(Customer customer) {
        var isToBeTold = unfinished(customer)
                .anyMatch(task ->
                        task.topic().equals(Optional.of(CustomerEvent.Type.CHANGED.name())) && task.attempts() == 0);
        if (isToBeTold) {
            return;
        }
        tell(customer.shop(), customer.id(), CustomerEvent.Type.CHANGED, Optional.empty());
    }

    /** After a restriction: tells listeners. */
    public void restricted(Customer customer) {
        tell(customer.shop(), customer.id(), CustomerEvent.Type.RESTRICTED, Optional.empty());
    }

    /** After an account was changed at its provider: what is to be done about it and has stopped is tried again. */
    void accountChanged(AccountStore.Holder holder) {
        var account = holder.link().account();
        parts.storage().tasks().unfinished(holder.shop(), holder.customer(), NEWEST).stream()
                .filter(task -> task.state() == Task.State.STOPPED)
                .filter(task -> task.account().map(account::equals).orElseGet(() -> isAtLearning(holder)))
                .forEach(task -> intents.again(task.shop(), task.key()));
    }

    private boolean isAtLearning(AccountStore.Holder holder) {
        return parts.rules(holder.shop())
                .learningIssuer()
                .filter(holder.link().account().issuer()::equals)
                .isPresent();
    }

    /** Tells listeners that the customer's account is gone at the provider. */
    void broken(Customer customer) {
        tell(customer.shop(), customer.id(), CustomerEvent.Type.LINK_BROKEN, Optional.empty());
    }

    /** Writes to the customer, once for each topic and purchase. */
    void write(Customer customer, String topic, Optional<String> reference) {
        write(customer, topic, reference, "");
    }

    /** Writes that the address belongs to another account: once for each order and address, because staff may correct the address. */
    void writeTaken(Customer customer, String topic, Optional<String> reference) {
        var address = customer.details().contact().canonicalEmail();
        write(
                customer,
                topic,
                reference,
                "/" + address.map(parts.secrets()::nameOf).orElse(""));
    }

    private void write(Customer customer, String topic, Optional<String> reference, String end) {
        var key = "write/" + topic + "/" + reference.orElse(customer.id().toString()) + end;
        intents.insert(intents.task(Task.Kind.WRITE, key, customer)
                .topic(Optional.of(topic))
                .reference(reference));
    }

    /** Tells staff of a payment that the order cannot receive, once however often it is announced. */
    public void conflict(CustomerId customer, PurchaseRef ref) {
        var key = "tell/conflict/" + ref.reference();
        intents.insert(intents.task(Task.Kind.TELL, key, ref.shop(), customer)
                .topic(Optional.of(CustomerEvent.Type.PURCHASE_CONFLICT.name()))
                .reference(Optional.of(ref.reference())));
    }

    /** Tells the host's listeners. Each call is an event of its own. */
    void tell(ShopId shop, CustomerId customer, CustomerEvent.Type type, Optional<String> reference) {
        intents.insert(telling(shop, customer, type, reference));
    }

    /** Of a seat, the reference is that of its order, which the host knows. */
    private Task.Builder telling(Customer customer, Purchase purchase, CustomerEvent.Type event) {
        var type = purchase.seatOf().isEmpty()
                ? event
                : event == CustomerEvent.Type.PURCHASE_CANCELLED
                        ? CustomerEvent.Type.SEAT_ENDED
                        : CustomerEvent.Type.SEAT_GIVEN;
        var order = purchase.seatOf().orElse(purchase.ref().reference());
        return telling(customer.shop(), customer.id(), type, Optional.of(order));
    }

    private Task.Builder telling(
            ShopId shop, CustomerId customer, CustomerEvent.Type type, Optional<String> reference) {
        return intents.task(Task.Kind.TELL, "tell/" + parts.ids().uuid(), shop, customer)
                .topic(Optional.of(type.name()))
                .reference(reference);
    }

    /** Whether the customer has an account at the learning provider that can be used. */
    public boolean isAttached(Customer customer) {
        return parts.rules(customer.shop())
                .learningIssuer()
                .flatMap(customer::activeLinkAt)
                .isPresent();
    }
}
