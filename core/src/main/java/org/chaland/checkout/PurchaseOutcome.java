package org.chaland.checkout;

import java.util.Optional;
import org.chaland.model.CustomerId;

/**
 * Result of {@link Checkouts#completed(org.chaland.model.PurchaseRef)} and {@link Checkouts#cancelled}.
 *
 * @param result what happened
 * @param customer whose order it is, for {@link org.chaland.upkeep.Upkeep#runFor}; present if the result is
 *     {@link Result#CHANGED} or {@link Result#UNCHANGED}, empty otherwise
 */
public record PurchaseOutcome(Result result, Optional<CustomerId> customer) {

    /** What a payment or a cancellation did. */
    public enum Result {
        /** The order is paid or cancelled now, or opens other trainings than before. */
        CHANGED,
        /** The order was paid or cancelled before; nothing was done again. */
        UNCHANGED,
        /** The shop has no order with that reference; nothing was stored. */
        UNKNOWN,
        /** The trainings that were announced have fewer seats than are given; nothing was stored. Have seats taken back first. */
        SEATS_GIVEN,
        /** A payment arrived for a cancelled order; staff are told through the listeners. */
        ORDER_CANCELLED,
        /** A payment arrived for the order of an erased customer; staff are told through the listeners. */
        CUSTOMER_ERASED
    }
}
