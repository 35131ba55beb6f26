package org.chaland.privacy;

/** To whom something of a person is passed on. There are no others: third parties have no purpose (I9). */
public enum Recipient {
    /** Staff of the shop, each for their purpose. */
    STAFF,
    /** The learning provider, where the account is. */
    LEARNING_PROVIDER,
    /** Whoever carries the shop's mail. */
    MAIL,
    /** The host's own systems, which are told of what happens. */
    HOST
}
