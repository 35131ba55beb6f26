package org.chaland.linking;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.CustomerEvent;

/** Writes the intents that follow from what happened; always inside the transaction that records what happened (I4). */
public final class AccountTasks {

    /** Of a customer's tasks; what was taken away while a call was under way is among them. */
    private static final int NEWEST = 1_000;

    private final Parts parts;
    private final Intents intents;
    private final ProvisionIntents provisions;
    private final EndIntents endings;
    private final ProfileIntents profiles;

    /** Writes to the storage of those parts. */
    public AccountTasks(Parts parts) {
        this.parts = parts;
        intents = new Intents(parts);
        provisions = new ProvisionIntents(parts.storage().tasks());
        endings = new EndIntents(parts);
        profiles = new ProfileIntents(parts);
    }

    /** A purchase was paid: the account is to be made if there is none, and the support area opened. */
    public void completed(Customer customer, PurchaseRef ref) {
        var reference = ref.reference();
        var told = telling(ref.shop(), customer.id(), CustomerEvent.Type.PURCHASE_COMPLETED, Optional.of(reference));
        if (isAttached(customer)) {
            intents.ensureTogether(told, Task.Kind.GRANT_SUPPORT, supportKey(reference), customer, reference);
        } else if (parts.rules(ref.shop()).learningIssuer().isEmpty() || reactivates(customer)) {
            intents.insert(told);
        } else {
            var key = ProvisionIntents.key(customer.id());
            intents.ensureTogether(told, Task.Kind.PROVISION, key, customer, reference);
        }
    }

    /** A paid purchase was cancelled: what only it gave is to be taken back. */
    public void cancelled(Customer customer, PurchaseRef ref, boolean wasPaid) {
        var reference = ref.reference();
        var told = telling(ref.shop(), customer.id(), CustomerEvent.Type.PURCHASE_CANCELLED, Optional.of(reference));
        if (wasPaid && parts.rules(ref.shop()).learningIssuer().isPresent()) {
            var key = "revoke-support/" + reference;
            intents.ensureTogether(told, Task.Kind.REVOKE_SUPPORT, key, customer, reference);
        } else {
            intents.insert(told);
        }
    }

    /** The customer is attached to an account now. */
    public void linked(Customer customer) {
        tell(customer.shop(), customer.id(), CustomerEvent.Type.LINKED, Optional.empty());
    }

    /**
     * An account was taken away from the customer: what was paid opens nothing to it any more.
     *
     * @param customer as they were before
     */
    public void unlinked(Customer customer, Account account) {
        leave(customer, account);
        tell(customer.shop(), customer.id(), CustomerEvent.Type.UNLINKED, Optional.empty());
    }

    private void leave(Customer customer, Account account) {
        customer.linkAt(account.issuer())
                .filter(link -> link.state() == Link.State.SUSPENDED)
                .ifPresent(link -> endings.left(customer.shop(), account));
        var learning = parts.rules(customer.shop()).learningIssuer();
        if (learning.equals(Optional.of(account.issuer()))
                && CustomerPurchases.everPaid(parts.storage().purchases(), customer)) {
            left(customer.shop(), customer.id(), account);
        }
    }

    /**
     * The customer is erased: accounts that a shop made for them are to be deleted, others are put out, and what waits for a person
     * does not any more. An attempt to make an account whose reply was lost is followed up, since it may have made one.
     *
     * @param customer as they were before
     * @param records the customer's own id and those of records that were merged into it
     */
    public void erased(Customer customer, Collection<CustomerId> records) {
        customer.links().forEach(link -> {
            leave(customer, link.account());
            erase(customer.shop(), customer.id(), link.account(), link.madeByShop());
        });
        records.stream()
                .flatMap(record -> parts.storage().tasks().ofCustomer(customer.shop(), record, NEWEST).stream())
                .filter(task -> task.state() != Task.State.DONE)
                .forEach(this::ownerErased);
        tell(customer.shop(), customer.id(), CustomerEvent.Type.ERASED, Optional.empty());
    }

