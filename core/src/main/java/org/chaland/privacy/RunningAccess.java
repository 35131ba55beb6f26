package org.chaland.privacy;

/** What whoever demands erasure says of access that they have paid for, and that goes on. */
public enum RunningAccess {
    /** It is to be kept; the answer is {@link Obligation#ACCESS_RUNNING}. */
    KEPT,
    /** It may end with the erasure. */
    GIVEN_UP
}
