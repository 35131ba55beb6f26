package org.chaland.jpa.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chaland.jpa.Database;
import org.chaland.jpa.TestDatabase;

/**
 * PostgreSQL from Debian's package {@code postgresql}: a primary that confirms no commit before its standby has it too, or that
 * standby.
 */
final class PostgresNode extends InstalledServer {

    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 300
            synchronous_standby_names = '*'
            synchronous_commit = on
            """;

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final Path data;
    private final int port;

    private PostgresNode(Path data, int port) {
        super(Database.POSTGRESQL, data.resolveSibling(data.getFileName() + ".log"));
        this.data = data;
        this.port = port;
    }

    static PostgresNode primary(Path data, int port) throws IOException {
        var node = new PostgresNode(data, port);
        run(
                data.resolveSibling("initdb.log"),
                program("initdb", "-D", data.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C"));
        Files.writeString(data.resolve("postgresql.conf"), SETTINGS, StandardOpenOption.APPEND);
        node.start();
        return node;
    }

    /** On a copy of the primary's data. */
    static PostgresNode standby(PostgresNode primary, Path data, int port) throws IOException {
        run(
                data.resolveSibling("copy.log"),
                program(
                        "pg_basebackup",
                        "-d",
                        "host=127.0.0.1 port=" + primary.port + " user=postgres",
                        "-D",
                        data.toString(),
                        "-R",
                        "-X",
                        "stream"));
        var node = new PostgresNode(data, port);
        node.start();
        return node;
    }

    String host() {
        return "127.0.0.1:" + port;
    }

    @Override
    String url(String name) {
        return "jdbc:postgresql://" + host() + "/" + (name.isEmpty() ? "postgres" : name) + "?user=postgres";
    }

    @Override
    void start() throws IOException {
        start(program("postgres", "-D", data.toString(), "-p", Integer.toString(port)));
    }

    @Override
    String question() {
        return "select 'ready'";
    }

    @Override
    boolean isReady(String answer) {
        return true;
    }

    /** Makes a primary of a standby; it has none of its own, so it waits for none. */
    void promote() {
        TestDatabase.run(url(""), "alter system set synchronous_standby_names = ''");
        TestDatabase.run(url(""), "select pg_reload_conf()");
        TestDatabase.run(url(""), "select pg_promote()");
    }

    /** PostgreSQL refuses to run as root, so root runs it as nobody. */
    private static List<String> program(String name, String... arguments) throws IOException {
        try (var versions = Files.list(INSTALLED)) {
            var newest = versions.max(Comparator.naturalOrder()).orElseThrow();
            var user = System.getProperty("user.name").equals("root")
                    ? Stream.of("unshare", "--user")
                    : Stream.<String>of();
            return Stream.of(user, Stream.of(newest.resolve("bin").resolve(name).toString()), Stream.of(arguments))
                    .flatMap(Function.identity())
                    .toList();
        }
    }
}