    private void ownerErased(Task task) {
        if (task.kind() == Task.Kind.PROVISION && task.attempts() > 0) {
            intents.again(task.shop(), task.key());
        } else if (task.state() == Task.State.STOPPED) {
            intents.end(task.shop(), task.key(), "customer-erased");
        }
    }

    /** An account of somebody who was erased is to be deleted; one that no shop made is left, which is written down. */
    void erase(ShopId shop, CustomerId customer, Account account, boolean madeByShop) {
        var key = "erase-account/" + EndIntents.name(account) + "/" + customer;
        var task = Task.builder(parts.ids().uuid(), shop, Task.Kind.ERASE_ACCOUNT, key, customer, parts.now())
                .account(Optional.of(account));
        intents.insert(madeByShop ? task : task.state(Task.State.DONE).reason(Optional.of(ErasedAccounts.NOT_OURS)));
    }

    /** The customer is told that they are to be erased, and so are listeners; once for each time that they fell silent. */
    public Task erasureDue(Customer customer, Instant heard) {
        var key = "write/" + CustomerMail.ERASURE_DUE + "/" + customer.id() + "/" + heard.toEpochMilli();
        var known = parts.storage().tasks().find(customer.shop(), key);
        if (known.isPresent()) {
            return known.get();
        }
        var notice = intents.task(Task.Kind.WRITE, key, customer)
                .topic(Optional.of(CustomerMail.ERASURE_DUE))
                .build();
        parts.storage().tasks().insert(notice);
        tell(customer.shop(), customer.id(), CustomerEvent.Type.ERASURE_DUE, Optional.empty());
        return notice;
    }

    /**
     * What the customer paid while there was no account is the account's now: its support area is opened, and intents to make
     * one that had stopped have found their end.
     *
     * @param records the customer's own id and those of records that were merged into it
     * @param how a code for those intents
     */
    public void attached(Customer customer, Collection<CustomerId> records, String how) {
        if (isAttached(customer)) {
            provisions.end(customer.shop(), records, how, parts.now());
            CustomerPurchases.paid(parts.storage().purchases(), customer)
                    .forEach(purchase -> grantSupport(customer, purchase.ref().reference()));
        }
    }

    /**
     * The customer's contact was put right: accounts that the shop made are to show it.
     *
     * @param before the customer as they were
     */
    public void corrected(Customer before, Contact now) {
        profiles.changed(before, before.links().stream(), before.details().contact(), now);
    }

    /** The customer has an account now that shows this much of somebody's contact, as far as is known. */
    void shown(Customer customer, Link link, Contact there) {
        profiles.changed(customer, Stream.of(link), there, customer.details().contact());
    }

    /** Other records were merged into the customer: intents of theirs follow, and no two of them make an account. */
    void merged(Customer survivor, String how) {
        var records = records(survivor).toList();
        if (isAttached(survivor)) {
            attached(survivor, records, how);
        } else {
            reactivates(survivor);
            provisions.keepOne(survivor.shop(), records, how);
        }
    }

    /**
     * The customer's account is to be reactivated, if it is suspended and a shop made it; then its support area is opened.
     *
     * @return whether it is
     */
    boolean reactivates(Customer customer) {
        var maker = parts.rules(customer.shop())
                .learningIssuer()
                .flatMap(customer::linkAt)
                .filter(link -> link.state() == Link.State.SUSPENDED)
                .flatMap(link -> AccountEnds.maker(parts.storage().accounts().holders(link.account())));
        maker.ifPresent(endings::renew);
        return maker.isPresent();
    }

    /** A link to the account, which was found by our key or made: suspended if it is we who have suspended the account. */
    Link made(Customer customer, Account account) {
        var link = Link.created(account, parts.now());
        return endings.isLeftSuspended(customer.shop(), account) ? link.in(Link.State.SUSPENDED) : link;
    }

    /** The customer's account is in use again: what was paid meanwhile is the account's. */
    void reactivated(Customer customer) {
        tell(customer.shop(), customer.id(), CustomerEvent.Type.ACCOUNT_REACTIVATED, Optional.empty());
        attached(customer, records(customer).toList(), "account-reactivated");
    }

