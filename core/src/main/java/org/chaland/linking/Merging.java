package org.chaland.linking;

import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerStore;

/**
 * Merges two records of one person. Purchases, links and tombstones of the one move to the other, and the one becomes a tombstone
 * itself. Every handle given out before is dead (I5). Contact fields are never copied.
 */
public final class Merging {

    private final Parts parts;
    private final AccountTasks tasks;

    /** Merges in the storage of those parts. */
    public Merging(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
    }

    /**
     * Merges two records of one shop, within the transaction that has locked them and found them in use.
     *
     * @param from has no account of an issuer of which {@code into} has one
     * @param reason a code for the tasks that end by this
     * @return the number of purchases that moved
     */
    public int merge(Customer from, Customer into, String reason) {
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
        tasks.merged(survivor, reason);
        return purchases;
    }

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
}
