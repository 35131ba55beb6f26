package org.chaland.spi;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * A place in a course, as the support area shows it to whoever bought it. Its text form leaves the values out (I10).
 *
 * @param course the name of the course, not blank
 * @param participant to whom it is assigned, a name for display and nothing else; or empty if it is free
 * @param address where the buyer assigns it, or empty
 */
public record Seat(String course, Optional<String> participant, Optional<URI> address) {

    /** @throws IllegalArgumentException if a text is blank, or the address is one that a page may not link to */
    public Seat {
        Shown.text("name of a course", course);
        Objects.requireNonNull(participant, "participant").ifPresent(name -> Shown.text("name of a participant", name));
        Shown.address("address of a seat", address);
    }

    /** A seat that nobody has yet. */
    public static Seat free(String course) {
        return new Seat(course, Optional.empty(), Optional.empty());
    }

    /** A seat that somebody has. */
    public static Seat assigned(String course, String participant) {
        return new Seat(course, Optional.of(participant), Optional.empty());
    }

    /** The same, assigned there. */
    public Seat at(URI place) {
        return new Seat(course, participant, Optional.of(place));
    }

    /** Whether nobody has it yet. */
    public boolean isFree() {
        return participant.isEmpty();
    }

    @Override
    public String toString() {
        return "Seat[free=" + isFree() + "]";
    }
}
