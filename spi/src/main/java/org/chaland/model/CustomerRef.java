package org.chaland.model;

import java.util.Objects;

/**
 * A customer, named where several shops are looked at. Equal by value.
 *
 * @param shop the shop that keeps the record
 * @param id the record
 */
public record CustomerRef(ShopId shop, CustomerId id) {

    /** Neither part is missing. */
    public CustomerRef {
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(id, "id");
    }
}
