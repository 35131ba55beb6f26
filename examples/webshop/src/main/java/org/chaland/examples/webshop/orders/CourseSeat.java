package org.chaland.examples.webshop.orders;

import java.net.URI;
import java.util.Optional;

/**
 * The seat that comes with a training of an order. Its text form leaves the name out.
 *
 * @param reference of which order
 * @param course code of the training
 * @param forBuyer whether the buyer takes it; their name is kept with the customer, not here
 * @param participant the name of whoever else takes it; empty as long as it is free
 */
public record CourseSeat(String reference, String course, boolean forBuyer, Optional<String> participant) {

    public boolean isFree() {
        return !forBuyer && participant.isEmpty();
    }

    /** The page on which the buyer says who takes it. */
    public URI address() {
        return URI.create("/support/seats/" + reference + "/" + course);
    }

    @Override
    public String toString() {
        return "CourseSeat[reference=" + reference + ", course=" + course + ", free=" + isFree() + "]";
    }
}
