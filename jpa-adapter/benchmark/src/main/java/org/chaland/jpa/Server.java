package org.chaland.jpa;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** A database, one for the JVM, and the pools that both sides take their connections from. */
public enum Server {
    /** In memory, which shows the bare library; without answering a repeated question from what it answered last. */
    H2(Database.H2, "drop all objects", () -> "jdbc:h2:mem:benchmark;DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0"),
    /** Over loopback, without waiting for the disk, which would hide what the library costs. */
    POSTGRESQL(Database.POSTGRESQL, "drop schema public cascade; create schema public", Server::startPostgres);

    private static final int CONNECTIONS = 4;

    private final Database database;
    private final String emptying;
    private final Supplier<String> starter;
    private String url = "";

    Server(Database database, String emptying, Supplier<String> starter) {
        this.database = database;
        this.emptying = emptying;
        this.starter = starter;
    }

    /** Whatever was there before, empty tables are there afterwards. */
    String tables() {
        return emptying + ";" + ChalandSchema.script(database);
    }

    HikariDataSource connect() {
        if (url.isEmpty()) {
            url = starter.get();
        }
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(CONNECTIONS);
        return pool;
    }

    private static String startPostgres() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("shared_buffers", "512MB")
                    .start();
            return server.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true";
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
