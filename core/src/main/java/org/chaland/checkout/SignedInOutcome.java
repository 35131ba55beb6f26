package org.chaland.checkout;

import java.util.Optional;
import java.util.function.Function;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Handle;

/**
 * What a sign-in led to.
 */
public sealed interface SignedInOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super SignedIn, ? extends R> signedIn,
            Function<? super Refused, ? extends R> refused,
            Function<? super Expired, ? extends R> expired) {
        if (this instanceof SignedIn signedInCase) {
            return signedIn.apply(signedInCase);
        }
        if (this instanceof Refused refusedCase) {
            return refused.apply(refusedCase);
        }
        return expired.apply((Expired) this);
    }

    /**
     * The checkout is the account's now. Renew the session as well, against fixation.
     *
     * @param handle to be kept from now on; the one before is dead
     * @param account who signed in
     * @param customer whose record it is, so that its tasks can be run at once; empty if the account has none yet
     * @param step the form, filled
     */
    record SignedIn(Handle handle, Account account, Optional<CustomerId> customer, ContactStep step)
            implements SignedInOutcome {}

    /**
     * Nobody signed in who may go on; the checkout is as it was.
     *
     * @param reason why
     */
    record Refused(SignInRefusal reason) implements SignedInOutcome {}

    /** The handle is unknown, outdated, expired, or somebody else's: one answer for all (I5, I6). Begin again without it. */
    record Expired() implements SignedInOutcome {}
}
