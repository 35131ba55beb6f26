package org.chaland.linking;

import java.util.Optional;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerStore;

/** Finds customers through tombstones, which are one level deep. */
public final class Customers {

    private Customers() {}

    /** The customer, or its survivor if it was merged; empty if there is none. */
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
}
