package org.chaland.backoffice;

import java.util.Set;
import java.util.function.Function;
import org.chaland.privacy.ErasureOutcome.Obligation;
import org.chaland.privacy.Receipt;

/** What erasing a record for a person who demanded it led to. */
public sealed interface EraseOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Erased, ? extends R> erased,
            Function<? super Obliged, ? extends R> obliged,
            Function<? super Changed, ? extends R> changed,
            Function<? super Unknown, ? extends R> unknown) {
        if (this instanceof Erased erasedCase) {
            return erased.apply(erasedCase);
        }
        if (this instanceof Obliged obligedCase) {
            return obliged.apply(obligedCase);
        }
        if (this instanceof Changed changedCase) {
            return changed.apply(changedCase);
        }
        return unknown.apply((Unknown) this);
    }

    /**
     * The record is erased; what is left to be done elsewhere is under way.
     *
     * @param receipt what was erased, and what is kept: for the person who demanded it
     */
    record Erased(Receipt receipt) implements EraseOutcome {}

    /**
     * Nothing was erased.
     *
     * @param obligations what stands against it; not empty
     */
    record Obliged(Set<Obligation> obligations) implements EraseOutcome {

        /** Keeps its own copy of the set. */
        public Obliged {
            obligations = Set.copyOf(obligations);
        }
    }

    /** The record was changed since it was looked at; nothing was erased. */
    record Changed() implements EraseOutcome {}

    /** The shop has no such record, or it is erased already, or it is a tombstone. */
    record Unknown() implements EraseOutcome {}
}
