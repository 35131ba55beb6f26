package org.chaland.backoffice;

import java.util.Set;
import java.util.function.Function;

/** What taking a link away led to. */
public sealed interface UnlinkOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Unlinked, ? extends R> unlinked,
            Function<? super NotLinked, ? extends R> notLinked,
            Function<? super Rejected, ? extends R> rejected,
            Function<? super Unknown, ? extends R> unknown) {
        if (this instanceof Unlinked unlinkedCase) {
            return unlinked.apply(unlinkedCase);
        }
        if (this instanceof NotLinked notLinkedCase) {
            return notLinked.apply(notLinkedCase);
        }
        if (this instanceof Rejected rejectedCase) {
            return rejected.apply(rejectedCase);
        }
        return unknown.apply((Unknown) this);
    }

    /** The account opens the record no more; record and purchases stay, and handles given out before are dead (I5). */
    record Unlinked() implements UnlinkOutcome {}

    /** The customer has no link to that account; nothing was changed. */
    record NotLinked() implements UnlinkOutcome {}

    /**
     * Something is wrong with the reason; nothing was changed.
     *
     * @param faults all of it, never empty
     */
    record Rejected(Set<Fault> faults) implements UnlinkOutcome {

        /** Keeps its own copy of the faults. */
        public Rejected {
            faults = Set.copyOf(faults);
        }
    }

    /** The shop has no such customer in use. */
    record Unknown() implements UnlinkOutcome {}
}
