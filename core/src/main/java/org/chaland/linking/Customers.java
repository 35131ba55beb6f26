package org.chaland.linking;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.model.AccountHolder;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.Storage;

/** Finds customers through tombstones, which are one level deep. */
public final class Customers {

    /** The order in which customers of several shops are locked; of one shop, it is that of {@link #lockAll}. */
    static final Comparator<AccountHolder> HOLDERS_IN_ORDER =
            Comparator.comparing(holder -> holder.customer().value());

    private Customers() {}

    /** The customer, or its survivor if it was merged; empty if there is none. */
    public static Optional<Customer> current(CustomerStore store, ShopId shop, CustomerId id) {
        return store.find(shop, id)
                .flatMap(found -> found.mergedInto().isEmpty()
                        ? Optional.of(found)
                        : store.find(shop, found.mergedInto().get()));
    }

    /** Locks records, always in the order of their ids, so that two of us never wait for each other. */
    public static void lockAll(CustomerStore store, ShopId shop, Stream<CustomerId> records) {
        records.distinct().sorted(Comparator.comparing(CustomerId::value)).forEach(id -> store.lock(shop, id));
    }

    /**
     * Locks the tombstones that lead to a record, and tells which they are. To be done before any record in use is locked, since
     * {@link #lockCurrent} comes from a tombstone to its survivor.
     */
    public static List<CustomerId> lockTombstones(Storage storage, ShopId shop, CustomerId survivor) {
        var tombstones = storage.directory().mergedInto(shop, survivor);
        lockAll(storage.customers(), shop, tombstones.stream());
        return tombstones;
    }

    /** As {@link #current}, locked until the transaction ends. */
    public static Optional<Customer> lockCurrent(CustomerStore store, ShopId shop, CustomerId id) {
        return store.lock(shop, id)
                .flatMap(found -> found.mergedInto().isEmpty()
                        ? Optional.of(found)
                        : store.lock(shop, found.mergedInto().get()));
    }
}
