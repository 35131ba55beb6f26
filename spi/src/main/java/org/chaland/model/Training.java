package org.chaland.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A training that a purchase gives access to. A code may stand more than once in a purchase, with other times: access is open whenever
 * one of them is, so what lies between two of them is a pause.
 *
 * <pre>{@code
 * var welding = Training.of("welding").from(monday).until(christmas);
 * var forTheTeam = Training.of("welding").seatsToGive(10);
 * }</pre>
 *
 * @param code the host's technical name of the training, 1 to 100 characters; where a learning provider opens courses, the name by which
 *     that knows the course
 * @param from when access begins, or empty if it does as soon as the purchase is paid
 * @param until when access ends, or empty if it does not
 * @param seatsToGive how many seats the buyer gives to participants, to themselves or to others, 0 to 1,000; 0 if the training has one
 *     seat, which is the buyer's own
 */
public record Training(String code, Optional<Instant> from, Optional<Instant> until, int seatsToGive) {

    private static final int LONGEST = 100;
    private static final int MOST_SEATS = 1_000;

    /** @throws IllegalArgumentException if the code, the times or the number of seats is not as said */
    public Training {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        if (code.isBlank() || code.length() > LONGEST || !isText(code)) {
            throw new IllegalArgumentException("A training's code is 1 to " + LONGEST
                    + " characters without control characters, not " + code.length() + ": pass its technical name.");
        }
        if (until.isPresent()
                && from.filter(begin -> !begin.isBefore(until.get())).isPresent()) {
            throw new IllegalArgumentException(
                    "Access to a training begins before it ends, not at " + from.get() + ": leave the training out.");
        }
        if (seatsToGive < 0 || seatsToGive > MOST_SEATS) {
            throw new IllegalArgumentException("A training has 0 to " + MOST_SEATS + " seats to give, not "
                    + seatsToGive + ": list it more than once, or place more orders.");
        }
    }

    /** The buyer's own, as soon as it is paid and without end. */
    public static Training of(String code) {
        return new Training(code, Optional.empty(), Optional.empty(), 0);
    }

    /** The same, beginning then. */
    public Training from(Instant begin) {
        return new Training(code, Optional.of(begin), until, seatsToGive);
    }

    /** The same, ending then. */
    public Training until(Instant end) {
        return new Training(code, from, Optional.of(end), seatsToGive);
    }

    /** The same, with so many seats to give. */
    public Training seatsToGive(int number) {
        return new Training(code, from, until, number);
    }

    /** The same, ended by that time at the latest. */
    public Training endedAt(Instant time) {
        var end = until.filter(known -> known.isBefore(time)).orElse(time);
        return new Training(code, from.filter(end::isAfter), Optional.of(end), seatsToGive);
    }

    /** Whether the buyer has access to it without giving themselves a seat. */
    public boolean isForBuyer() {
        return seatsToGive == 0;
    }

    /** Whether access has not ended by that time. */
    public boolean isOpen(Instant at) {
        return until.isEmpty() || until.get().isAfter(at);
    }

    private static boolean isText(String code) {
        return code.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
