package org.chaland.checkout;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chaland.checkout.CheckoutHandles.Live;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.CustomerLocks;
import org.chaland.linking.Merging;
import org.chaland.model.Account;
import org.chaland.model.Checkout;
import org.chaland.model.Checkout.Told;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.prefill.ProviderProfile;
import org.chaland.spi.CustomerStore;

/**
 * Moves a checkout to the account that signed in, or the order by which it has ended; the old handle dies. Contact fields are never
 * copied from one record to another.
 */
final class CheckoutTransfer {

    private static final String SIGNED_IN = "signed-in";

    private final Parts parts;
    private final CheckoutHandles handles;
    private final AccountTasks tasks;
    private final Merging merging;

    CheckoutTransfer(Parts parts, CheckoutHandles handles, AccountTasks tasks) {
        this.parts = parts;
        this.handles = handles;
        this.tasks = tasks;
        this.merging = new Merging(parts, tasks);
    }

    /**
     * Moves a checkout that is under way to the account. What a guest typed in it is kept as the draft, to be offered; the record of
     * that guest is deleted, because nothing was ordered yet (I5).
     *
     * @param told what the account's provider told at the sign-in, if it is to be kept
     * @param next the handle from then on
     * @return empty if another request with the same handle was faster: read the checkout again
     */
    Optional<Moved> move(Live live, Account account, Optional<Told> told, Handle next) {
        var shop = live.checkout().shop();
        var customers = parts.storage().customers();
        var known = customers.findByAccount(shop, account);
        CustomerLocks.lockAll(
                customers,
                shop,
                Stream.concat(known.stream(), live.guest().stream()).map(Customer::id));
        var owner = known.flatMap(found -> customers.find(shop, found.id()));
        var moved = live.checkout().toBuilder()
                .handleHash(next.hash())
                .account(account)
                .withoutCustomer()
                .sentBy(Optional.empty())
                // Whoever signs in need not be who ordered in this browser before.
                .previousOrder(Optional.empty())
                .draft(typedBefore(live, account))
                .orderOnly(Optional.empty())
                .signIn(Optional.empty())
                .told(told)
                .expiresAt(handles.expiry(shop));
        owner.ifPresent(customer -> moved.customer(customer.id(), customer.epoch()));
        if (!parts.storage().checkouts().update(moved.build())) {
            return Optional.empty();
        }
        live.guest().ifPresent(this::delete);
        return Optional.of(new Moved(moved.build(), owner, next));
    }

    /** Leaves a guest who was changed meanwhile, or with whom staff have dealt, as by recording a purchase. */
    private void delete(Customer guest) {
        var shop = guest.shop();
        var storage = parts.storage();
        if (storage.purchases().counts(shop, guest.id()).total() == 0
                && storage.audit()
                        .ofCustomer(shop, guest.id(), Optional.empty(), 1)
                        .isEmpty()) {
            storage.customers().delete(shop, guest.id(), guest.version());
        }
    }

    /**
     * Gives the order by which a checkout has ended to the account: its guest is merged into the account's record, or becomes it. Only
     * the guest who ordered, at the epoch of then: not a record with which that guest was merged since (I5).
     *
     * @param seen the checkout as it was read before any lock
     * @param held reads it again, once the customers are locked
     * @param profile what the account's provider says
     * @return what the account has now, or nothing if the order has become somebody else's or out of use; empty if something was
     *     changed meanwhile, and another round is worth it
     */
    Optional<Optional<Moved>> attach(
            Checkout seen, Supplier<Optional<Checkout>> held, Account account, ProviderProfile profile) {
        var customers = parts.storage().customers();
        var shop = seen.shop();
        var buyer = buyer(seen);
        var before = customers.findByAccount(shop, account);
        buyer.ifPresent(id -> CustomerLocks.lockTombstones(parts.storage(), shop, id));
        CustomerLocks.lockAll(customers, shop, Stream.concat(before.stream().map(Customer::id), buyer.stream()));
        var ended = held.get();
        var owner = before.flatMap(known -> customers.find(shop, known.id()));
        if (ended.isEmpty()
                || !ended.flatMap(this::buyer).equals(buyer)
                || owner.filter(known -> !known.isOpenTo(account)).isPresent()) {
            return Optional.empty();
        }
        return buyer.flatMap(id -> customers.find(shop, id))
                .filter(Customer::isActive)
                .filter(found -> found.isOpenTo(account) || isBuyer(ended.get(), found))
                .map(found -> give(found, owner, account, profile)
                        .map(attached -> Optional.of(bound(ended.get(), account, attached))))
                .orElse(Optional.of(Optional.empty()));
    }

