package org.chaland.backoffice;

/** What running a task again led to. */
public enum RunAgainOutcome {
    /** It is open and due at once; upkeep runs it. */
    BEGUN,
    /** It is done, or open anyway; nothing was changed. */
    NOT_STOPPED,
    /** The shop has no task of that key. */
    UNKNOWN
}
