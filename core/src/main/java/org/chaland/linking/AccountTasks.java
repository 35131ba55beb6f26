package org.chaland.linking;

import java.time.Instant;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.CustomerEvent;

/** Writes the intents that follow from what happened; always inside the transaction that records what happened (I4). */
public final class AccountTasks {

    private final Parts parts;

    /** Writes to the storage of those parts. */
    public AccountTasks(Parts parts) {
        this.parts = parts;
    }

    /** A purchase was paid: the account is to be made if there is none, and the support area opened. */
    public void completed(Customer customer, PurchaseRef ref) {
        tell(ref.shop(), customer.id(), CustomerEvent.Type.PURCHASE_COMPLETED, Optional.of(ref.reference()));
        var learning = parts.rules(ref.shop()).learningIssuer();
        if (learning.isEmpty()) {
            return;
        }
        if (learning.flatMap(customer::activeLinkAt).isPresent()) {
            grantSupport(customer, ref.reference());
        } else {
            provision(customer, ref.reference());
        }
    }

    /** A paid purchase was cancelled: what only it gave is to be taken back. */
    public void cancelled(Customer customer, PurchaseRef ref, boolean wasPaid) {
        tell(ref.shop(), customer.id(), CustomerEvent.Type.PURCHASE_CANCELLED, Optional.of(ref.reference()));
        if (wasPaid && parts.rules(ref.shop()).learningIssuer().isPresent()) {
            ensure(Task.Kind.REVOKE_SUPPORT, "revoke-support/" + ref.reference(), customer, ref.reference());
        }
    }

    /** The customer is attached to an account now. */
    public void linked(Customer customer) {
        tell(customer.shop(), customer.id(), CustomerEvent.Type.LINKED, Optional.empty());
    }

    /**
     * What was paid as a guest is the account's now: its support area is opened, and an intent to make an account that had
     * stopped has found its end.
     */
    public void attached(Customer customer, CustomerId guest) {
        var learning = parts.rules(customer.shop()).learningIssuer();
        if (learning.flatMap(customer::activeLinkAt).isEmpty()) {
            return;
        }
        parts.storage()
                .tasks()
                .find(customer.shop(), provisionKey(guest))
                .filter(task -> task.state() == Task.State.STOPPED)
                .ifPresent(stopped -> parts.storage()
                        .tasks()
                        .update(stopped.toBuilder()
                                .state(Task.State.DONE)
                                .reason(Optional.of("signed-in"))
                                .build()));
        PaidPurchases.of(parts.storage().purchases(), customer)
                .forEach(purchase -> grantSupport(customer, purchase.ref().reference()));
    }

    /** The support area is to be opened, once for each purchase; again if that had ended, since granting may be repeated. */
    void grantSupport(Customer customer, String reference) {
        ensure(Task.Kind.GRANT_SUPPORT, "grant-support/" + reference, customer, reference);
    }

    /** The provider is to invite the person, once for each account made. */
    void invite(Customer customer) {
        insert(task(Task.Kind.INVITE, "invite/" + customer.id(), customer));
    }

    /** The customer is to be written to, once for each topic and purchase. */
    void write(Customer customer, String topic, Optional<String> reference) {
        insert(task(
                        Task.Kind.WRITE,
                        "write/" + topic + "/" + reference.orElse(customer.id().toString()),
                        customer)
                .topic(Optional.of(topic))
                .reference(reference));
    }

    /** A payment arrived that the order cannot receive; staff are told once, however often the payment is announced. */
    public void conflict(CustomerId customer, PurchaseRef ref) {
        var key = "tell/conflict/" + ref.reference();
        insert(Task.builder(parts.ids().uuid(), ref.shop(), Task.Kind.TELL, key, customer, parts.now())
                .topic(Optional.of(CustomerEvent.Type.PURCHASE_CONFLICT.name()))
                .reference(Optional.of(ref.reference())));
    }

    /** The host's listeners are to be told; each telling is an event of its own. */
    void tell(ShopId shop, CustomerId customer, CustomerEvent.Type type, Optional<String> reference) {
        var id = parts.ids().uuid();
        insert(Task.builder(id, shop, Task.Kind.TELL, "tell/" + id, customer, parts.now())
                .topic(Optional.of(type.name()))
                .reference(reference));
    }

    /** One intent for each customer: a second purchase joins it, or opens it again if it had ended. */
    private void provision(Customer customer, String reference) {
        ensure(Task.Kind.PROVISION, provisionKey(customer.id()), customer, reference);
    }

    private static String provisionKey(CustomerId customer) {
        return "provision/" + customer;
    }

    /**
     * Writes the intent, or renews it: a worker that is at it already may have looked before this purchase was paid, so what
     * it found out must not count. Renewing raises the version, which is the fence, and gives the lease back.
     */
    private void ensure(Task.Kind kind, String key, Customer customer, String reference) {
        var known = parts.storage().tasks().find(customer.shop(), key);
        if (known.isEmpty()) {
            insert(task(kind, key, customer).reference(Optional.of(reference)));
        } else {
            parts.storage().tasks().update(renewed(known.get(), reference, parts.now()));
        }
    }

    private static Task renewed(Task known, String reference, Instant now) {
        return known.toBuilder()
                .state(Task.State.OPEN)
                .reference(Optional.of(reference))
                .attempts(known.state() == Task.State.OPEN ? known.attempts() : 0)
                .nextAttemptAt(now)
                .leasedUntil(Optional.empty())
                .reason(Optional.empty())
                .build();
    }

    private Task.Builder task(Task.Kind kind, String key, Customer customer) {
        return Task.builder(parts.ids().uuid(), customer.shop(), kind, key, customer.id(), parts.now());
    }

    private void insert(Task.Builder task) {
        parts.storage().tasks().insert(task.build());
    }
}
