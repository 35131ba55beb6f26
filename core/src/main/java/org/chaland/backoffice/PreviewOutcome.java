package org.chaland.backoffice;

import java.util.function.Function;

/** What asking for the preview of a merge led to. */
public sealed interface PreviewOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Possible, ? extends R> possible, Function<? super Refused, ? extends R> refused) {
        if (this instanceof Possible possibleCase) {
            return possible.apply(possibleCase);
        }
        return refused.apply((Refused) this);
    }

    /**
     * The two can be merged.
     *
     * @param preview what that would do
     */
    record Possible(MergePreview preview) implements PreviewOutcome {}

    /**
     * The two cannot be merged.
     *
     * @param reason why
     */
    record Refused(MergeRefusal reason) implements PreviewOutcome {}
}
