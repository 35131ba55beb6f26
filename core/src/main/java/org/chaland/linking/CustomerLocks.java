package org.chaland.linking;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.internal.Rounds;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountStore;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.CustomerStore.Linking;
import org.chaland.spi.Storage;

/**
 * Finds and locks customers through tombstones, which are one level deep. Every room takes its locks here, so that there is
 * one order: tombstones, then records in use, each in the order of their ids, then accounts.
 */
public final class CustomerLocks {

    private CustomerLocks() {}

    /** Returns the customer, or its survivor if it was merged; empty if there is none. */
    public static Optional<Customer> current(CustomerStore store, ShopId shop, CustomerId id) {
        return store.find(shop, id)
                .flatMap(found -> found.mergedInto().isEmpty()
                        ? Optional.of(found)
                        : store.find(shop, found.mergedInto().get()));
    }

    /** As {@link #current}, locked until the transaction ends. */
    public static Optional<Customer> lockCurrent(CustomerStore store, ShopId shop, CustomerId id) {
        return store.lock(shop, id)
                .flatMap(found -> found.mergedInto().isEmpty()
                        ? Optional.of(found)
                        : store.lock(shop, found.mergedInto().get()));
    }

    /** Locks records in the order of their ids, so that two transactions never wait for each other. */
    public static void lockAll(CustomerStore store, ShopId shop, Stream<CustomerId> records) {
        store.lockAll(shop, records.distinct().toList());
    }

    /**
     * Locks the tombstones of a record and returns their ids. It must come before the lock of any record in use, because
     * {@link #lockCurrent} goes from a tombstone to its survivor.
     */
    public static List<CustomerId> lockTombstones(Storage storage, ShopId shop, CustomerId survivor) {
        return storage.customers().lockMerged(shop, List.of(survivor));
    }

    /** Locks the customers of an account in all shops, in the order of their ids, whatever the shop. */
    static void lockHolders(Storage storage, Account account) {
        storage.accounts().holders(account).stream()
                .sorted(Comparator.comparing(
                        (AccountStore.Holder holder) -> holder.customer().value()))
                .forEach(holder -> storage.customers().lock(holder.shop(), holder.customer()));
    }

    /**
     * Replaces one link by another, in the transaction that has locked the customer. The epoch grows, so that handles given out
     * before are dead (I5).
     *
     * @param old as the customer has it
     * @param by of the same issuer; also of the same account, to change its state
     * @return {@code LINKED}, or {@code LINKED_ELSEWHERE} if another customer has the account and the old link has stayed
     */
    public static Linking replaceLink(CustomerStore store, Customer customer, Link old, Link by) {
        var shop = customer.shop();
        if (old.account().equals(by.account())) {
            Rounds.requireWon(shop, store.changeLink(shop, customer.id(), by));
            return Linking.LINKED;
        }
        var owner = store.findByAccount(shop, by.account());
        if (owner.filter(other -> !other.equals(customer)).isPresent()) {
            return Linking.LINKED_ELSEWHERE;
        }
        Rounds.requireWon(shop, store.unlink(shop, customer.id(), old.account()));
        if (store.link(shop, customer.id(), by) == Linking.LINKED) {
            return Linking.LINKED;
        }
        // Another customer got the account after it was looked for.
        Rounds.requireWon(shop, store.link(shop, customer.id(), old) == Linking.LINKED);
        return Linking.LINKED_ELSEWHERE;
    }
}
