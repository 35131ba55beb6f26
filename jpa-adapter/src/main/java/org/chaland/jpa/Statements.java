package org.chaland.jpa;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.chaland.spi.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * All that writes: plain statements on the connection of the active transaction. Written through entities, a lost race
 * would end the transaction at the flush, and the flush would take the host's own changes with it.
 */
final class Statements {

    /** Some databases take no more than 32,767 values in one statement. */
    private static final int TOGETHER = 1_000;

    /** What is done with a connection. */
    @FunctionalInterface
    interface ConnectionWork<T> {

        T run(Connection connection) throws SQLException;
    }

    /** Turns the row at hand into a value. */
    @FunctionalInterface
    interface RowReader<T> {

        T read(ResultSet row) throws SQLException;
    }

    private Statements() {}

    /**
     * Inserts a row and then the rows that belong to it, one statement for each table.
     *
     * @return whether they were inserted; {@code false}, with nothing inserted, if one of their keys is taken. The
     *     transaction stays usable either way (I16).
     */
    static boolean insertUnlessTaken(EntityManager manager, Row row, List<Row> belonging) throws SQLException {
        return insertUnlessTaken(
                manager, Stream.concat(Stream.of(row), belonging.stream()).toList());
    }

    /** As {@link #insertUnlessTaken(EntityManager, Row, List)}, of rows of which none belongs to another. */
    static boolean insertUnlessTaken(EntityManager manager, List<Row> rows) throws SQLException {
        return onConnection(manager, connection -> {
            var before = connection.setSavepoint();
            try {
                insert(connection, rows);
            } catch (SQLException failure) {
                if (!Failure.isDuplicateKey(failure)) {
                    throw failure;
                }
                connection.rollback(before);
                return false;
            }
            connection.releaseSavepoint(before);
            return true;
        });
    }

    /** Inserts rows, none of which can race, one statement for each table; how many there were. */
    static int insertAll(EntityManager manager, List<Row> rows) throws SQLException {
        return onConnection(manager, connection -> insert(connection, rows));
    }

    /** Whether that condition held for a row, which is written now. */
    static boolean update(EntityManager manager, Row row, String condition, Object... values) throws SQLException {
        var all = new ArrayList<>(row.values());
        all.addAll(Arrays.asList(values));
        return execute(manager, row.update(condition), all) > 0;
    }

    /** What the query finds, each row turned into a value. */
    static <T> List<T> select(EntityManager manager, String query, RowReader<T> reader, Object... values)
            throws SQLException {
        return onConnection(manager, connection -> {
            try (var prepared = connection.prepareStatement(query)) {
                bind(prepared, Arrays.asList(values));
                var found = new ArrayList<T>();
                for (var rows = prepared.executeQuery(); rows.next(); ) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        });
    }

    /** How many rows the statement changed. */
    static int execute(EntityManager manager, String statement, Object... values) throws SQLException {
        return execute(manager, statement, Arrays.asList(values));
    }

    /** How many rows the statement changed, which begins with a value and ends with a list of others, said again for each part of a long one. */
    static int executeForAll(EntityManager manager, String statement, Object first, List<?> others)
            throws SQLException {
        int changed = 0;
        for (int from = 0; from < others.size(); from += TOGETHER) {
            var part = others.subList(from, Math.min(from + TOGETHER, others.size()));
            var values = new ArrayList<Object>();
            values.add(first);
            values.addAll(part);
            changed += execute(manager, statement + "(?" + ", ?".repeat(part.size() - 1) + ")", values.toArray());
        }
        return changed;
    }

    /**
     * Works on the connection of the active transaction. Hands a failure out as it is: the provider would wrap it, and might
     * log its text.
     */
    static <T> T onConnection(EntityManager manager, ConnectionWork<T> work) throws SQLException {
        // EclipseLink's callWithConnection gives a connection of the whole unit, which other threads use at the same
        // time.
        return isEclipseLink(manager) ? work.run(connection(manager)) : handingOutFailures(manager, work);
    }

    /** As {@link #onConnection}, be a transaction active or not. */
    static <T> T onAnyConnection(EntityManager manager, ConnectionWork<T> work) throws SQLException {
        return isEclipseLink(manager) && !manager.isJoinedToTransaction()
                ? inBriefTransaction(manager.getEntityManagerFactory(), work)
                : onConnection(manager, work);
    }

    /** Reads before the first write are of the transaction too, which EclipseLink otherwise begins with the first write. */
    static void beginOnConnection(EntityManager manager) {
        if (isEclipseLink(manager)) {
            connection(manager);
        }
    }

    static boolean isEclipseLink(EntityManager manager) {
        return manager.getDelegate().getClass().getName().startsWith("org.eclipse.persistence.");
    }

    /** Where there is none to be had, EclipseLink says so by an exception of its own that is none of the API's. */
    private static Connection connection(EntityManager manager) {
        try {
            return manager.unwrap(Connection.class);
        } catch (RuntimeException failure) {
            throw new PersistenceException(failure);
        }
    }

    /**
     * Outside a transaction EclipseLink has no connection to give. One is begun on an entity manager of our own, because a host's may
     * be a proxy that has none outside a transaction either.
     */
    private static <T> T inBriefTransaction(EntityManagerFactory factory, ConnectionWork<T> work) throws SQLException {
        try (var manager = factory.createEntityManager()) {
            var transaction = ownTransaction(manager);
            transaction.begin();
            try {
                return work.run(connection(manager));
            } finally {
                transaction.rollback();
            }
        }
    }

    private static EntityTransaction ownTransaction(EntityManager manager) {
        try {
            return manager.getTransaction();
        } catch (IllegalStateException ofTheContainer) {
            throw new StorageException("Outside a transaction this persistence provider gives no connection, and its"
                    + " transactions are begun by the container: call this within a transaction.");
        }
    }

    private static <T> T handingOutFailures(EntityManager manager, ConnectionWork<T> work) throws SQLException {
        var failed = new AtomicReference<SQLException>();
        T result = manager.<Connection, T>callWithConnection(connection -> {
            try {
                return work.run(connection);
            } catch (SQLException failure) {
                failed.set(failure);
                return null;
            }
        });
        if (failed.get() != null) {
            throw failed.get();
        }
        return result;
    }

    private static int execute(EntityManager manager, String statement, List<@Nullable Object> values)
            throws SQLException {
        return onConnection(manager, connection -> {
            try (var prepared = connection.prepareStatement(statement)) {
                bind(prepared, values);
                return prepared.executeUpdate();
            }
        });
    }

    private static int insert(Connection connection, List<Row> rows) throws SQLException {
        int inserted = 0;
        for (var alike : rows.stream()
                .collect(groupingBy(Row::insert, LinkedHashMap::new, toList()))
                .entrySet()) {
            inserted += insert(connection, alike.getKey(), alike.getValue());
        }
        return inserted;
    }

    private static int insert(Connection connection, String statement, List<Row> rows) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            for (var row : rows) {
                bind(prepared, row.values());
                prepared.addBatch();
            }
            return prepared.executeBatch().length;
        }
    }

    private static void bind(PreparedStatement prepared, List<@Nullable Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            prepared.setObject(i + 1, values.get(i));
        }
    }
}
