package org.chaland.checkout;

/** Why a sign-in did not lead on. */
public enum SignInRefusal {
    /** The provider names nobody, or the answer is not the one that this checkout awaits, as when a page is reloaded. */
    NOT_SIGNED_IN,
    /** Somebody acts for another person; such a session is never linked as the customer (I13). */
    ON_BEHALF,
    /** The customer's link to that account is suspended or broken, or the record is restricted. */
    NOT_USABLE,
    /** The provider does not answer: offer to try again. */
    PROVIDER_UNAVAILABLE
}
