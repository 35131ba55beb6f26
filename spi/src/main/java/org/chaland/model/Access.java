package org.chaland.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Until when what was paid gives access.
 *
 * @param unlimited whether it does not end
 * @param end when it ends or has ended; empty if it does not end, or if nothing was ever paid
 */
public record Access(boolean unlimited, Optional<Instant> end) {

    private static final Access NONE = new Access(false, Optional.empty());
    private static final Access UNLIMITED = new Access(true, Optional.empty());

    /** @throws IllegalArgumentException if it does not end and yet has an end */
    public Access {
        if (unlimited && end.isPresent()) {
            throw new IllegalArgumentException("Access without end has no end: leave " + end.get() + " out.");
        }
    }

    /** Nothing was ever paid. */
    public static Access none() {
        return NONE;
    }

    /** It does not end. */
    public static Access withoutEnd() {
        return UNLIMITED;
    }

    /** It ends then. */
    public static Access until(Instant end) {
        return new Access(false, Optional.of(end));
    }

    /** Whether it has ended by that time; not if nothing was ever paid, for what never began does not end. */
    public boolean isOver(Instant at) {
        return end.filter(known -> !known.isAfter(at)).isPresent();
    }

    /** As long as the longer of the two. */
    public Access or(Access other) {
        if (unlimited || other.unlimited) {
            return UNLIMITED;
        }
        if (end.isEmpty()) {
            return other;
        }
        return other.end.filter(end.get()::isBefore).isPresent() ? other : this;
    }

    /** So much longer. */
    public Access plus(Duration grace) {
        return new Access(unlimited, end.map(known -> known.plus(grace)));
    }
}
