package org.chaland.jpa;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * What one writes around statements, with connections from there.
 *
 * @param connections the pool
 */
record Jdbc(DataSource connections) {

    /** What is done within a transaction. */
    interface Work {

        void on(Connection connection) throws SQLException;
    }

    /** Reads by itself: one statement on a connection of its own. */
    List<Object[]> read(String query, Object... values) {
        try (var connection = connections.getConnection()) {
            return rows(connection, query, values);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    Object inTransaction(Work work) {
        try (var connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            work.on(connection);
            connection.commit();
            connection.setAutoCommit(true);
            return true;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static List<Object[]> rows(Connection connection, String query, Object... values) throws SQLException {
        try (var prepared = bound(connection, query, values);
                var result = prepared.executeQuery()) {
            var width = result.getMetaData().getColumnCount();
            var rows = new ArrayList<Object[]>();
            while (result.next()) {
                var row = new Object[width];
                for (int i = 0; i < width; i++) {
                    row[i] = result.getObject(i + 1);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    static void change(Connection connection, String statement, Object... values) throws SQLException {
        try (var prepared = bound(connection, statement, values)) {
            if (prepared.executeUpdate() == 0) {
                throw new IllegalStateException("Measured nothing: " + statement);
            }
        }
    }

    /** An insert that may find its key taken. */
    static void insert(Connection connection, String statement, Object... values) throws SQLException {
        Statements.run(connection, Statements.SAVEPOINT);
        change(connection, statement, values);
        Statements.run(connection, Statements.RELEASE);
    }

    /** As {@link #insert}, one statement for several rows. */
    static void insertTogether(Connection connection, String statement, List<Object[]> rows) throws SQLException {
        Statements.run(connection, Statements.SAVEPOINT);
        insertAll(connection, statement, rows);
        Statements.run(connection, Statements.RELEASE);
    }

    /** One statement for several rows, none of which can find its key taken. */
    static void insertAll(Connection connection, String statement, List<Object[]> rows) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            for (var row : rows) {
                bind(prepared, row);
                prepared.addBatch();
            }
            prepared.executeBatch();
        }
    }

    private static PreparedStatement bound(Connection connection, String sql, Object... values) throws SQLException {
        var prepared = connection.prepareStatement(sql);
        bind(prepared, values);
        return prepared;
    }

    private static void bind(PreparedStatement prepared, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, values[i]);
        }
    }
}
