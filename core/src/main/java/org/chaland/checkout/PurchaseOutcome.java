package org.chaland.checkout;

import java.util.function.Function;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;

/**
 * What a payment or a cancellation led to.
 */
public sealed interface PurchaseOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Changed, ? extends R> changed,
            Function<? super Unchanged, ? extends R> unchanged,
            Function<? super Unknown, ? extends R> unknown,
            Function<? super Conflict, ? extends R> conflict) {
        if (this instanceof Changed changedCase) {
            return changed.apply(changedCase);
        }
        if (this instanceof Unchanged unchangedCase) {
            return unchanged.apply(unchangedCase);
        }
        if (this instanceof Unknown unknownCase) {
            return unknown.apply(unknownCase);
        }
        return conflict.apply((Conflict) this);
    }

    /**
     * It is recorded now.
     *
     * @param state the state
     * @param customer whose it is: its tasks can be run at once
     */
    record Changed(Purchase.State state, CustomerId customer) implements PurchaseOutcome {}

    /**
     * It was so before; nothing was done again.
     *
     * @param state the state
     * @param customer whose it is
     */
    record Unchanged(Purchase.State state, CustomerId customer) implements PurchaseOutcome {}

    /** The shop has placed no order of that reference; nothing was written. */
    record Unknown() implements PurchaseOutcome {}

    /**
     * A payment arrived for an order that cannot receive it; staff are told through the listeners.
     *
     * @param reason why
     */
    record Conflict(PurchaseConflict reason) implements PurchaseOutcome {}
}
