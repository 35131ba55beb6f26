package org.chaland.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;

/**
 * Keeps what the host told us of its orders.
 *
 * @see Storage what holds for every store
 * @since 0.1
 */
public interface PurchaseStore {

    /**
     * Stores a new purchase.
     *
     * @return whether it was stored; {@code false}, with nothing stored, if the shop knows the reference. The enclosing
     *     transaction stays usable either way (I16).
     */
    boolean insert(Purchase purchase);

    /** The purchase, or empty if the shop has none of that reference. */
    Optional<Purchase> find(PurchaseRef ref);

    /**
     * As {@link #find}, and no other transaction changes or locks the purchase until this one ends.
     *
     * @throws IllegalStateException if no transaction is active
     */
    Optional<Purchase> lock(PurchaseRef ref);

    /**
     * Writes customer, state, trainings and times, but not to which order a seat belongs. When it was placed and the frozen details are
     * written only of a purchase that stays {@link Purchase.State#PLACED}: once it is paid or cancelled, they are never written again (I7), but may be taken away ({@link
     * RetentionStore#forgetDetails}).
     *
     * @param purchase carries the version that was read; the stored one becomes that plus one
     * @return whether it was written; {@code false}, with nothing written, if the stored version is another or the purchase
     *     is unknown
     */
    boolean update(Purchase purchase);

    /**
     * A page of a customer's purchases, the newest placed first; those placed at one time in descending order of the
     * bytes of their reference. A page may follow a purchase in any state; one that would follow a reference which the customer
     * has not is empty.
     *
     * @return unmodifiable; empty if there are none
     */
    List<Purchase> ofCustomer(PurchaseQuery query);

    /**
     * Returns the seats of some orders of a shop ({@link Purchase#seatOf}), of all participants and in any state, the oldest first; those of one
     * time in ascending order of the bytes of their reference.
     *
     * @param orders references; none if empty
     * @return unmodifiable; empty if there are none
     */
    List<Purchase> seatsOf(ShopId shop, Collection<String> orders);

    /** Whether one of a customer's purchases gives access at that time ({@link Purchase#givesAccess}). */
    boolean givesAccess(ShopId shop, CustomerId customer, Instant at);

    /** How many purchases of each state a customer has. */
    Purchase.Counts counts(ShopId shop, CustomerId customer);

    /**
     * Gives all purchases of some customers to another; each version grows by one.
     *
     * @return how many there were
     */
    int repoint(ShopId shop, Collection<CustomerId> from, CustomerId to);
}
