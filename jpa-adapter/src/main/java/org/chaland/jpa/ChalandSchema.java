package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chaland.spi.StorageException;

/**
 * The script that creates the tables, for the host's migration tool or to run by hand, and a check that they exist. Never
 * changes a database.
 *
 * @since 0.1
 */
public final class ChalandSchema {

    private static final Pattern TABLE = Pattern.compile("create table (\\w+) \\((.*?)\\n\\)[^;]*;", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("\\n  (?!constraint )(\\w+) ");
    private static final String NOT_THERE = "42";

    private ChalandSchema() {}

    /** Returns the script that creates all tables in an empty schema: plain statements, each ended by a semicolon. */
    public static String script(Database database) {
        try (var script = ChalandSchema.class.getResourceAsStream(database.script())) {
            return new String(Objects.requireNonNull(script, database.script()).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Script " + database.script() + " cannot be read.", unreadable);
        }
    }

    /**
     * Checks that every table and column can be read; call it when the application starts. Joins the transaction of the entity
     * manager if there is one. Needs none, except with EclipseLink in a persistence unit of JTA.
     *
     * @throws StorageException if a table or column cannot be read; the message names it and the script to run. Also if a
     *     transaction is needed and there is none; the message says so
     */
    public static void validate(EntityManager manager) {
        firstMissing(manager).ifPresent(remedy -> {
            throw new StorageException(remedy);
        });
    }

    private static Optional<String> firstMissing(EntityManager manager) {
        try {
            return Statements.onAnyConnection(manager, connection -> {
                // On an unknown database the check works with the tables of any script.
                var database = Database.of(connection).orElse(Database.H2);
                return missing(connection, database).map(missing -> remedy(missing, database));
            });
        } catch (StorageException told) {
            throw told;
        } catch (SQLException | RuntimeException failure) {
            throw Failure.of("check", "the tables", failure);
        }
    }

    private static String remedy(String missing, Database database) {
        return missing + " is missing, or the application may not read it: run the script org/chaland/jpa/"
                + database.script() + ", which ChalandSchema.script(Database." + database
                + ") returns, in the schema that the application's connections use.";
    }

    /** The columns of each table that the script creates. */
    static Map<String, List<String>> tables(String script) {
        return TABLE.matcher(script)
                .results()
                .collect(Collectors.toMap(
                        table -> table.group(1),
                        table -> columns(table.group(2)),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    private static List<String> columns(String body) {
        return COLUMN.matcher(body)
                .results()
                .map((MatchResult column) -> column.group(1))
                .toList();
    }

    private static Optional<String> missing(Connection connection, Database database) throws SQLException {
        for (var table : tables(script(database)).entrySet()) {
            if (readable(connection, table.getKey(), String.join(", ", table.getValue()))) {
                continue;
            }
            if (!readable(connection, table.getKey(), "1")) {
                return Optional.of("Table " + table.getKey());
            }
            for (var column : table.getValue()) {
                if (!readable(connection, table.getKey(), column)) {
                    return Optional.of("Column " + table.getKey() + "." + column);
                }
            }
        }
        return Optional.empty();
    }

    /** Reads the way the stores read, because the catalogue does not tell the host's search path. */
    private static boolean readable(Connection connection, String table, String columns) throws SQLException {
        // A refused statement must not abort the caller's transaction.
        var within = !connection.getAutoCommit();
        if (within) {
            Statements.run(connection, Statements.SAVEPOINT);
        }
        try (var statement = connection.prepareStatement("select " + columns + " from " + table + " where 1 = 0")) {
            statement.executeQuery().close();
            return true;
        } catch (SQLException failure) {
            if (!String.valueOf(failure.getSQLState()).startsWith(NOT_THERE)) {
                throw failure;
            }
            if (within) {
                Statements.run(connection, Statements.ROLLBACK);
            }
            return false;
        }
    }
}
