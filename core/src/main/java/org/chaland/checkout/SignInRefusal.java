package org.chaland.checkout;

/** Why a sign-in did not lead on. */
public enum SignInRefusal {
    /**
     * The provider names nobody, or the answer is not the one that this checkout awaits, as when a page is reloaded. Of a password
     * nothing more is told: neither that the name is unknown, nor that it was tried too often, nor that the account may not be used.
     */
    NOT_SIGNED_IN,
    /** Somebody acts for another person; such a session is never linked as the customer (I13). */
    ON_BEHALF,
    /** The customer's link to that account is suspended or broken, or the record is restricted. */
    NOT_USABLE,
    /** The provider does not answer: offer to try again. */
    PROVIDER_UNAVAILABLE,
    /** This client tried passwords too often, of whatever names: offer to try again in a while, or to sign in at the provider. */
    TOO_OFTEN,
    /** What was typed into the form is too long to be kept; nothing was. */
    TOO_LONG
}
