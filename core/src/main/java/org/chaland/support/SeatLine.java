package org.chaland.support;

import org.chaland.model.PurchaseRef;
import org.chaland.spi.Seat;

/**
 * One course seat of a paid purchase. Its text form leaves the values out (I10).
 *
 * @param ref of which purchase
 * @param seat which course, and whose
 * @param state whether it is free, or to whom it is assigned, as a text
 */
public record SeatLine(PurchaseRef ref, Seat seat, String state) {

    @Override
    public String toString() {
        return "SeatLine[" + ref + ", free=" + seat.isFree() + "]";
    }
}
