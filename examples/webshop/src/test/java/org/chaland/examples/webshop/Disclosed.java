package org.chaland.examples.webshop;

import java.util.List;
import java.util.Optional;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.ShopId;
import org.chaland.spi.Storage;

/** The disclosure log, read from the storage: to read it on a page adds an entry. */
final class Disclosed {

    private Disclosed() {}

    /** Returns the entries of a customer, the newest first. */
    static List<Disclosure> of(RunningShop shop, String customer) {
        return shop.bean(Storage.class)
                .disclosures()
                .ofCustomer(
                        shop.bean(ShopId.class),
                        CustomerId.read(customer).orElseThrow(),
                        Optional.empty(),
                        Optional.empty(),
                        1_000);
    }
}
