package org.chaland.backoffice;

import java.util.List;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.PurchaseCounts;

/**
 * One of two records that may be merged.
 *
 * @param customer the record: contact, billing, links, version, times
 * @param purchases how many it has
 * @param tombstones the records that were merged into it before, in the order of their ids
 */
public record MergeSide(Customer customer, PurchaseCounts purchases, List<CustomerId> tombstones) {

    /** Keeps its own copy of the list. */
    public MergeSide {
        tombstones = List.copyOf(tombstones);
    }
}
