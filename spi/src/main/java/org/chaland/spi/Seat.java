package org.chaland.spi;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * A place in a course, as the support area shows it to its buyer. Its text form leaves the values out.
 *
 * @param course the name of the course, not blank
 * @param participant the display name of the person who has the place; empty if the place is free
 * @param address the page where the buyer assigns the place, or empty
 */
public record Seat(String course, Optional<String> participant, Optional<URI> address) {

    /** @throws IllegalArgumentException if a text is blank, or a page must not link to the address */
    public Seat {
        Shown.text("name of a course", course);
        Objects.requireNonNull(participant, "participant").ifPresent(name -> Shown.text("name of a participant", name));
        Shown.address("address of a seat", address);
    }

    /** Creates a free place. */
    public static Seat free(String course) {
        return new Seat(course, Optional.empty(), Optional.empty());
    }

    /** Creates a place that is assigned to a person. */
    public static Seat assigned(String course, String participant) {
        return new Seat(course, Optional.of(participant), Optional.empty());
    }

    /** Returns the same place with the page where it is assigned. */
    public Seat at(URI place) {
        return new Seat(course, participant, Optional.of(place));
    }

    /** Returns whether the place has no participant. */
    public boolean isFree() {
        return participant.isEmpty();
    }

    @Override
    public String toString() {
        return "Seat[free=" + isFree() + "]";
    }
}
