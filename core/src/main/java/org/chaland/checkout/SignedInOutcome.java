package org.chaland.checkout;

import java.util.function.Function;
import org.chaland.model.Account;

/**
 * What coming back from a sign-in led to.
 */
public sealed interface SignedInOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    <R> R fold(
            Function<? super SignedIn, ? extends R> signedIn,
            Function<? super Refused, ? extends R> refused,
            Function<? super Expired, ? extends R> expired);

    /**
     * The checkout is the account's now. Renew the session as well, against fixation.
     *
     * @param handle to be kept from now on; the one before is dead
     * @param account who signed in
     * @param step the form, filled
     */
    record SignedIn(Handle handle, Account account, ContactStep step) implements SignedInOutcome {

        @Override
        public <R> R fold(
                Function<? super SignedIn, ? extends R> signedIn,
                Function<? super Refused, ? extends R> refused,
                Function<? super Expired, ? extends R> expired) {
            return signedIn.apply(this);
        }
    }

    /**
     * Nobody signed in who may go on; the checkout is as it was.
     *
     * @param reason why
     */
    record Refused(SignInRefusal reason) implements SignedInOutcome {

        @Override
        public <R> R fold(
                Function<? super SignedIn, ? extends R> signedIn,
                Function<? super Refused, ? extends R> refused,
                Function<? super Expired, ? extends R> expired) {
            return refused.apply(this);
        }
    }

    /** The handle is unknown, outdated, expired, or somebody else's: one answer for all (I5, I6). Begin again without it. */
    record Expired() implements SignedInOutcome {

        @Override
        public <R> R fold(
                Function<? super SignedIn, ? extends R> signedIn,
                Function<? super Refused, ? extends R> refused,
                Function<? super Expired, ? extends R> expired) {
            return expired.apply(this);
        }
    }
}
