package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.chaland.spi.StorageConflictException;
import org.chaland.spi.StorageException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the drivers of the three databases answer, by SQLState and code of the vendor. */
class FailureTest {

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "23505, 23505, DUPLICATE_KEY",
        "23505, 0, DUPLICATE_KEY",
        "23000, 1062, DUPLICATE_KEY",
        "23000, 1452, OTHER",
        "23503, 0, OTHER",
        "40001, 40001, CONFLICT",
        "40001, 0, CONFLICT",
        "40P01, 0, CONFLICT",
        "40001, 1213, CONFLICT",
        "90131, 90131, CONFLICT",
        "HY000, 1020, CONFLICT",
        "55P03, 0, LOCK_WAIT",
        "HYT00, 50200, LOCK_WAIT",
        "HY000, 1205, LOCK_WAIT",
        "08006, 0, OUTCOME_UNKNOWN",
        "57P01, 0, OUTCOME_UNKNOWN",
        "HY000, 2006, OUTCOME_UNKNOWN",
        "08000, 2013, OUTCOME_UNKNOWN",
        "90028, 90028, OUTCOME_UNKNOWN",
        "90031, 90031, OUTCOME_UNKNOWN",
        "90067, 90067, OUTCOME_UNKNOWN",
        "90098, 90098, OUTCOME_UNKNOWN",
        "90121, 90121, OUTCOME_UNKNOWN",
        "90007, 90007, OTHER",
        "90013, 90013, OTHER",
        "90096, 90096, OTHER",
        "90147, 90147, OTHER",
        "22001, 22001, BAD_DATA",
        "22021, 0, BAD_DATA",
        "22001, 1406, BAD_DATA",
        "22007, 1366, BAD_DATA",
        "HY000, 1366, BAD_DATA",
        "42P01, 0, OTHER",
        ", 0, OTHER",
    })
    void answerOfADriverIsUnderstood(String state, int code, Failure.Kind kind) {
        var failure = new SQLException("canary@example.org", state, code);

        assertThat(Failure.Kind.of(failure)).isEqualTo(kind);
        assertThat(Failure.of("write", "it", new IllegalStateException(failure)))
                .isInstanceOf(kind.isRepeatable() ? StorageConflictException.class : StorageException.class)
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"DUPLICATE_KEY, false", "CONFLICT, true", "LOCK_WAIT, true", "OUTCOME_UNKNOWN, false", "BAD_DATA, false"
    })
    void onlyWhatLeftNothingBehindIsRepeated(Failure.Kind kind, boolean repeated) {
        assertThat(kind.isRepeatable()).isEqualTo(repeated);
    }
}
