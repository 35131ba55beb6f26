package org.chaland.linking;

import java.util.ArrayList;
import java.util.List;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
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
     * Merges a record into another of the same shop, within the transaction that has locked both and found them in use.
     *
     * @param from has no account of an issuer of which {@code into} has one, but that of a mailbox
     * @param reason a code for the tasks that end by this
     * @return the number of purchases that moved
     */
    public int merge(Customer from, Customer into, String reason) {
        return merge(List.of(from), into.id(), reason);
    }

    /**
     * Merges records into another of the same shop, within the transaction that has locked all of them and found them in use. It
     * takes as many statements for a hundred records as for one, and one more for each record to see what it has paid.
     *
     * @param from have no two accounts of one issuer, and none of an issuer of which {@code into} has one
     * @param reason a code for the tasks that end by this
     * @return the number of purchases that moved
     */
    public int merge(List<Customer> from, CustomerId into, String reason) {
        var shop = from.get(0).shop();
        var ids = from.stream().map(Customer::id).toList();
        var links = from.stream().anyMatch(record -> !record.isGuest());
        var came = new ArrayList<Purchase>();
        from.forEach(
                record -> PaidAccess.paid(parts.storage().purchases(), record).forEach(came::add));
        var moved = parts.storage().purchases().repoint(shop, ids, into);
        from.forEach(record -> record.links().forEach(link -> move(link, record, into)));
        Rounds.requireWon(shop, parts.storage().customers().mergeAll(shop, ids, into, parts.now()) == ids.size());
        var survivor = raised(shop, into);
        from.forEach(record -> record.links()
                .forEach(link -> tasks.shown(survivor, link, record.details().contact())));
        if (links) {
            came.clear();
            PaidAccess.paid(parts.storage().purchases(), survivor).forEach(came::add);
        }
        tasks.merged(survivor, came, reason);
        return moved;
    }

    /** The proof of a mailbox goes along only to a record that has its address, and none of its own. */
    private void move(Link link, Customer from, CustomerId into) {
        var customers = parts.storage().customers();
        Rounds.requireWon(from.shop(), customers.unlink(from.shop(), from.id(), link.account()));
        if (!link.account().isMailbox() || isProofFor(link, from.shop(), into)) {
            Rounds.requireWon(from.shop(), customers.link(from.shop(), into, link) == CustomerStore.Linking.LINKED);
        }
    }

    private boolean isProofFor(Link link, ShopId shop, CustomerId into) {
        var mailbox = parts.storage().claims().mailboxOf(link.account());
        return parts.storage()
                .customers()
                .find(shop, into)
                .filter(known -> known.linkAt(link.account().issuer()).isEmpty())
                .filter(known -> mailbox.filter(address -> Mailboxes.isAddressOf(known, address))
                        .isPresent())
                .isPresent();
    }

    private Customer raised(ShopId shop, CustomerId id) {
        var customers = parts.storage().customers();
        var current = customers.find(shop, id).orElseThrow();
        var raised = current.toBuilder()
                .epoch(current.epoch() + 1)
                .changedAt(parts.now())
                .build();
        Rounds.requireWon(shop, customers.update(raised));
        return raised.toBuilder().version(raised.version() + 1).build();
    }
}
