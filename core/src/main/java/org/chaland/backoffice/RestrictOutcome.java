package org.chaland.backoffice;

import java.util.Set;
import java.util.function.Function;

/** What restricting a record, or lifting that, led to. */
public sealed interface RestrictOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Done, ? extends R> done,
            Function<? super Rejected, ? extends R> rejected,
            Function<? super Changed, ? extends R> changed,
            Function<? super Unknown, ? extends R> unknown) {
        if (this instanceof Done doneCase) {
            return done.apply(doneCase);
        }
        if (this instanceof Rejected rejectedCase) {
            return rejected.apply(rejectedCase);
        }
        if (this instanceof Changed changedCase) {
            return changed.apply(changedCase);
        }
        return unknown.apply((Unknown) this);
    }

    /** The record is restricted now, or in use again. */
    record Done() implements RestrictOutcome {}

    /**
     * Nothing has changed.
     *
     * @param faults what is wrong with the reason; not empty
     */
    record Rejected(Set<Fault> faults) implements RestrictOutcome {

        /** Keeps its own copy of the set. */
        public Rejected {
            faults = Set.copyOf(faults);
        }
    }

    /** The record was changed since it was looked at. */
    record Changed() implements RestrictOutcome {}

    /** The shop has no such record in the state from which this leads on. */
    record Unknown() implements RestrictOutcome {}
}
