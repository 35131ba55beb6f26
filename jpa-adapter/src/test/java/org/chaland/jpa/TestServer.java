package org.chaland.jpa;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.chaland.jpa.crash.GaleraCluster;

/**
 * The database that the tests run on, one server for a JVM: H2 in memory, or a real server of the system property {@code
 * chaland.test.database}. With {@code chaland.test.galera} MariaDB is three nodes, another one for each connection.
 */
enum TestServer {
    H2(Database.H2, () -> "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000"),
    POSTGRESQL(Database.POSTGRESQL, TestServer::startPostgres),
    MARIADB(Database.MARIADB, TestServer::startMariaDb);

    static final TestServer CURRENT =
            valueOf(System.getProperty("chaland.test.database", "h2").toUpperCase(Locale.ROOT));

    private final Database database;
    private final Supplier<String> starter;
    private String urls = "";
    private Optional<IllegalStateException> broken = Optional.empty();

    TestServer(Database database, Supplier<String> starter) {
        this.database = database;
        this.starter = starter;
    }

    Database database() {
        return database;
    }

    /** Starts it, unless it runs already; where it did not start once, it is not waited for again. */
    synchronized void start() {
        broken.ifPresent(known -> {
            throw known;
        });
        if (urls.isEmpty()) {
            urls = started();
        }
    }

    private String started() {
        try {
            return starter.get();
        } catch (RuntimeException | LinkageError failure) {
            broken = Optional.of(new IllegalStateException(failure.toString(), failure));
            throw broken.get();
        }
    }

    /** The address of a new and empty database. */
    String freshUrl() {
        start();
        var name = "t" + UUID.randomUUID().toString().replace("-", "");
        if (this != H2) {
            TestDatabase.run(urls.formatted(this == POSTGRESQL ? "postgres" : ""), "create database " + name);
        }
        return urls.formatted(name);
    }

    /** The script, as it were if all texts were compared as loosely as the server can; MariaDB's own collation is loose enough. */
    String lenient(String script) {
        return switch (this) {
            case H2 -> script;
            case POSTGRESQL ->
                "create collation lenient (provider = icu, locale = 'und-u-ks-level1', deterministic = false);"
                        + script.replace(" collate \"C\"", "").replaceAll("varchar\\(\\d+\\)", "$0 collate lenient");
            case MARIADB -> script.replaceAll("(character set ascii )?collate \\w+", "");
        };
    }

    private static String startPostgres() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("fsync", "off")
                    .start();
            return "jdbc:postgresql://localhost:" + server.getPort() + "/%s?user=postgres";
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** As it comes: its own collation takes look-alikes for equal, and its own isolation is REPEATABLE READ. */
    private static String startMariaDb() {
        try {
            return Boolean.getBoolean("chaland.test.galera")
                    ? GaleraCluster.started(Files.createTempDirectory("galera")).url("%s")
                    : MariaDb.started("--max-connections=300").url("%s");
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
