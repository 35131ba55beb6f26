package org.chaland.jpa;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.ValidationMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import javax.sql.DataSource;

/** A database of {@link TestServer} with Chaland's tables, and the provider of {@link TestProvider} upon it. */
public final class TestDatabase implements AutoCloseable {

    private final String url;
    private final EntityManagerFactory factory;

    private TestDatabase(String url, Map<String, ?> connections) {
        this.url = url;
        // Otherwise Hibernate, seeing a validator, demands an expression language as well.
        var unit =
                new PersistenceConfiguration("chaland").properties(connections).validationMode(ValidationMode.NONE);
        ChalandEntities.classes().forEach(unit::managedClass);
        factory = TestProvider.CURRENT.provider().createEntityManagerFactory(unit);
    }

    static String script() {
        return ChalandSchema.script(TestServer.CURRENT.database());
    }

    static String freshUrl() {
        return TestServer.CURRENT.freshUrl();
    }

    /** A new database, with all tables. */
    public static TestDatabase create() {
        return create(freshUrl());
    }

    /** A new database whose transactions are kept apart like that, with all tables, but without the words of that pattern. */
    public static TestDatabase create(Isolation isolation, String omitted) {
        var url = isolation.of(freshUrl());
        run(url, script().replaceAll(omitted, ""));
        var quiet = new HashMap<String, Object>(TestProvider.CURRENT.settings(url));
        // Under strict isolation thousands of transactions are given up.
        quiet.put("hibernate.jdbc.log.errors", false);
        return new TestDatabase(url, quiet);
    }

    /** A new database, with all tables, that takes for equal what it can: letters that differ in case, and on a server in accents. */
    static TestDatabase lenient() {
        var url = freshUrl() + (TestServer.CURRENT == TestServer.H2 ? ";IGNORECASE=TRUE" : "");
        run(url, TestServer.CURRENT.lenient(script()));
        return open(url);
    }

    /** A new database at that address, with all tables. */
    static TestDatabase create(String url) {
        run(url, script());
        return open(url);
    }

    /** As {@link #create(String)}, with connections from that source. */
    static TestDatabase create(String url, DataSource connections) {
        run(url, script());
        return new TestDatabase(url, TestProvider.CURRENT.settings(connections));
    }

    /** As {@link #create(String, DataSource)}; late, if a connection is to be asked for only when the first statement comes. */
    static TestDatabase create(String url, DataSource connections, boolean late) {
        run(url, script());
        var settings = new HashMap<String, Object>(TestProvider.CURRENT.settings(connections));
        settings.put("hibernate.connection.provider_disables_autocommit", late);
        return new TestDatabase(url, settings);
    }

    /** The database that is there already, if any. */
    public static TestDatabase open(String url) {
        return new TestDatabase(url, TestProvider.CURRENT.settings(url));
    }

    /** As {@link #open(String)}, with connections from that source. */
    public static TestDatabase open(String url, DataSource connections) {
        return new TestDatabase(url, TestProvider.CURRENT.settings(connections));
    }

    /** The same database without rows. */
    public TestDatabase emptied() {
        run(ChalandSchema.tables(script()).keySet().stream()
                .sorted(Comparator.reverseOrder())
                .map(table -> "delete from " + table)
                .collect(joining(";")));
        return this;
    }

    /** Where it is. */
    public String url() {
        return url;
    }

    EntityManagerFactory factory() {
        return factory;
    }

    public JpaStorage storage() {
        return JpaStorage.resourceLocal(factory);
    }

    /** As {@link #storage()}, with pauses before each repetition of a transaction that are as long as is said there. */
    public JpaStorage storage(LongUnaryOperator jitter) {
        return new JpaStorage(new ResourceLocalTransactions(factory, jitter));
    }

    /** How the connections of a transaction keep it apart, as the driver names it. */
    public int isolation() {
        return factory.callInTransaction(manager -> {
            try {
                return Statements.onConnection(manager, Connection::getTransactionIsolation);
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        });
    }

    /** Runs a statement, or several, on a connection of its own. */
    void run(String sql) {
        run(url, sql);
    }

    public static void run(String url, String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The only number that the query finds. */
    public long count(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
