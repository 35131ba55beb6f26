package org.chaland.checkout;

import java.util.List;
import java.util.function.Function;
import org.chaland.form.Violation;
import org.chaland.model.CustomerId;

/**
 * What placing an order led to.
 */
public sealed interface PlacedOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Placed, ? extends R> placed,
            Function<? super Incomplete, ? extends R> incomplete,
            Function<? super Conflict, ? extends R> conflict,
            Function<? super SignInRequired, ? extends R> signInRequired,
            Function<? super Expired, ? extends R> expired) {
        if (this instanceof Placed placedCase) {
            return placed.apply(placedCase);
        }
        if (this instanceof Incomplete incompleteCase) {
            return incomplete.apply(incompleteCase);
        }
        if (this instanceof Conflict conflictCase) {
            return conflict.apply(conflictCase);
        }
        if (this instanceof SignInRequired signInRequiredCase) {
            return signInRequired.apply(signInRequiredCase);
        }
        return expired.apply((Expired) this);
    }

    /**
     * The order is bound to the customer, and the details are frozen; also if it was so before.
     *
     * @param customer whose it is
     */
    record Placed(CustomerId customer) implements PlacedOutcome {}

    /**
     * The contact step has not been passed, or what it kept is not accepted any more: show it again before any payment.
     *
     * @param violations what is wrong; empty if the step has not been passed
     */
    record Incomplete(List<Violation> violations) implements PlacedOutcome {}

    /** The reference is taken by another customer, or by an order that was cancelled; nothing was changed. */
    record Conflict() implements PlacedOutcome {}

    /** The shop sells to nobody who has not signed in. */
    record SignInRequired() implements PlacedOutcome {}

    /** The handle is unknown, outdated, expired, or somebody else's: one answer for all (I5, I6). Begin again without it. */
    record Expired() implements PlacedOutcome {}
}
