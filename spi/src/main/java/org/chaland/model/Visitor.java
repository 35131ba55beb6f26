package org.chaland.model;

/**
 * Who stands at the contact step. The host passes it: its own security has checked it. Nothing is taken from the
 * surroundings.
 */
public sealed interface Visitor {

    /** Nobody is signed in. */
    static Visitor anonymous() {
        return new Anonymous();
    }

    /** This account is signed in, as the person it belongs to. */
    static Visitor signedIn(Account account) {
        return new SignedIn(account);
    }

    /** Somebody works on a person's behalf, such as staff on the telephone; never linked as the customer (I13). */
    static Visitor operator() {
        return new Operator();
    }

    /** Nobody is signed in. */
    record Anonymous() implements Visitor {}

    /**
     * An account is signed in.
     *
     * @param account the account
     */
    record SignedIn(Account account) implements Visitor {}

    /** Somebody works on a person's behalf. */
    record Operator() implements Visitor {}
}
