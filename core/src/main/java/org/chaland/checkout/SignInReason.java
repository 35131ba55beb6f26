package org.chaland.checkout;

/** Why whoever stands at the contact step is to sign in. */
public enum SignInReason {
    /** The shop sells to nobody who has not signed in. */
    NO_GUESTS,
    /** The address that was typed is a customer's who has an account, and the shop has chosen to say so (I6). */
    KNOWN_ADDRESS
}
