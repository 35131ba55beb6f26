package org.chaland.model;

import java.time.Instant;

/**
 * Ties a customer to an account: at most one per issuer on each side within a shop (I2).
 *
 * @param account the account
 * @param proof how it was shown that the account is this customer's
 * @param madeByShop whether the shop had the account created; one that it did not is never changed by it (I12)
 * @param state whether the account can be used
 * @param since when the link was made
 */
public record Link(Account account, Proof proof, boolean madeByShop, State state, Instant since) {

    /** The only four reasons for which a link exists (I2). */
    public enum Proof {
        /** The visitor signed in as that account. */
        SIGNED_IN,
        /** Our own create call, under our own key, returned the account. */
        CREATED,
        /** A claim was answered while signed in. */
        CLAIMED,
        /** Staff linked it, with a reason. */
        STAFF
    }

    /** Deactivation is a state of the link, not of the customer. */
    public enum State {
        /** The account can be used. */
        ACTIVE,
        /** The account was deactivated at the end of the trainings. */
        SUSPENDED,
        /** The account is gone at the provider. */
        BROKEN
    }

    /** A new, active link to an account that the visitor signed in as. */
    public static Link signedIn(Account account, Instant since) {
        return new Link(account, Proof.SIGNED_IN, false, State.ACTIVE, since);
    }

    /** A new, active link to an account that was created for the customer. */
    public static Link created(Account account, Instant since) {
        return new Link(account, Proof.CREATED, true, State.ACTIVE, since);
    }

    /** Whether the account can be used. */
    public boolean isActive() {
        return state == State.ACTIVE;
    }

    /** Whether the account is one that the shop made, and is not known to be gone: only such a one is ever suspended (I12). */
    public boolean isForUsToEnd() {
        return madeByShop && state != State.BROKEN;
    }

    /** The same link in that state. */
    public Link in(State other) {
        return new Link(account, proof, madeByShop, other, since);
    }
}
