package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.SchemaValidationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What each provider says itself of the tables that the script makes on each database. */
@Tag("matrix")
class SchemaValidationTest {

    @Test
    void providerFindsItsTablesAndColumns() {
        try (var database = TestDatabase.create()) {
            assertThatCode(() -> validate(database)).doesNotThrowAnyException();
        }
    }

    @Test
    void providerMissesATable() {
        assertThatProviderComplainsOf("chaland_link", "drop table chaland_link");
    }

    @Test
    void providerMissesAColumn() {
        assertThatProviderComplainsOf("chaland_task", "alter table chaland_task drop column detail");
    }

    private static void assertThatProviderComplainsOf(String table, String damage) {
        try (var database = TestDatabase.create()) {
            database.run(damage);

            var failure = catchThrowableOfType(SchemaValidationException.class, () -> validate(database));

            assertThat(failure.getFailures())
                    .singleElement()
                    .satisfies(one -> assertThat(one).hasMessageContaining(table));
        }
    }

    private static void validate(TestDatabase database) throws SchemaValidationException {
        database.factory().getSchemaManager().validate();
    }
}
