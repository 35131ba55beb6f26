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
    <R> R fold(
            Function<? super Placed, ? extends R> placed,
            Function<? super Incomplete, ? extends R> incomplete,
            Function<? super Conflict, ? extends R> conflict,
            Function<? super SignInRequired, ? extends R> signInRequired,
            Function<? super Expired, ? extends R> expired);

    /**
     * The order is bound to the customer, and the details are frozen; also if it was so before.
     *
     * @param customer whose it is
     */
    record Placed(CustomerId customer) implements PlacedOutcome {

        @Override
        public <R> R fold(
                Function<? super Placed, ? extends R> placed,
                Function<? super Incomplete, ? extends R> incomplete,
                Function<? super Conflict, ? extends R> conflict,
                Function<? super SignInRequired, ? extends R> signInRequired,
                Function<? super Expired, ? extends R> expired) {
            return placed.apply(this);
        }
    }

    /**
     * The contact step has not been passed, or what it kept is not accepted any more: show it again before any payment.
     *
     * @param violations what is wrong; empty if the step has not been passed
     */
    record Incomplete(List<Violation> violations) implements PlacedOutcome {

        @Override
        public <R> R fold(
                Function<? super Placed, ? extends R> placed,
                Function<? super Incomplete, ? extends R> incomplete,
                Function<? super Conflict, ? extends R> conflict,
                Function<? super SignInRequired, ? extends R> signInRequired,
                Function<? super Expired, ? extends R> expired) {
            return incomplete.apply(this);
        }
    }

    /** The reference is taken by another customer, or by an order that was cancelled; nothing was changed. */
    record Conflict() implements PlacedOutcome {

        @Override
        public <R> R fold(
                Function<? super Placed, ? extends R> placed,
                Function<? super Incomplete, ? extends R> incomplete,
                Function<? super Conflict, ? extends R> conflict,
                Function<? super SignInRequired, ? extends R> signInRequired,
                Function<? super Expired, ? extends R> expired) {
            return conflict.apply(this);
        }
    }

    /** The shop sells to nobody who has not signed in. */
    record SignInRequired() implements PlacedOutcome {

        @Override
        public <R> R fold(
                Function<? super Placed, ? extends R> placed,
                Function<? super Incomplete, ? extends R> incomplete,
                Function<? super Conflict, ? extends R> conflict,
                Function<? super SignInRequired, ? extends R> signInRequired,
                Function<? super Expired, ? extends R> expired) {
            return signInRequired.apply(this);
        }
    }

    /** The handle is unknown, outdated, expired, or somebody else's: one answer for all (I5, I6). Begin again without it. */
    record Expired() implements PlacedOutcome {

        @Override
        public <R> R fold(
                Function<? super Placed, ? extends R> placed,
                Function<? super Incomplete, ? extends R> incomplete,
                Function<? super Conflict, ? extends R> conflict,
                Function<? super SignInRequired, ? extends R> signInRequired,
                Function<? super Expired, ? extends R> expired) {
            return expired.apply(this);
        }
    }
}
