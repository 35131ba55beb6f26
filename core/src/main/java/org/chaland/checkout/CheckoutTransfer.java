package org.chaland.checkout;

import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.checkout.CheckoutHandles.Live;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.CustomerLocks;
import org.chaland.linking.Merging;
import org.chaland.model.Account;
import org.chaland.model.Checkout;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.Link;
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
     * @param next the handle from then on
     * @return empty if another request with the same handle was faster: read the checkout again
     */
    Optional<Moved> move(Live live, Account account, Handle next) {
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
                .draft(typedBefore(live, account))
                .orderOnly(Optional.empty())
                .signInIssuer(Optional.empty())
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
     * Gives the order by which a checkout has ended to the account: its guest is merged into the account's record, or becomes it.
     *
     * @param profile what the account's provider says
     * @return what the account has now, or nothing if the order has become somebody else's or out of use; empty if another request with
     *     the same handle was faster
     */
    Optional<Optional<Moved>> attach(Checkout ended, Account account, ProviderProfile profile) {
        var shop = ended.shop();
        var customers = parts.storage().customers();
        var ref = new PurchaseRef(shop, ended.order().orElseThrow());
        var buyer = parts.storage()
                .purchases()
                .find(ref)
                .flatMap(purchase -> CustomerLocks.current(customers, shop, purchase.customer()));
        var before = customers.findByAccount(shop, account);
        CustomerLocks.lockAll(
                customers, shop, Stream.concat(before.stream(), buyer.stream()).map(Customer::id));
        var current = buyer.flatMap(found -> customers.find(shop, found.id()))
                .filter(Customer::isActive)
                .filter(found -> found.isGuest() || found.isOpenTo(account));
        if (current.isEmpty()) {
            return Optional.of(Optional.empty());
        }
        var next = handles.newHandle();
        var moved = ended.toBuilder().handleHash(next.hash()).account(account).signInIssuer(Optional.empty());
        if (!parts.storage().checkouts().update(moved.build())) {
            return Optional.empty();
        }
        var owner = current.get().isGuest() ? owner(current.get(), before, account, profile) : current;
        return Optional.of(Optional.of(new Moved(moved.build(), owner, next)));
    }

    private Optional<Customer> owner(
            Customer guest, Optional<Customer> before, Account account, ProviderProfile profile) {
        return before.isPresent() ? mergeInto(before.get(), guest, account) : link(guest, account, profile);
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
     * typed it, and the order keeps its frozen copy.
     */
    private Optional<Customer> link(Customer buyer, Account account, ProviderProfile profile) {
        var shop = buyer.shop();
        var customers = parts.storage().customers();
        if (customers.link(shop, buyer.id(), Link.signedIn(account, parts.now())) != CustomerStore.Linking.LINKED) {
            // Another tab of the same person was faster.
            return customers
                    .findByAccount(shop, account)
                    .flatMap(owner -> customers.lock(shop, owner.id()))
                    .flatMap(owner -> mergeInto(owner, buyer, account));
        }
        var linked = customers.find(shop, buyer.id()).orElseThrow();
        var changed = linked.toBuilder()
                .details(known(buyer.details(), profile))
                .changedAt(parts.now())
                .build();
        Rounds.requireWon(shop, customers.update(changed));
        tasks.linked(changed, account);
        tasks.attached(changed, SIGNED_IN);
        return customers.find(shop, buyer.id());
    }

    /** Mails need an address and a language: what was typed, unless the provider says it. */
    private static Details known(Details typed, ProviderProfile profile) {
        var known = profile.details();
        if (profile.lockedEmail().isEmpty()) {
            known = known.with(Field.EMAIL, typed.get(Field.EMAIL).orElse(""));
        }
        return known.get(Field.LANGUAGE).isPresent()
                ? known
                : known.with(Field.LANGUAGE, typed.get(Field.LANGUAGE).orElse(""));
    }

    private Optional<Customer> mergeInto(Customer owner, Customer buyer, Account account) {
        var shop = owner.shop();
        var customers = parts.storage().customers();
        var survivor = customers.find(shop, owner.id()).filter(found -> found.isOpenTo(account));
        if (survivor.isEmpty()) {
            return Optional.empty();
        }
        merging.merge(buyer, survivor.get(), SIGNED_IN);
        return customers.find(shop, owner.id());
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
