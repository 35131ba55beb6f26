package org.chaland.jpa;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chaland.spi.StorageConflictException;
import org.chaland.spi.StorageException;

/**
 * Turns a failure of the database or the provider into a {@link StorageException}. Its message gives codes, the constraint and
 * ids, never the text of the driver, which may repeat the values of a row (I10). The failure stays as the cause: its classes and frames,
 * without its messages.
 */
final class Failure {

    /**
     * What a failed statement or commit means for the caller. Standard SQLStates come first; where a database uses one state for
     * several things, its vendor code decides. Vendor codes of one database mean nothing in another: PostgreSQL gives none, and those
     * of H2 equal its states.
     */
    enum Kind {
        DUPLICATE_KEY("A key is taken: read again, then decide."),
        /** The database aborted the transaction because of another one. */
        CONFLICT("Nothing is stored: repeat the whole transaction."),
        /** The database may have undone only the statement. */
        LOCK_WAIT("Waiting for a lock took too long: roll back, then repeat the whole transaction."),
        OUTCOME_UNKNOWN("The connection is lost, and whether a commit took place is not known: read again by key."),
        BAD_DATA("A value does not fit: repeating is of no use."),
        /** Anything else. */
        OTHER("See what the database says.");

        /** The last one is H2's: another transaction changes the same row. */
        private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "90131");

        private static final Set<String> LOCK_WAITS = Set.of("55P03", "HYT00");

        /** The server is shutting down, or its administrator ended the connection. */
        private static final Set<String> ENDED = Set.of("57P01", "57P02", "57P03");

        /** H2's own states for a file that fails, a broken connection, and a database that is closed or closing. */
        private static final Set<String> H2_GONE = Set.of("90028", "90031", "90067", "90098", "90121");

        private static final int MARIADB_DUPLICATE_KEY = 1062;
        private static final int MARIADB_DEADLOCK = 1213;
        private static final int MARIADB_CHANGED_SINCE_READ = 1020;
        private static final int MARIADB_LOCK_WAIT = 1205;
        private static final Set<Integer> MARIADB_GONE = Set.of(2006, 2013);
        private static final Set<Integer> MARIADB_BAD_DATA = Set.of(1366, 1406);
        private static final int H2_LOCK_WAIT = 50200;

        private final String remedy;

        Kind(String remedy) {
            this.remedy = remedy;
        }

        static Kind of(SQLException failure) {
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

        /** Whether nothing is stored, so that the whole transaction can be repeated. */
        boolean isRepeatable() {
            return this == CONFLICT || this == LOCK_WAIT;
        }
    }

    static final List<String> CONSTRAINTS = List.of(
            "pk_chaland_customer",
            "pk_chaland_term",
            "fk_chaland_term_customer",
            "uq_chaland_link_account",
            "uq_chaland_link_issuer",
            "fk_chaland_link_customer",
            "pk_chaland_account",
            "pk_chaland_course",
            "pk_chaland_checkout",
            "uq_chaland_checkout_handle",
            "pk_chaland_claim",
            "uq_chaland_claim_asker",
            "pk_chaland_mailbox",
            "uq_chaland_mailbox_subject",
            "uq_chaland_purchase_reference",
            "pk_chaland_task",
            "uq_chaland_task_key",
            "uq_chaland_lease_name",
            "pk_chaland_audit",
            "pk_chaland_disclosure");

    private Failure() {}

    static StorageException of(String action, Object subject, Throwable failure) {
        var found = sqlException(failure);
        var kind = found.map(Kind::of).orElse(Kind.OTHER);
        var told = "Could not " + action + " " + subject + ": "
                + found.map(Failure::codes).orElse(failure.getClass().getName()) + ". " + kind.remedy
                + " The text stays in the database's own log, because it may hold personal data.";
        return kind.isRepeatable() ? new StorageConflictException(told, failure) : new StorageException(told, failure);
    }

    static boolean isDuplicateKey(SQLException failure) {
        return Kind.of(failure) == Kind.DUPLICATE_KEY;
    }

    private static String codes(SQLException failure) {
        return "SQLState " + failure.getSQLState() + ", vendor code " + failure.getErrorCode()
                + constraint(failure).map(name -> ", constraint " + name).orElse("");
    }

    /** Looks for our own names only, because the rest of the text may be personal data. */
    private static Optional<String> constraint(SQLException failure) {
        var text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return CONSTRAINTS.stream().filter(text::contains).findFirst();
    }

    private static Optional<SQLException> sqlException(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(100)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }
}
