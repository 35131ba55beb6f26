package org.chaland.claim;

import java.util.function.Function;
import org.chaland.model.CustomerId;

/** What became of an answer. */
public sealed interface AnswerOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(Function<? super Claimed, ? extends R> claimed, Function<? super Refused, ? extends R> refused) {
        if (this instanceof Claimed claimedCase) {
            return claimed.apply(claimedCase);
        }
        return refused.apply((Refused) this);
    }

    /**
     * The records are the visitor's now.
     *
     * @param customer who has them
     * @param records how many there were
     * @param purchases how many came with them
     */
    record Claimed(CustomerId customer, int records, long purchases) implements AnswerOutcome {}

    /** Nothing was claimed: not this code, not any more, not by this account, or not in this shop. Why is never told. */
    record Refused() implements AnswerOutcome {}
}
