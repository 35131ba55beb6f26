package org.chaland.checkout;

import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.checkout.CheckoutHandles.Live;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.CustomerLocks;
import org.chaland.linking.Merging;
import org.chaland.model.Account;
import org.chaland.model.Checkout;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.Link;
import org.chaland.spi.CustomerStore;

/**
 * Moves a checkout to the account that signed in: the old handle dies, the epoch is raised, and purchases that this checkout
 * placed as a guest move along. Contact fields are never copied from one record to another.
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
     * Moves the checkout to the account. Customers are locked before anything is written, and the guest of this checkout must
     * still be one.
     *
     * @return empty if another request with the same handle was faster: read the checkout again
     */
    Optional<Moved> move(Live live, Account account) {
        var shop = live.checkout().shop();
        var before = parts.storage().customers().findByAccount(shop, account);
        CustomerLocks.lockAll(
                parts.storage().customers(),
                shop,
                Stream.concat(before.stream(), live.guest().stream()).map(Customer::id));
        if (live.guest().isPresent() && !isUntouched(live)) {
            return Optional.empty();
        }
        var handle = handles.newHandle();
        var claimed = live.checkout().toBuilder()
                .handleHash(handle.hash())
                .account(account)
                .withoutCustomer()
                .draft(typedBefore(live, account))
                .orderOnly(Optional.empty())
                .signInIssuer(Optional.empty())
                .expiresAt(handles.expiry(shop))
                .build();
        if (!parts.storage().checkouts().update(claimed)) {
            return Optional.empty();
        }
        var owner = before.isPresent() ? mergeInto(before.get(), live.guest(), account) : link(live.guest(), account);
        var moved = claimed.toBuilder().version(claimed.version() + 1);
        owner.ifPresent(customer -> moved.customer(customer.id(), customer.epoch()));
        return Optional.of(new Moved(store(moved.build(), owner.isPresent()), owner, handle));
    }

    private boolean isUntouched(Live live) {
        return parts.storage()
                .customers()
                .find(live.checkout().shop(), live.guest().orElseThrow().id())
                .filter(now -> now.isActive() && now.isGuest())
                .filter(now -> now.epoch() == live.checkout().epoch())
                .isPresent();
    }

    private Checkout store(Checkout moved, boolean changed) {
        if (!changed) {
            return moved;
        }
        parts.storage().checkouts().update(moved);
        return moved.toBuilder().version(moved.version() + 1).build();
    }

    /** The draft; empty if another account typed it. */
    private static Optional<Details> typedBefore(Live live, Account account) {
        var holder = live.checkout().account();
        if (holder.isPresent() && !holder.get().equals(account)) {
            return Optional.empty();
        }
        return live.checkout().draft().or(() -> live.guest().map(Customer::details));
    }

    /** Links the guest of this checkout to the account. */
    private Optional<Customer> link(Optional<Customer> guest, Account account) {
        if (guest.isEmpty()) {
            return Optional.empty();
        }
        var shop = guest.get().shop();
        var customers = parts.storage().customers();
        var answer = customers.link(shop, guest.get().id(), Link.signedIn(account, parts.now()));
        if (answer != CustomerStore.Linking.LINKED) {
            // Another tab of the same person was faster.
            return customers
                    .findByAccount(shop, account)
                    .flatMap(owner -> customers.lock(shop, owner.id()))
                    .flatMap(owner -> mergeInto(owner, guest, account));
        }
        var linked = customers.find(shop, guest.get().id());
        linked.ifPresent(customer -> {
            tasks.linked(customer, account);
            tasks.attached(customer, SIGNED_IN);
        });
        return linked;
    }

    /** Merges the guest of this checkout into the customer that the account already has. */
    private Optional<Customer> mergeInto(Customer owner, Optional<Customer> guest, Account account) {
        var shop = owner.shop();
        if (guest.isEmpty() || guest.get().equals(owner)) {
            return Optional.of(owner);
        }
        var customers = parts.storage().customers();
        var left = customers
                .find(shop, guest.get().id())
                .filter(Customer::isActive)
                .filter(Customer::isGuest);
        var survivor = customers.find(shop, owner.id()).filter(found -> found.isOpenTo(account));
        if (left.isEmpty() || survivor.isEmpty()) {
            return survivor;
        }
        merging.merge(left.get(), survivor.get(), SIGNED_IN);
        return customers.find(shop, owner.id());
    }

    /**
     * A checkout that belongs to the account now.
     *
     * @param checkout as stored; its draft is what was typed before the sign-in
     * @param owner the account's customer, or empty if it has none yet
     * @param handle the new handle
     */
    record Moved(Checkout checkout, Optional<Customer> owner, Handle handle) {}
}
