package org.chaland.support;

import java.time.Instant;
import java.util.Optional;
import org.chaland.model.Contact;

/**
 * A seat of an order, as its buyer sees it: what they have typed themselves, and since when. What became of the participant's account,
 * or whether they had one, is not shown. Its text form shows no personal data.
 *
 * @param id names the seat in addresses; empty for those that are free, and for one that was the buyer's own from the beginning
 * @param course the code of its training
 * @param courseName what people call the course
 * @param state whether somebody has it
 * @param number how many there are like that: 1, or for those that are free any number
 * @param participant what the buyer has typed, empty if it is free, the buyer's own, or if the participant has had their data erased
 * @param since when it was given; empty if it is free
 * @param opensOn the day on which a reserved seat is given; empty for others
 * @param changeable whether the buyer may take it back now, or give it away if it was their own from the beginning
 */
public record Seat(
        Optional<String> id,
        String course,
        String courseName,
        State state,
        int number,
        Contact participant,
        Optional<Instant> since,
        Optional<Instant> opensOn,
        boolean changeable) {

    /** Whether somebody has a seat. */
    public enum State {
        /** It is not given. */
        FREE,
        /** Its participant gets it on a day to come, and does not know of it before. */
        RESERVED,
        /** A participant has it. */
        GIVEN,
        /** The buyer has it. */
        OWN
    }

    @Override
    public String toString() {
        return "Seat[id=" + id + ", course=" + course + ", state=" + state + ", number=" + number + "]";
    }
}
