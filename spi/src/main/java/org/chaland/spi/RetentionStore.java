package org.chaland.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaland.model.CustomerId;
import org.chaland.model.CustomerRef;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;

/**
 * Knows whose record is to be looked at when, and takes away what may be kept no longer (Regulation (EU) 2016/679, articles
 * 5(1)(e) and 17). What is taken away leaves nothing behind.
 *
 * @see Storage what holds for every store
 * @since 0.1
 */
public interface RetentionStore {

    /** How long after a record was made it is looked at first: a visitor may be at it until then, and nothing is kept for less. */
    Duration FIRST_REVIEW = Duration.ofDays(1);

    /**
     * Records of all shops, in whatever state, whose time to be looked at has come, those that have waited longest first. A new
     * record is to be looked at {@link #FIRST_REVIEW} after it was made.
     *
     * @param limit at most so many, at least 1
     * @return unmodifiable, each once; empty if there are none
     */
    List<CustomerRef> toReview(Instant now, int limit);

    /** The record is to be looked at then, or, if empty, never again; nothing changes if there is none. */
    void reviewAt(ShopId shop, CustomerId customer, Optional<Instant> at);

    /**
     * Takes away the checkouts that belong to a record or to one merged into it, and the reasons that staff have typed about them.
     * The entries of what they did stay. The details of the records merged into it are taken away too; their version and epoch grow
     * by one.
     */
    void forgetTraces(ShopId shop, CustomerId customer);

    /**
     * Deletes the frozen details of a purchase, and of a seat the message to its participant; its version grows by one. All else of the
     * purchase stays.
     *
     * @return whether there were any; {@code false}, with nothing changed, if there were none or the purchase is unknown
     */
    boolean forgetDetails(PurchaseRef purchase);

    /**
     * Takes away what names the customer beside the record itself: purchases, tasks, and the entries of what staff did and were
     * shown. The records merged into it go, with all that names them.
     */
    void forgetHistory(ShopId shop, CustomerId customer);
}
