package org.chaland.jpa;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.ValidationMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.jpa.HibernatePersistenceProvider;

/** An H2 database with Chaland's tables, and Hibernate upon it. */
final class TestDatabase implements AutoCloseable {

    private final String url;
    private final EntityManagerFactory factory;

    private TestDatabase(String url, Map<String, ?> connections) {
        this.url = url;
        // Otherwise Hibernate, seeing a validator, demands an expression language as well.
        var unit =
                new PersistenceConfiguration("chaland").properties(connections).validationMode(ValidationMode.NONE);
        ChalandEntities.classes().forEach(unit::managedClass);
        factory = new HibernatePersistenceProvider().createEntityManagerFactory(unit);
    }

    static String freshUrl() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";
    }

    /** A new database in memory, with all tables. */
    static TestDatabase create() {
        return create(freshUrl());
    }

    /** A new database at that address, with all tables. */
    static TestDatabase create(String url) {
        run(url, ChalandSchema.script(Database.H2));
        return open(url);
    }

    /** As {@link #create(String)}, with connections from that source. */
    static TestDatabase create(String url, DataSource connections) {
        run(url, ChalandSchema.script(Database.H2));
        return new TestDatabase(url, Map.of("hibernate.connection.datasource", connections));
    }

    /** The database that is there already, if any. */
    static TestDatabase open(String url) {
        return new TestDatabase(
                url, Map.of(PersistenceConfiguration.JDBC_URL, url, "hibernate.connection.pool_size", 64));
    }

    /** The same database without rows. */
    TestDatabase emptied() {
        ChalandSchema.tables(ChalandSchema.script(Database.H2)).keySet().stream()
                .sorted(Comparator.reverseOrder())
                .forEach(table -> run("delete from " + table));
        return this;
    }

    EntityManagerFactory factory() {
        return factory;
    }

    JpaStorage storage() {
        return JpaStorage.resourceLocal(factory);
    }

    /** Runs a statement, or several, on a connection of its own. */
    void run(String sql) {
        run(url, sql);
    }

    static void run(String url, String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The only number that the query finds. */
    long count(String sql) {
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