    private Optional<CustomerId> buyer(Checkout ended) {
        var ref = new PurchaseRef(ended.shop(), ended.order().orElseThrow());
        return parts.storage().purchases().find(ref).map(Purchase::customer);
    }

    private static boolean isBuyer(Checkout ended, Customer found) {
        return found.isGuest() && ended.customer().equals(Optional.of(found.id())) && ended.epoch() == found.epoch();
    }

    /** Empty if another request has linked the account meanwhile. */
    private Optional<Customer> give(
            Customer buyer, Optional<Customer> owner, Account account, ProviderProfile profile) {
        if (buyer.isOpenTo(account)) {
            return Optional.of(buyer);
        }
        if (owner.isEmpty()) {
            return link(buyer, account, profile);
        }
        merging.merge(buyer, owner.get(), SIGNED_IN);
        return parts.storage().customers().find(buyer.shop(), owner.get().id());
    }

    private Moved bound(Checkout ended, Account account, Customer owner) {
        var next = handles.newHandle();
        var moved = ended.toBuilder()
                .handleHash(next.hash())
                .account(account)
                .signIn(Optional.empty())
                .build();
        Rounds.requireWon(ended.shop(), parts.storage().checkouts().update(moved));
        return new Moved(moved, Optional.of(owner), next);
    }

    /** The draft; empty if another account typed it. */
    private static Optional<Details> typedBefore(Live live, Account account) {
        var holder = live.checkout().account();
        if (holder.isPresent() && !holder.get().equals(account)) {
            return Optional.empty();
        }
        return live.checkout().draft().or(() -> live.guest().map(Customer::details));
    }

    /**
     * Links the buyer to the account. The record holds what the account's provider says from then on: whoever signs in need not be who
     * typed it, and the order keeps its frozen copy. A mailbox says nothing but the address, with which all that was typed belongs.
     * Empty, with nothing changed, if the account was linked elsewhere meanwhile.
     */
    private Optional<Customer> link(Customer buyer, Account account, ProviderProfile profile) {
        var shop = buyer.shop();
        var customers = parts.storage().customers();
        if (customers.link(shop, buyer.id(), Link.signedIn(account, parts.now())) != CustomerStore.Linking.LINKED) {
            return Optional.empty();
        }
        var linked = customers.find(shop, buyer.id()).orElseThrow();
        var changed = linked.toBuilder()
                .details(account.isMailbox() ? buyer.details() : known(buyer.details(), profile))
                .changedAt(parts.now())
                .build();
        Rounds.requireWon(shop, customers.update(changed));
        tasks.linked(changed, account);
        tasks.attached(changed, SIGNED_IN);
        return customers.find(shop, buyer.id());
    }

    /** Mails need an address and a language: what was typed, if the provider has no profiles or does not say them. */
    private static Details known(Details typed, ProviderProfile profile) {
        var known = profile.details();
        if (profile.lockedEmail().isEmpty()) {
            known = known.with(Field.EMAIL, typed.get(Field.EMAIL).orElse(""));
        }
        return known.get(Field.LANGUAGE).isPresent()
                ? known
                : known.with(Field.LANGUAGE, typed.get(Field.LANGUAGE).orElse(""));
    }

    /**
     * A checkout that belongs to the account now.
     *
     * @param checkout what was stored; its draft is what was typed before the sign-in
     * @param owner the account's customer, or empty if it has none yet
     * @param handle the new handle
     */
    record Moved(Checkout checkout, Optional<Customer> owner, Handle handle) {}
}
