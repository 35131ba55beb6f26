package org.chaland.checkout;

import org.chaland.model.CustomerId;

/** Result of {@link Checkouts#placed}: {@link Placed}, {@link Conflict} or {@link ShowAgain}. */
public sealed interface PlacedOutcome permits PlacedOutcome.Placed, PlacedOutcome.Conflict, ShowAgain {

    /**
     * The order is bound to the customer and the details are frozen, now or by an earlier call.
     *
     * @param customer whose order it is
     */
    record Placed(CustomerId customer) implements PlacedOutcome {}

    /** The reference belongs to another customer's order or to a cancelled order; nothing was changed. */
    record Conflict() implements PlacedOutcome {}
}
