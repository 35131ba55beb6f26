package org.chaland.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a shop gives an account in a course.
 *
 * @param status whether the course is open to it
 * @param from of an open course: since or from when; empty for the others
 * @param until of an open course: until when, or empty if without end; empty for the others
 */
public record CourseState(Status status, Optional<Instant> from, Optional<Instant> until) {

    /** Whether a course is open to an account. */
    public enum Status {
        /** It is, from and until when the state says. */
        OPEN,
        /** It is not, and what the person has done there is kept. */
        CLOSED,
        /** The shop has given nothing, or takes back what never began. */
        NONE
    }

    private static final CourseState CLOSED = new CourseState(Status.CLOSED, Optional.empty(), Optional.empty());
    private static final CourseState NONE = new CourseState(Status.NONE, Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException if an open course has no begin, or ends before it, or another one has times */
    public CourseState {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(until, "until");
        if (from.isPresent() != (status == Status.OPEN)
                || until.filter(end -> from.filter(end::isAfter).isEmpty()).isPresent()) {
            throw new IllegalArgumentException(
                    "An open course has a begin, and no end before it; another one has neither: not " + status
                            + " from " + from + " until " + until + ".");
        }
    }

    /** Open from then on, until then or without end. */
    public static CourseState open(Instant from, Optional<Instant> until) {
        return new CourseState(Status.OPEN, Optional.of(from), until);
    }

    /** Not open, or not any more. */
    public static CourseState closed() {
        return CLOSED;
    }

    /** Nothing given. */
    public static CourseState none() {
        return NONE;
    }

    /** Whether it lets somebody in at that time. */
    public boolean isOpen(Instant at) {
        return from.filter(begin -> !begin.isAfter(at)).isPresent()
                && until.filter(end -> !end.isAfter(at)).isEmpty();
    }
}
