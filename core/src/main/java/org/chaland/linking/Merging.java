package org.chaland.linking;

import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerStore;

/**
 * Makes one record of two that are one person's: purchases, links and the tombstones that lead to the one move to the other, the
 * one becomes a tombstone itself, and every handle given out before is dead (I5). Contact fields are never copied.
 */
public final class Merging {

    private final Parts parts;
    private final AccountTasks tasks;

    /** Works with those parts. */
    public Merging(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
    }

    /**
     * Merges two records of one shop within the transaction that has locked them and found them in use.
     *
     * @param from has no account of an issuer of which {@code into} has one
     * @param how a code for tasks that have found their end by this
     */
    public Merged merge(Customer from, Customer into, String how) {
        var shop = into.shop();
        var purchases = parts.storage().purchases().repoint(shop, from.id(), into.id());
        from.links().forEach(link -> move(link, from, into));
        parts.storage()
                .directory()
                .mergedInto(shop, from.id())
                .forEach(tombstone -> write(current(shop, tombstone).toBuilder().mergedInto(into.id())));
        write(raised(current(shop, from.id())).mergedInto(into.id()));
        write(raised(current(shop, into.id())));
        var survivor = current(shop, into.id());
        from.links().forEach(link -> tasks.shown(survivor, link, from.details().contact()));
        tasks.merged(survivor, how);
        return new Merged(survivor, purchases);
    }

    /** With its proof and whatever else it says: who made the account, and whether it can be used. */
    private void move(Link link, Customer from, Customer into) {
        var customers = parts.storage().customers();
        Rounds.requireWon(from.shop(), customers.unlink(from.shop(), from.id(), link.account()));
        Rounds.requireWon(into.shop(), customers.link(into.shop(), into.id(), link) == CustomerStore.Linking.LINKED);
    }

    private Customer.Builder raised(Customer customer) {
        return customer.toBuilder().epoch(customer.epoch() + 1).changedAt(parts.now());
    }

    private Customer current(ShopId shop, CustomerId id) {
        return parts.storage().customers().find(shop, id).orElseThrow();
    }

    private void write(Customer.Builder changed) {
        var customer = changed.build();
        Rounds.requireWon(customer.shop(), parts.storage().customers().update(customer));
    }

    /**
     * Two that have become one.
     *
     * @param survivor as stored
     * @param purchases how many moved
     */
    public record Merged(Customer survivor, int purchases) {}
}
