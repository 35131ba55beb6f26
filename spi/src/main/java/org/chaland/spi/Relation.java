package org.chaland.spi;

/** Relation that a member of staff must have to a customer to see their data. */
public enum Relation {
    /** The customer is a customer of the shop. Always true, so {@link AccessPolicy#isRelated} is not called. */
    OF_THIS_SHOP,
    /**
     * The member of staff trains the customer: {@link AccessPolicy#isRelated} says so, or a {@link CourseTeaching} says that they teach a
     * course into which the customer was let. In the latter case they read and change nothing.
     */
    DEALS_WITH_IN_TRAINING,
    /** The member of staff looks after the customer. */
    LOOKS_AFTER
}