    /** The account is gone for which this customer has paid again: another one is to be made. */
    void provisionInstead(Customer customer) {
        CustomerPurchases.paid(parts.storage().purchases(), customer)
                .filter(purchase -> purchase.givesAccess(parts.now()))
                .findFirst()
                .ifPresent(purchase -> provision(customer, purchase.ref().reference()));
    }

    /** The support area is to be closed to an account that is the customer's no more. */
    void left(ShopId shop, CustomerId customer, Account account) {
        var id = parts.ids().uuid();
        intents.insert(
                Task.builder(id, shop, Task.Kind.REVOKE_SUPPORT, "revoke-support/account/" + id, customer, parts.now())
                        .account(Optional.of(account)));
    }

    /** Accounts that are the customer's no more are to be put out once more, if that was done already. */
    void leftAgain(ShopId shop, CustomerId customer) {
        Customers.current(parts.storage().customers(), shop, customer)
                .ifPresent(current -> records(current)
                        .flatMap(record -> parts.storage().tasks().ofCustomer(shop, record, NEWEST).stream())
                        .filter(task -> task.kind() == Task.Kind.REVOKE_SUPPORT
                                && task.account().isPresent())
                        .forEach(task -> intents.again(shop, task.key())));
    }

    /** The support area is to be opened, once for each purchase; again if that had ended, since granting may be repeated. */
    void grantSupport(Customer customer, String reference) {
        intents.ensure(Task.Kind.GRANT_SUPPORT, supportKey(reference), customer, reference);
    }

    private static String supportKey(String reference) {
        return "grant-support/" + reference;
    }

    /** The provider is to invite the person, once for each account made. */
    void invite(Customer customer, Account account) {
        var made = Digests.sha256Hex(account.issuer() + ' ' + account.subject()).substring(0, 32);
        intents.insert(intents.task(Task.Kind.INVITE, "invite/" + customer.id() + "/" + made, customer));
    }

    /** The provider says that the customer's account is gone. */
    void broken(Customer customer) {
        tell(customer.shop(), customer.id(), CustomerEvent.Type.LINK_BROKEN, Optional.empty());
    }

    /** The customer is to be written to, once for each topic and purchase. */
    void write(Customer customer, String topic, Optional<String> reference) {
        intents.insert(intents.task(
                        Task.Kind.WRITE,
                        "write/" + topic + "/" + reference.orElse(customer.id().toString()),
                        customer)
                .topic(Optional.of(topic))
                .reference(reference));
    }

    /** A payment arrived that the order cannot receive; staff are told once, however often the payment is announced. */
    public void conflict(CustomerId customer, PurchaseRef ref) {
        var key = "tell/conflict/" + ref.reference();
        intents.insert(Task.builder(parts.ids().uuid(), ref.shop(), Task.Kind.TELL, key, customer, parts.now())
                .topic(Optional.of(CustomerEvent.Type.PURCHASE_CONFLICT.name()))
                .reference(Optional.of(ref.reference())));
    }

    /** The host's listeners are to be told; each telling is an event of its own. */
    void tell(ShopId shop, CustomerId customer, CustomerEvent.Type type, Optional<String> reference) {
        intents.insert(telling(shop, customer, type, reference));
    }

    private Task.Builder telling(
            ShopId shop, CustomerId customer, CustomerEvent.Type type, Optional<String> reference) {
        var id = parts.ids().uuid();
        return Task.builder(id, shop, Task.Kind.TELL, "tell/" + id, customer, parts.now())
                .topic(Optional.of(type.name()))
                .reference(reference);
    }

    /** One intent for each customer: a second purchase joins it, or opens it again if it had ended. */
    private void provision(Customer customer, String reference) {
        intents.ensure(Task.Kind.PROVISION, ProvisionIntents.key(customer.id()), customer, reference);
    }

    private Stream<CustomerId> records(Customer customer) {
        var tombstones = parts.storage().directory().mergedInto(customer.shop(), customer.id());
        return Stream.concat(Stream.of(customer.id()), tombstones.stream());
    }

    private boolean isAttached(Customer customer) {
        return parts.rules(customer.shop())
                .learningIssuer()
                .flatMap(customer::activeLinkAt)
                .isPresent();
    }
}
