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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.chaland.spi.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * All writes: plain statements on the connection of the active transaction. If entities were written instead, a lost race
 * would abort the transaction at the flush, together with the host's own changes. Values are bound in the form of
 * {@link Stored}.
 */
final class Statements {

    /** The number of values of one statement; some databases take at most 32,767. */
    private static final int TOGETHER = 1_000;

    /** The number of values of all rows of one statement that inserts. */
    private static final int MOST_VALUES = 10_000;

    /** Savepoints are plain statements, because pools of containers refuse those of JDBC in the container's transactions. */
    static final String SAVEPOINT = "savepoint chaland";

    static final String ROLLBACK = "rollback to savepoint chaland";
    static final String RELEASE = "release savepoint chaland";

    /** Work with a connection. */
    @FunctionalInterface
    interface ConnectionWork<T> {

        T run(Connection connection) throws SQLException;
    }

    /** Turns the current row into a value. */
    @FunctionalInterface
    interface RowReader<T> {

        T read(ResultSet row) throws SQLException;
    }

    private Statements() {}

    /**
     * Inserts a row and then the rows that belong to it, one statement for each table.
     *
     * @return {@code true} if they were inserted; {@code false}, with nothing inserted, if one of their keys is taken. The
     *     transaction stays usable either way (I16)
     */
    static boolean insertUnlessTaken(EntityManager manager, Row row, List<Row> belonging) throws SQLException {
        return insertUnlessTaken(
                manager, Stream.concat(Stream.of(row), belonging.stream()).toList());
    }

    /** Same as {@link #insertUnlessTaken(EntityManager, Row, List)}, for rows of which none belongs to another. */
    static boolean insertUnlessTaken(EntityManager manager, List<Row> rows) throws SQLException {
        return onConnection(manager, connection -> {
            run(connection, SAVEPOINT);
            try {
                insert(connection, rows);
            } catch (SQLException failure) {
                if (!Failure.isDuplicateKey(failure)) {
                    throw failure;
                }
                run(connection, ROLLBACK);
                return false;
            }
            run(connection, RELEASE);
            return true;
        });
    }

    /** Inserts rows whose keys cannot be taken, one statement for each table; returns their number. */
    static int insertAll(EntityManager manager, List<Row> rows) throws SQLException {
        return onConnection(manager, connection -> insert(connection, rows));
    }

    /** Updates a row that has this version and meets the condition, and raises its version; returns whether there was one. */
    static boolean update(EntityManager manager, Row changes, long version, String condition, Object... values)
            throws SQLException {
        var all = new ArrayList<>(changes.set("version", version + 1).values());
        all.addAll(Arrays.asList(values));
        all.add(version);
        return execute(manager, changes.update(condition + " and version = ?"), all) > 0;
    }

    /** Updates rows that meet the condition; returns whether there was one. */
    static boolean execute(EntityManager manager, Row changes, String condition, Object... values) throws SQLException {
        var all = new ArrayList<>(changes.values());
        all.addAll(Arrays.asList(values));
        return execute(manager, changes.update(condition), all) > 0;
    }

    /** Runs the query and turns each row into a value. */
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

    /** Runs the statement and returns the number of rows changed. */
    static int execute(EntityManager manager, String statement, Object... values) throws SQLException {
        return execute(manager, statement, Arrays.asList(values));
    }

    /**
     * Runs a statement once for every {@value #TOGETHER} of the last values, which take the place of {@code ...} in it, and returns
     * the number of rows changed.
     */
    static int executeForAll(EntityManager manager, String statement, List<?> first, Collection<?> all)
            throws SQLException {
        int changed = 0;
        for (var part : parts(all)) {
            changed += execute(
                    manager,
                    forAll(statement, part),
                    Stream.of(first, part).flatMap(List::stream).toArray());
        }
        return changed;
    }

    /** Runs a query in the same way. */
    static <T> List<T> selectForAll(
            EntityManager manager, String query, RowReader<T> reader, List<?> first, Collection<?> all)
            throws SQLException {
        var found = new ArrayList<T>();
        for (var part : parts(all)) {
            found.addAll(select(
                    manager,
                    forAll(query, part),
                    reader,
                    Stream.of(first, part).flatMap(List::stream).toArray()));
        }
        return found;
    }

    private static String forAll(String statement, List<?> part) {
        return statement.replace("...", "?" + ", ?".repeat(part.size() - 1));
    }

    static <T> List<List<T>> parts(Collection<T> all) {
        return parts(List.copyOf(all), TOGETHER);
    }

    private static <T> List<List<T>> parts(List<T> all, int most) {
        var parts = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += most) {
            parts.add(all.subList(from, Math.min(from + most, all.size())));
        }
        return parts;
    }

    /**
     * Runs the work on the connection of the active transaction. Its {@link SQLException} reaches the caller as it is; the provider
     * would wrap it, and might log its text.
     */
    static <T> T onConnection(EntityManager manager, ConnectionWork<T> work) throws SQLException {
        // EclipseLink's callWithConnection gives a connection that other threads use at the same time.
        return isEclipseLink(manager) ? work.run(connection(manager)) : handingOutFailures(manager, work);
    }

    /** Same as {@link #onConnection}, also without an active transaction. */
    static <T> T onAnyConnection(EntityManager manager, ConnectionWork<T> work) throws SQLException {
        return isEclipseLink(manager) && !manager.isJoinedToTransaction()
                ? inBriefTransaction(manager.getEntityManagerFactory(), work)
                : onConnection(manager, work);
    }

    /** Begins the transaction on the connection too, which EclipseLink would do only at the first write. */
    static void beginOnConnection(EntityManager manager) {
        if (isEclipseLink(manager)) {
            connection(manager);
        }
    }

    static boolean isEclipseLink(EntityManager manager) {
        return manager.getDelegate().getClass().getName().startsWith("org.eclipse.persistence.");
    }

    /** EclipseLink reports a missing connection by an exception that is not one of the API. */
    private static Connection connection(EntityManager manager) {
        try {
            return manager.unwrap(Connection.class);
        } catch (RuntimeException failure) {
            throw new PersistenceException(failure);
        }
    }

    /**
     * EclipseLink gives no connection outside a transaction, so one is begun. The entity manager is our own, because the host's may be
     * a proxy that works only inside a transaction.
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
            throw new StorageException(
                    "Outside a transaction this persistence provider gives no connection, and only the container can"
                            + " begin one: call this within a transaction.",
                    ofTheContainer);
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

    static void run(Connection connection, String statement) throws SQLException {
        try (var plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }

    private static int insert(Connection connection, List<Row> rows) throws SQLException {
        int inserted = 0;
        for (var alike : rows.stream()
                .collect(groupingBy(row -> row.insert(1), LinkedHashMap::new, toList()))
                .values()) {
            inserted += insertAlike(connection, alike);
        }
        return inserted;
    }

    /**
     * One statement for several rows, not a batch: where the database aborts a transaction in the middle of a batch, MariaDB's driver
     * may run the rest of it in the next one, and says nothing.
     */
    private static int insertAlike(Connection connection, List<Row> rows) throws SQLException {
        int inserted = 0;
        for (var part : parts(rows, MOST_VALUES / rows.get(0).values().size())) {
            try (var prepared = connection.prepareStatement(rows.get(0).insert(part.size()))) {
                bind(
                        prepared,
                        part.stream().flatMap(row -> row.values().stream()).toList());
                inserted += prepared.executeUpdate();
            }
        }
        return inserted;
    }

    private static void bind(PreparedStatement prepared, List<@Nullable Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            prepared.setObject(i + 1, Stored.value(values.get(i)));
        }
    }
}
