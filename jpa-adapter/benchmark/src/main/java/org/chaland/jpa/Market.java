package org.chaland.jpa;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.ValidationMode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.hibernate.jpa.HibernatePersistenceProvider;

/** A shop with so many customers on a server, and the two sides that serve it. */
final class Market implements AutoCloseable {

    private static final int TOGETHER = 1_000;

    private final HikariDataSource pool;
    private final People people;
    private final EntityManagerFactory factory;
    private final List<EntityManagerFactory> opened = new ArrayList<>();

    Market(Server server, int customers) {
        pool = server.connect();
        people = new People(customers);
        run(server.tables());
        factory = factory(pool);
        fill();
        run("analyze");
    }

    People people() {
        return people;
    }

    Side chaland() {
        return new ThroughChaland(JpaStorage.resourceLocal(factory), people);
    }

    Side byHand() {
        return new ByHand(pool, people);
    }

    /** As {@link #chaland()} and {@link #byHand()}, with connections that are watched. */
    List<Side> sides(StatementRecorder recorder) {
        var watched = recorder.of(pool);
        return List.of(
                new ThroughChaland(JpaStorage.resourceLocal(factory(watched)), people), new ByHand(watched, people));
    }

    /** Forgets what was ordered since, and lets so many customers have an order that is to be paid. */
    void order(int orders) {
        run("delete from chaland_task");
        run("delete from chaland_disclosure");
        run("delete from chaland_checkout");
        run("delete from chaland_purchase where state = 'PLACED' or reference like '" + People.NEW + "%'");
        insert(IntStream.range(0, orders)
                .mapToObj(people::order)
                .map(PurchaseEntity::newRow)
                .toList());
    }

    @Override
    public void close() {
        opened.forEach(EntityManagerFactory::close);
        pool.close();
    }

    private void fill() {
        for (int i = 0; i < people.count(); i += TOGETHER) {
            insert(IntStream.range(i, Math.min(i + TOGETHER, people.count()))
                    .boxed()
                    .flatMap(number -> people.rows(number).stream())
                    .toList());
        }
    }

    private void insert(List<Row> rows) {
        factory.runInTransaction(manager -> {
            try {
                Statements.insertAll(manager, rows);
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        });
    }

    private EntityManagerFactory factory(DataSource connections) {
        var unit = new PersistenceConfiguration("benchmark")
                .property("jakarta.persistence.nonJtaDataSource", connections)
                .validationMode(ValidationMode.NONE);
        ChalandEntities.classes().forEach(unit::managedClass);
        var made = new HibernatePersistenceProvider().createEntityManagerFactory(unit);
        opened.add(made);
        return made;
    }

    private void run(String sql) {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
