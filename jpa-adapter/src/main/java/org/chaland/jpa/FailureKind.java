package org.chaland.jpa;

import java.sql.SQLException;
import java.util.Set;

/**
 * What a failed statement or commit means for whoever made it. Standard SQLStates come first; where a database uses a state for
 * several things, its own code decides. Codes of one database mean nothing in another: PostgreSQL gives none, and those of H2
 * are its states.
 */
enum FailureKind {
    /** A unique key is taken: read again, then decide. */
    DUPLICATE_KEY,
    /** The transaction was given up for another one: repeat the whole of it. */
    CONFLICT,
    /** A lock was waited for in vain, and perhaps only the statement was undone: roll back, then repeat the whole. */
    LOCK_WAIT,
    /** The connection was lost, and with it whether a commit took place: read again by key. */
    OUTCOME_UNKNOWN,
    /** A value does not fit: repeating is of no use. */
    BAD_DATA,
    /** Anything else. */
    OTHER;

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
