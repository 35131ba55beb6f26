package org.chaland.checkout;

import java.util.function.Function;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;

/**
 * What a payment or a cancellation led to.
 */
public sealed interface PurchaseOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    <R> R fold(
            Function<? super Changed, ? extends R> changed,
            Function<? super Unchanged, ? extends R> unchanged,
            Function<? super Unknown, ? extends R> unknown,
            Function<? super Conflict, ? extends R> conflict);

    /**
     * It is recorded now.
     *
     * @param state the state
     * @param customer whose it is: its tasks can be run at once
     */
    record Changed(Purchase.State state, CustomerId customer) implements PurchaseOutcome {

        @Override
        public <R> R fold(
                Function<? super Changed, ? extends R> changed,
                Function<? super Unchanged, ? extends R> unchanged,
                Function<? super Unknown, ? extends R> unknown,
                Function<? super Conflict, ? extends R> conflict) {
            return changed.apply(this);
        }
    }

    /**
     * It was so before; nothing was done again.
     *
     * @param state the state
     * @param customer whose it is
     */
    record Unchanged(Purchase.State state, CustomerId customer) implements PurchaseOutcome {

        @Override
        public <R> R fold(
                Function<? super Changed, ? extends R> changed,
                Function<? super Unchanged, ? extends R> unchanged,
                Function<? super Unknown, ? extends R> unknown,
                Function<? super Conflict, ? extends R> conflict) {
            return unchanged.apply(this);
        }
    }

    /** The shop has placed no order of that reference; nothing was written. */
    record Unknown() implements PurchaseOutcome {

        @Override
        public <R> R fold(
                Function<? super Changed, ? extends R> changed,
                Function<? super Unchanged, ? extends R> unchanged,
                Function<? super Unknown, ? extends R> unknown,
                Function<? super Conflict, ? extends R> conflict) {
            return unknown.apply(this);
        }
    }

    /**
     * A payment arrived for an order that cannot receive it; staff are told through the listeners.
     *
     * @param reason why
     */
    record Conflict(PurchaseConflict reason) implements PurchaseOutcome {

        @Override
        public <R> R fold(
                Function<? super Changed, ? extends R> changed,
                Function<? super Unchanged, ? extends R> unchanged,
                Function<? super Unknown, ? extends R> unknown,
                Function<? super Conflict, ? extends R> conflict) {
            return conflict.apply(this);
        }
    }
}
