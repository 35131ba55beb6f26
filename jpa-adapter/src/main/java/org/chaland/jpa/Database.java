package org.chaland.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A database that Chaland has a script for.
 *
 * @since 0.1
 */
public enum Database {
    /** H2. */
    H2("H2", "schema/v1/h2/V1__chaland.sql"),
    /** PostgreSQL, and databases with its SQL dialect. */
    POSTGRESQL("PostgreSQL", "schema/v1/postgresql/V1__chaland.sql"),
    /** MariaDB. */
    MARIADB("MariaDB", "schema/v1/mariadb/V1__chaland.sql");

    private final String product;
    private final String script;

    Database(String product, String script) {
        this.product = product;
        this.script = script;
    }

    /** The path of the script, relative to this package. */
    String script() {
        return script;
    }

    /** Returns the database of the connection, or empty if it is none of these. */
    static Optional<Database> of(Connection connection) throws SQLException {
        var product = connection.getMetaData().getDatabaseProductName();
        return Arrays.stream(values())
                .filter(database -> database.product.equals(product))
                .findFirst();
    }
}
