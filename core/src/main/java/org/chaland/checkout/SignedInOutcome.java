package org.chaland.checkout;

import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Handle;
import org.chaland.prefill.ContactStep;

/**
 * Result of {@link Checkouts#signedIn(org.chaland.model.Visit)}, its variant for providers,
 * {@link Checkouts#signedInForOrder}, and {@link Checkouts#signInWithPassword}: {@link SignedIn} or {@link Refused}.
 */
public sealed interface SignedInOutcome permits SignedInOutcome.SignedIn, SignedInOutcome.Refused {

    /**
     * The checkout belongs to the account now. Renew the session id as well, against session fixation.
     *
     * @param handle the handle to keep from now on; the one before is dead
     * @param account the account that signed in
     * @param customer the account's record, for {@link org.chaland.upkeep.Upkeep#runFor}; empty if it has none yet
     * @param step the form, filled
     * @param session what ends the session at the provider, too ({@link Checkouts#signOut}): a secret, to be kept where only the
     *     server reads it, such as the session; empty if there is nothing to keep
     */
    record SignedIn(
            Handle handle, Account account, Optional<CustomerId> customer, ContactStep step, Optional<String> session)
            implements SignedInOutcome {

        /** The same outcome with what ends the provider's session. */
        SignedIn withSession(Optional<String> value) {
            return new SignedIn(handle, account, customer, step, value);
        }

        /** Shows the account only. */
        @Override
        public String toString() {
            return "SignedIn[account=" + account + "]";
        }
    }

    /**
     * The visitor is not signed in; the checkout is unchanged. Also a result of {@link Checkouts#beginSignIn},
     * {@link Checkouts#beginSignInForOrder} and {@link Checkouts#initiatedSignIn}.
     *
     * @param reason why
     */
    record Refused(Reason reason) implements SignedInOutcome, BeginSignInOutcome {}

    /** Why a sign-in was refused. */
    enum Reason {
        /** The shop offers no sign-in at that issuer, or the visitor is an operator. */
        NOT_OFFERED,
        /**
         * The provider names no account, or the answer is not the one that this checkout waits for, as when a page is reloaded.
         * For a password also: the name is unknown, was tried too often, or belongs to an account that cannot be used. These
         * look the same on purpose.
         */
        NOT_SIGNED_IN,
        /** An operator acts for another person; such a session is never linked as the customer (I13). */
        ON_BEHALF,
        /** The order belongs to somebody else by now. Only of a sign-in for an order. */
        NOT_YOURS,
        /** The customer's link to that account is suspended or broken, or the record is restricted. */
        NOT_USABLE,
        /** The provider does not answer: offer to try again. */
        PROVIDER_UNAVAILABLE,
        /** The provider does not accept the shop, as with a wrong secret. It was logged as an error; trying again does not help. */
        PROVIDER_REFUSES,
        /**
         * This client tried too many passwords, or too many visitors who are not signed in have begun an order: offer to try again
         * later. What was typed was not stored, so show it again.
         */
        TOO_OFTEN,
        /** What was typed into the form is longer than 8,000 bytes in UTF-8; it was not stored. */
        TOO_LONG,
        /** The handle is unknown, outdated, expired, or somebody else's: all these get the same answer (I5, I6). */
        EXPIRED
    }
}
