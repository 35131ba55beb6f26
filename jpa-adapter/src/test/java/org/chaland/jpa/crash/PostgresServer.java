package org.chaland.jpa.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chaland.jpa.Database;

/** PostgreSQL on data in a directory. */
final class PostgresServer extends KillableServer {

    private final Path data;
    private EmbeddedPostgres server;

    PostgresServer(Path data) throws IOException {
        super(Database.POSTGRESQL);
        this.data = data;
        server = onPort(0);
    }

    @Override
    String url(String name) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + (name.isEmpty() ? "postgres" : name)
                + "?user=postgres";
    }

    @Override
    ProcessHandle process() throws IOException {
        var pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    @Override
    void start() throws IOException {
        close();
        server = onPort(server.getPort());
    }

    /**
     * By itself this one neither waits for the disk nor writes there, as suits most tests. What is committed without waiting for the disk is to be lost for certain, so nothing else is to write it there.
     */
    private EmbeddedPostgres onPort(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("wal_writer_delay", "10s")
                .setServerConfig("wal_writer_flush_after", "1GB")
                .start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
