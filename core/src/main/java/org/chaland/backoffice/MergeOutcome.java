package org.chaland.backoffice;

import java.util.Set;
import java.util.function.Function;
import org.chaland.model.CustomerId;

/** What merging two records led to. */
public sealed interface MergeOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Merged, ? extends R> merged,
            Function<? super Refused, ? extends R> refused,
            Function<? super Changed, ? extends R> changed,
            Function<? super Rejected, ? extends R> rejected) {
        if (this instanceof Merged mergedCase) {
            return merged.apply(mergedCase);
        }
        if (this instanceof Refused refusedCase) {
            return refused.apply(refusedCase);
        }
        if (this instanceof Changed changedCase) {
            return changed.apply(changedCase);
        }
        return rejected.apply((Rejected) this);
    }

    /**
     * The two are one.
     *
     * @param survivor whose everything is now: its tasks can be run at once
     * @param purchases how many moved
     */
    record Merged(CustomerId survivor, long purchases) implements MergeOutcome {}

    /**
     * The two cannot be merged; nothing was changed.
     *
     * @param reason why
     */
    record Refused(MergeRefusal reason) implements MergeOutcome {}

    /** One of the records was changed since the preview; nothing was changed here. Look at the preview again. */
    record Changed() implements MergeOutcome {}

    /**
     * Something is wrong with the reason; nothing was changed.
     *
     * @param faults all of it, never empty
     */
    record Rejected(Set<Fault> faults) implements MergeOutcome {

        /** Keeps its own copy of the faults. */
        public Rejected {
            faults = Set.copyOf(faults);
        }
    }
}
