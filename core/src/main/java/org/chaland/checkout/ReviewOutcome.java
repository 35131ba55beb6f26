package org.chaland.checkout;

import org.chaland.model.Details;

/** Result of {@link Checkouts#review}: {@link Ready} or {@link ShowAgain}. */
public sealed interface ReviewOutcome permits ReviewOutcome.Ready, ShowAgain {

    /**
     * The order can be placed.
     *
     * @param details what {@link Checkouts#placed} would freeze now
     */
    record Ready(Details details) implements ReviewOutcome {}
}
