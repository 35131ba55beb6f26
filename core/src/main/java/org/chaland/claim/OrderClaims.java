package org.chaland.claim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.internal.ClaimSecrets;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.CustomerLocks;
import org.chaland.linking.Mailboxes;
import org.chaland.linking.Merging;
import org.chaland.model.Claim;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;

/** What the links in mails about orders do: shown, confirmed, declined. */
final class OrderClaims {

    private final Parts parts;
    private final AccountTasks tasks;
    private final Mailboxes mailboxes;
    private final Merging merging;

    OrderClaims(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
        mailboxes = new Mailboxes(parts, tasks);
        merging = new Merging(parts, tasks);
    }

    Optional<OrderClaim> show(ShopId shop, String link) {
        return claim(shop, link).flatMap(claim -> shown(claim, claim.state() == Claim.State.OPEN));
    }

    Optional<OrderClaim> confirm(ShopId shop, String link) {
        return end(shop, link, Claim.State.CONFIRMED);
    }

    Optional<OrderClaim> decline(ShopId shop, String link) {
        return end(shop, link, Claim.State.DECLINED);
    }

    private Optional<Claim> claim(ShopId shop, String link) {
        return ClaimSecrets.claimOf(link)
                .flatMap(id -> parts.storage().claims().find(shop, id))
                .filter(claim -> claim.purpose() == Claim.Purpose.ATTACH_ORDER
                        && parts.secrets().isLink(claim, link)
                        && claim.requestedAt().plus(ClaimSecrets.LINK_LIFETIME).isAfter(parts.now()));
    }

    private Optional<OrderClaim> shown(Claim claim, boolean open) {
        return order(claim)
                .filter(order -> !open || buyer(claim, order).isPresent())
                .map(order -> new OrderClaim(
                        claim.state(),
                        order.ref().reference(),
                        order.placedAt(),
                        OrderClaim.masked(claim.email()),
                        claim.endedAt(),
                        order.customer()));
    }

    private Optional<Purchase> order(Claim claim) {
        return parts.storage()
                .purchases()
                .find(new PurchaseRef(claim.shop(), claim.order().orElseThrow()));
    }

    /**
     * Returns the record of the order if the mailbox's owner may have it: paid for, in use, still with that address, and without an account
     * but the mailbox's. Whoever has signed in with another account has the order already, and its address proves nothing about them.
     */
    private Optional<Customer> buyer(Claim claim, Purchase order) {
        return Optional.of(order)
                .filter(found -> found.state() == Purchase.State.COMPLETED)
                .flatMap(found -> parts.storage().customers().find(claim.shop(), found.customer()))
                .filter(found -> ClaimMerge.Records.include(claim, found));
    }

    private Optional<OrderClaim> end(ShopId shop, String link, Claim.State how) {
        return parts.storage()
                .transactions()
                .inTransaction(() -> Rounds.untilWon(shop, () -> ended(shop, link, how)))
                .flatMap(claim -> shown(claim, false));
    }

    /** The outer result is empty if another request was faster; the inner one if the link is over. */
    private Optional<Optional<Claim>> ended(ShopId shop, String link, Claim.State how) {
        var seen = open(shop, link);
        var buyer = seen.flatMap(this::buyer);
        var owner = seen.flatMap(this::owner);
        if (buyer.isEmpty() || owner.filter(found -> !found.isActive()).isPresent()) {
            return Optional.of(claim(shop, link).filter(known -> known.state() != Claim.State.OPEN));
        }
        CustomerLocks.lockTombstones(parts.storage(), shop, buyer.get().id());
        CustomerLocks.lockAll(
                parts.storage().customers(),
                shop,
                Stream.concat(buyer.stream(), owner.stream()).map(Customer::id));
        var claim = open(shop, link);
        var isSame = claim.flatMap(this::buyer).equals(buyer)
                && claim.flatMap(this::owner).equals(owner);
        return claim.filter(any -> isSame).flatMap(known -> ended(known, how, owner.map(Customer::id)));
    }

    /** Both records are locked. */
    private Optional<Optional<Claim>> ended(Claim claim, Claim.State how, Optional<CustomerId> owner) {
        var buyer = buyer(claim).orElseThrow();
        var ended = claim.toBuilder().ended(how, parts.now()).build();
        if (how == Claim.State.CONFIRMED && !give(ended, buyer, owner)) {
            return Optional.empty();
        }
        // The customer is locked, so nobody else has ended it meanwhile.
        Rounds.requireWon(claim.shop(), parts.storage().claims().update(ended));
        if (how == Claim.State.DECLINED) {
            tasks.declined(buyer, ended.order().orElseThrow());
        }
        return Optional.of(Optional.of(ended));
    }

    private Optional<Claim> open(ShopId shop, String link) {
        return claim(shop, link).filter(known -> known.state() == Claim.State.OPEN);
    }

    private Optional<Customer> buyer(Claim claim) {
        return order(claim).flatMap(order -> buyer(claim, order));
    }

    /** Returns the record that has the mailbox, in whichever state. */
    private Optional<Customer> owner(Claim claim) {
        return mailboxes.holder(claim.shop(), claim.email());
    }

    /** Whether the order is the mailbox's now; nothing is changed if not. */
    private boolean give(Claim claim, Customer buyer, Optional<CustomerId> owner) {
        if (owner.filter(other -> !other.equals(buyer.id())).isEmpty()) {
            // It would open the record if its account came back.
            tasks.unlinkAll(buyer, link -> link.state() == Link.State.BROKEN);
            return mailboxes.keep(current(claim.shop(), buyer.id()), claim.email());
        }
        tasks.unlinkAll(buyer, any -> true);
        merging.merge(
                buyer.toBuilder().links(List.of()).build(),
                current(claim.shop(), owner.get()),
                AccountTasks.MAILBOX_PROVEN);
        return true;
    }

    private Customer current(ShopId shop, CustomerId id) {
        return parts.storage().customers().find(shop, id).orElseThrow();
    }
}
