package org.chaland.jpa.crash;

import ch.vorburger.exec.ManagedProcessException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.chaland.jpa.Database;
import org.chaland.jpa.MariaDb;

/** MariaDB on data that is gone once this JVM has ended. */
final class MariaDbServer extends KillableServer {

    private final MariaDb server;

    MariaDbServer() throws ManagedProcessException {
        super(Database.MARIADB);
        server = MariaDb.started();
    }

    @Override
    String url(String name) {
        return server.url(name);
    }

    @Override
    ProcessHandle process() throws Exception {
        try (var connection = DriverManager.getConnection(url(""));
                var statement = connection.createStatement();
                var file = statement.executeQuery("select @@datadir, @@pid_file")) {
            file.next();
            var pid = Files.readString(Path.of(file.getString(1)).resolve(file.getString(2)));
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        }
    }

    @Override
    void start() throws ManagedProcessException {
        server.start();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ManagedProcessException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
