package org.chaland.backoffice;

/** Why two records cannot be merged. */
public enum MergeRefusal {
    /** They are one and the same. */
    SAME_RECORD,
    /** The shop has no record of one of the ids. */
    UNKNOWN,
    /** One of them is not in use: restricted, erased, or merged before. */
    NOT_IN_USE,
    /** Each has an account of the same issuer: unlink one first. */
    TWO_ACCOUNTS
}
