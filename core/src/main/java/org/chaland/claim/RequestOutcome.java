package org.chaland.claim;

import java.util.function.Function;
import org.chaland.form.Violation;

/** What became of the wish for a code. */
public sealed interface RequestOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Requested, ? extends R> requested,
            Function<? super Rejected, ? extends R> rejected,
            Function<? super TooOften, ? extends R> tooOften,
            Function<? super NotUsable, ? extends R> notUsable) {
        if (this instanceof Requested requestedCase) {
            return requested.apply(requestedCase);
        }
        if (this instanceof Rejected rejectedCase) {
            return rejected.apply(rejectedCase);
        }
        if (this instanceof TooOften tooOftenCase) {
            return tooOften.apply(tooOftenCase);
        }
        return notUsable.apply((NotUsable) this);
    }

    /** If guest records have the address, a code is on its way there. */
    record Requested() implements RequestOutcome {}

    /**
     * That is no address that could have been stored; nothing was looked up.
     *
     * @param violation why
     */
    record Rejected(Violation violation) implements RequestOutcome {}

    /** Codes were asked for too often, by this account or for this address, whether or not there is anything; nothing was looked up. */
    record TooOften() implements RequestOutcome {}

    /** The account that is signed in cannot be used in this shop: suspended, gone, or its record is out of use. */
    record NotUsable() implements RequestOutcome {}
}
