package org.chaland.model;

import java.time.Instant;

/**
 * The link of a customer to an account: at most one per issuer on each side within a shop (I2). Whether the shop made the account
 * is kept with the account, see {@link ShopAccount}.
 *
 * @param account the account
 * @param proof how it was proven that the account is this customer's
 * @param state whether the account can be used
 * @param since when the link was made
 */
public record Link(Account account, Proof proof, State state, Instant since) {

    /** How it was proven that an account is a customer's (I2). */
    public enum Proof {
        /** The visitor signed in as that account. */
        SIGNED_IN,
        /** Our own create call, under our own key, returned the account. */
        CREATED,
        /** The visitor answered a claim while signed in. */
        CLAIMED,
        /** The mailbox of the record was proven, and the account is the mailbox's or can be recovered by it (I2 e). */
        MAILBOX,
        /** The customer has signed in as an identity of another issuer that the provider says is this account's. */
        FEDERATED,
        /** Staff linked it, with a reason. */
        STAFF
    }

    /** Whether the account of a link can be used. */
    public enum State {
        /** The account can be used. */
        ACTIVE,
        /** Chaland suspended the account at the end of the trainings. */
        SUSPENDED,
        /** The account is gone at the provider. */
        BROKEN
    }

    /** Returns a new, active link to an account that the visitor signed in as. */
    public static Link signedIn(Account account, Instant since) {
        return new Link(account, Proof.SIGNED_IN, State.ACTIVE, since);
    }

    /** Returns a new, active link to an account that was created for the customer. */
    public static Link created(Account account, Instant since) {
        return new Link(account, Proof.CREATED, State.ACTIVE, since);
    }

    /** Returns a new, active link to the account of a mailbox that was proven, or to one that can be recovered by it. */
    public static Link mailbox(Account account, Instant since) {
        return new Link(account, Proof.MAILBOX, State.ACTIVE, since);
    }

    /** Whether the account can be used. */
    public boolean isActive() {
        return state == State.ACTIVE;
    }

    /** Returns the same link in that state. */
    public Link in(State other) {
        return new Link(account, proof, other, since);
    }
}
