package org.chaland.support;

import java.util.List;
import org.chaland.form.Violation;
import org.chaland.model.CustomerId;

/** Result of giving a seat or taking one back. */
public sealed interface SeatOutcome {

    /**
     * It was done.
     *
     * @param participant whose seat it is or was, for {@link org.chaland.upkeep.Upkeep#runFor}
     */
    record Done(CustomerId participant) implements SeatOutcome {}

    /**
     * Show the form again: something that was typed is wrong. Nothing was stored.
     *
     * @param violations everything that is wrong with the participant, in the order of the fields; unmodifiable
     * @param messageIsWrong whether the message is longer than 400 characters or no plain text
     */
    record Rejected(List<Violation> violations, boolean messageIsWrong) implements SeatOutcome {

        /** Copies the list. */
        public Rejected {
            violations = List.copyOf(violations);
        }
    }

    /**
     * It is not possible. Nothing was stored.
     *
     * @param reason why
     */
    record Refused(Reason reason) implements SeatOutcome {}

    /** Why a seat cannot be given or taken back. */
    enum Reason {
        /** The visitor has no such order or seat, or it is not paid. */
        NOT_YOURS,
        /** All seats of the course are given. */
        NONE_FREE,
        /** Somebody with that address has a seat of the order in the course already. */
        HAS_ONE,
        /** The course has begun, or is over. */
        TOO_LATE,
        /** Seats of this order were given and taken back too often: ask the shop. */
        TOO_OFTEN
    }
}
