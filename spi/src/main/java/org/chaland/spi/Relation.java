package org.chaland.spi;

/** How a member of staff has to stand to a customer, to be shown something of them. */
public enum Relation {
    /** The customer is one of the shop that staff act in: every one is, so nobody is asked. */
    OF_THIS_SHOP,
    /** Deals with this customer in a training. */
    DEALS_WITH_IN_TRAINING,
    /** Looks after this customer. */
    LOOKS_AFTER
}
