package org.chaland.support;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.chaland.model.Details;

/**
 * What a buyer types to give a seat; all of it is untrusted. Its text form shows no personal data.
 *
 * @param course the code of the training
 * @param participant names, e-mail address and language, as {@link org.chaland.form.FormInput} reads them; other fields are dropped
 * @param opensOn the day on which the participant gets it, in the shop's time zone; empty for at once
 * @param message what the buyer writes to the participant; an empty text for nothing
 */
public record SeatRequest(String course, Details participant, Optional<LocalDate> opensOn, String message) {

    /** Refuses missing values. */
    public SeatRequest {
        Objects.requireNonNull(course, "course");
        Objects.requireNonNull(participant, "participant");
        Objects.requireNonNull(opensOn, "opensOn");
        Objects.requireNonNull(message, "message");
    }

    /** At once, and without a message. */
    public static SeatRequest of(String course, Details participant) {
        return new SeatRequest(course, participant, Optional.empty(), "");
    }

    @Override
    public String toString() {
        return "SeatRequest[course=" + course + ", opensOn=" + opensOn + "]";
    }
}
