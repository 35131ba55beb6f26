package org.chaland.checkout;

import java.util.List;
import java.util.function.Function;
import org.chaland.form.Violation;
import org.chaland.model.Details;

/** What looking at the details of an order before it is placed led to. */
public sealed interface ReviewOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Ready, ? extends R> ready,
            Function<? super Incomplete, ? extends R> incomplete,
            Function<? super SignInRequired, ? extends R> signInRequired,
            Function<? super Expired, ? extends R> expired) {
        if (this instanceof Ready readyCase) {
            return ready.apply(readyCase);
        }
        if (this instanceof Incomplete incompleteCase) {
            return incomplete.apply(incompleteCase);
        }
        if (this instanceof SignInRequired signInRequiredCase) {
            return signInRequired.apply(signInRequiredCase);
        }
        return expired.apply((Expired) this);
    }

    /**
     * The order can be placed.
     *
     * @param details what would be frozen
     */
    record Ready(Details details) implements ReviewOutcome {}

    /**
     * The contact step has not been passed, or what it kept is not accepted any more: show it again.
     *
     * @param violations what is wrong; empty if the step has not been passed
     */
    record Incomplete(List<Violation> violations) implements ReviewOutcome {}

    /** The shop sells to nobody who has not signed in. */
    record SignInRequired() implements ReviewOutcome {}

    /** The handle is unknown, outdated, expired, or somebody else's: one answer for all (I5, I6). Begin again without it. */
    record Expired() implements ReviewOutcome {}
}
