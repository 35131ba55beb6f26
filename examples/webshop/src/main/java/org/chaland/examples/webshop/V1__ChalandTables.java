package org.chaland.examples.webshop;

import java.sql.SQLException;
import org.chaland.jpa.ChalandSchema;
import org.chaland.jpa.Database;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Chaland's tables, from the script that the adapter brings along. Flyway reads version and text from the class name. */
final class V1__ChalandTables extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        try (var statement = context.getConnection().createStatement()) {
            statement.execute(ChalandSchema.script(Database.H2));
        }
    }
}
