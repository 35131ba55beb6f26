package org.chaland.checkout;

import org.chaland.model.CustomerId;

/**
 * Result of {@link Checkouts#placed}: {@link Placed}, {@link AlreadyPlaced}, {@link Conflict}, {@link ReviewOutcome.Ready} (review it
 * again: the details were changed meanwhile) or {@link ShowAgain}.
 */
public sealed interface PlacedOutcome
        permits PlacedOutcome.Placed,
                PlacedOutcome.AlreadyPlaced,
                PlacedOutcome.Conflict,
                ReviewOutcome.Ready,
                ShowAgain {

    /**
     * The order is bound to the customer and the details are frozen, now or by an earlier call.
     *
     * @param customer whose order it is
     */
    record Placed(CustomerId customer) implements PlacedOutcome {}

    /**
     * The same summary was sent before, as by a double click, and has placed another order. Nothing was placed now: go on with that one.
     *
     * @param reference of the order that was placed
     */
    record AlreadyPlaced(String reference) implements PlacedOutcome {}

    /** The reference belongs to another customer's order or to a cancelled order; nothing was changed. */
    record Conflict() implements PlacedOutcome {}
}
