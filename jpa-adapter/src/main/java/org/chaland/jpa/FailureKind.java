package org.chaland.jpa;

import java.sql.SQLException;
import java.util.Set;

/**
 * What a failed statement or commit means for whoever made it. Standard SQLStates come first; where a database uses a state for
 * several things, its own code decides. Codes of one database mean nothing in another: PostgreSQL gives none, and those of H2
 * are its states.
 */
enum FailureKind {
    DUPLICATE_KEY("A key is taken: read again, then decide."),
    /** The transaction was given up for another one. */
    CONFLICT("Nothing is stored: repeat the whole transaction."),
    /** Perhaps only the statement was undone. */
    LOCK_WAIT("A lock was waited for in vain: roll back, then repeat the whole transaction."),
    OUTCOME_UNKNOWN("The connection is lost, and whether a commit took place is not known: read again by key."),
    BAD_DATA("A value does not fit: repeating is of no use."),
    /** Anything else. */
    OTHER("See what the database says.");

    /** The last one is H2's: another transaction changes the same row. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "90131");

    private static final Set<String> LOCK_WAITS = Set.of("55P03", "HYT00");

    /** The server is shutting down, or its administrator ended the connection. */
    private static final Set<String> ENDED = Set.of("57P01", "57P02", "57P03");

    /** The same of H2, whose states have a class for everything: its file fails, the connection broke, it is closed or closing. */
    private static final Set<String> H2_GONE = Set.of("90028", "90031", "90067", "90098", "90121");

    private static final int MARIADB_DUPLICATE_KEY = 1062;
    private static final int MARIADB_DEADLOCK = 1213;
    private static final int MARIADB_CHANGED_SINCE_READ = 1020;
    private static final int MARIADB_LOCK_WAIT = 1205;
    private static final Set<Integer> MARIADB_GONE = Set.of(2006, 2013);
    private static final Set<Integer> MARIADB_BAD_DATA = Set.of(1366, 1406);
    private static final int H2_LOCK_WAIT = 50200;

    private final String remedy;

    FailureKind(String remedy) {
        this.remedy = remedy;
    }

    /** What to do about it. */
    String remedy() {
        return remedy;
    }

    static FailureKind of(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        int code = failure.getErrorCode();
        if (state.equals("23505") || code == MARIADB_DUPLICATE_KEY) {
            return DUPLICATE_KEY;
        }
        if (CONFLICTS.contains(state) || code == MARIADB_DEADLOCK || code == MARIADB_CHANGED_SINCE_READ) {
            return CONFLICT;
        }
        if (LOCK_WAITS.contains(state) || code == MARIADB_LOCK_WAIT || code == H2_LOCK_WAIT) {
            return LOCK_WAIT;
        }
        if (isLost(state) || MARIADB_GONE.contains(code)) {
            return OUTCOME_UNKNOWN;
        }
        return state.startsWith("22") || MARIADB_BAD_DATA.contains(code) ? BAD_DATA : OTHER;
    }

    private static boolean isLost(String state) {
        return state.startsWith("08") || ENDED.contains(state) || H2_GONE.contains(state);
    }

    /** Whether nothing is stored, and repeating the whole transaction is right. */
    boolean isRepeatable() {
        return this == CONFLICT || this == LOCK_WAIT;
    }
}
