package org.chaland.jpa;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.spi.StorageConflictException;
import org.chaland.spi.StorageException;

/**
 * Tells what the database or the provider answered, without their texts: drivers repeat the values of a row, e-mail
 * addresses among them (I10). For the same reason the exception carries no cause.
 */
final class Failure {

    static final List<String> CONSTRAINTS = List.of(
            "pk_chaland_customer",
            "pk_chaland_term",
            "fk_chaland_term_customer",
            "uq_chaland_link_account",
            "uq_chaland_link_issuer",
            "fk_chaland_link_customer",
            "pk_chaland_checkout",
            "uq_chaland_checkout_handle",
            "pk_chaland_claim",
            "uq_chaland_claim_account",
            "uq_chaland_purchase_reference",
            "pk_chaland_task",
            "uq_chaland_task_key",
            "uq_chaland_lease_name",
            "pk_chaland_audit",
            "pk_chaland_disclosure");

    private Failure() {}

    static StorageException of(String action, Object subject, Throwable failure) {
        var found = sqlException(failure);
        var kind = found.map(FailureKind::of).orElse(FailureKind.OTHER);
        var told = "Could not " + action + " " + subject + ": "
                + found.map(Failure::codes).orElse(failure.getClass().getName()) + ". " + kind.remedy()
                + " The text stays in the database's own log, because it may hold personal data.";
        return kind.isRepeatable() ? new StorageConflictException(told) : new StorageException(told);
    }

    static boolean isDuplicateKey(SQLException failure) {
        return FailureKind.of(failure) == FailureKind.DUPLICATE_KEY;
    }

    private static String codes(SQLException failure) {
        return "SQLState " + failure.getSQLState() + ", vendor code " + failure.getErrorCode()
                + constraint(failure).map(name -> ", constraint " + name).orElse("");
    }

    /** Only names of our own are looked for, because the rest of the text may be anybody's. */
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
