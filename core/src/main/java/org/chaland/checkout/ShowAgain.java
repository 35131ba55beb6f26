package org.chaland.checkout;

import java.util.Optional;
import org.chaland.model.Handle;
import org.chaland.prefill.ContactStep;

/**
 * The contact step must be shown again; nothing was kept and no order was placed. One case for every operation of the contact
 * step and the order.
 *
 * @param step the form to show, with what was typed and what is wrong with it. {@link Checkouts#review} and
 *     {@link Checkouts#placed} do not ask the provider of an account that is signed in, so that values from there are missing: to
 *     have them, {@link Checkouts#open} the form again.
 * @param handle the handle to keep from now on; empty if the browser must keep none
 * @param why the reason
 */
public record ShowAgain(ContactStep step, Optional<Handle> handle, Why why)
        implements SubmitOutcome, ReviewOutcome, PlacedOutcome {

    /** Why the contact step must be shown again. */
    public enum Why {
        /** Values are missing or wrong: {@link ContactStep#violations()}. */
        INVALID,
        /**
         * The record was changed meanwhile, in fields that were changed on the page too: {@link ContactStep#conflicts()}. The
         * form holds what was typed and offers the values of the record; submitting it again overwrites them (I8).
         */
        CHANGED_ELSEWHERE,
        /** The contact step has not been submitted, or what was typed before a sign-in has not been confirmed. */
        NOT_PASSED,
        /**
         * This client, or visitors of the shop together, have begun too many orders without signing in
         * ({@link org.chaland.spi.Limit#CHECKOUT_BY_CLIENT}, {@link org.chaland.spi.Limit#CHECKOUT_IN_TOTAL}). The form holds what
         * was typed: ask the visitor to send it again in a minute, or to sign in, which is not limited.
         */
        TOO_OFTEN,
        /**
         * The host's own security has signed somebody in since the form was sent. What was typed before is only offered: the form shows
         * what is known of the account. Submit it, and the order is the account's (I5).
         */
        SIGNED_IN_SINCE,
        /** The shop, or a course of the order, is sold only to visitors who are signed in, be it by a code. */
        SIGN_IN_REQUIRED,
        /**
         * The typed address is that of a customer with an account, and the shop has chosen to tell
         * ({@link org.chaland.spi.ShopRules#signInForKnownAddresses()}): ask the visitor to sign in (I6).
         */
        KNOWN_ADDRESS,
        /**
         * The handle is unknown, outdated, expired, or somebody else's: all these get the same answer (I5, I6). The form is a
         * fresh one with what was typed.
         */
        EXPIRED
    }
}
