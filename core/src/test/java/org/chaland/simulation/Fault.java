package org.chaland.simulation;

/** What goes wrong. */
enum Fault {
    /** The provider did not answer and nothing took effect. */
    UNAVAILABLE,
    /** It took effect and the reply was lost. */
    REPLY_LOST,
    /** The request takes effect at some later step, or never. */
    LATE,
    /** The provider says that the address is taken. */
    EMAIL_TAKEN,
    /** The provider does not accept a value, or the call. */
    REFUSED,
    /** The provider says that all went well, and nothing happened: its adapter looks again before it believes that. */
    HOLLOW_SUCCESS,
    /** An account came about that lacks our key: its adapter looks for it by the key and finds none. */
    WITHOUT_KEY,
    /** The transaction was committed and the acknowledgement lost. */
    COMMIT_UNKNOWN,
    /** The transaction was rolled back by the database, which its runner does once more. */
    ROLLED_BACK,
    /** The transaction failed and nothing was written. */
    STORAGE_DOWN,
    /** The clock jumps past a lease. */
    CLOCK_LEASE_ON,
    /** The clock jumps back by a lease. */
    CLOCK_LEASE_BACK,
    /** The clock jumps on by a day. */
    CLOCK_DAY_ON,
    /** The clock jumps back by a day. */
    CLOCK_DAY_BACK,
    /** The process of an actor dies; what it held in memory is gone. */
    CRASH
}
