package org.chaland.privacy;

import java.util.Set;
import java.util.function.Function;

/** What demanding erasure led to. */
public sealed interface ErasureOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Erased, ? extends R> erased,
            Function<? super Obliged, ? extends R> obliged,
            Function<? super Refused, ? extends R> refused) {
        if (this instanceof Erased erasedCase) {
            return erased.apply(erasedCase);
        }
        return this instanceof Obliged obligedCase ? obliged.apply(obligedCase) : refused.apply((Refused) this);
    }

    /** Why nothing is erased for that visitor. */
    enum Reason {
        /** Nobody is signed in, so it is not shown whose data they may erase (art. 12(6)): offer to sign in. */
        NOT_SIGNED_IN,
        /** Somebody works on another person's behalf: only the person may demand this (I13). */
        ON_BEHALF,
        /** The shop keeps nothing that is linked to the account. What was bought as a guest is claimed first. */
        NO_RECORD
    }

    /**
     * The record is erased; what is left to be done elsewhere is under way.
     *
     * @param receipt what was erased, and what is kept
     */
    record Erased(Receipt receipt) implements ErasureOutcome {}

    /**
     * Nothing was erased.
     *
     * @param obligations what stands against it; not empty
     */
    record Obliged(Set<Obligation> obligations) implements ErasureOutcome {

        /** Keeps its own copy of the set. */
        public Obliged {
            obligations = Set.copyOf(obligations);
        }
    }

    /**
     * Nothing was erased.
     *
     * @param reason why
     */
    record Refused(Reason reason) implements ErasureOutcome {}
}
