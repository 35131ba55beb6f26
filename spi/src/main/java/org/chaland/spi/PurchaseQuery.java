package org.chaland.spi;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.ShopId;

/**
 * Asks for a page of a customer's purchases.
 *
 * @param shop in which shop
 * @param customer whose
 * @param states in which states; never empty
 * @param after the reference of the last one of the page before, or empty for the first page
 * @param limit at most so many, at least 1
 * @since 0.1
 */
public record PurchaseQuery(
        ShopId shop, CustomerId customer, Set<Purchase.State> states, Optional<String> after, int limit) {

    /**
     * Keeps its own copy of the states.
     *
     * @throws IllegalArgumentException if there are no states, or if the limit is below 1
     */
    public PurchaseQuery {
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(after, "after");
        states = Set.copyOf(states);
        if (states.isEmpty() || limit < 1) {
            throw new IllegalArgumentException("A page of purchases needs a state and a limit of at least 1, not "
                    + states + " and " + limit + ".");
        }
    }

    /** The newest ones, in whatever state. */
    public static PurchaseQuery newest(ShopId shop, CustomerId customer, int limit) {
        return new PurchaseQuery(shop, customer, EnumSet.allOf(Purchase.State.class), Optional.empty(), limit);
    }

    /** The same, of one state only. */
    public PurchaseQuery in(Purchase.State state) {
        return new PurchaseQuery(shop, customer, Set.of(state), after, limit);
    }

    /** The same, continued after that reference. */
    public PurchaseQuery after(Optional<String> reference) {
        return new PurchaseQuery(shop, customer, states, reference, limit);
    }
}
