package org.chaland.jpa.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chaland.jpa.Database;

/** A server from the system's packages, as a process of these tests; what it says goes to a file. */
abstract class InstalledServer extends KillableServer {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Path log;
    private Process process;

    InstalledServer(Database database, Path log) {
        super(database);
        this.log = log;
    }

    /** A query whose answer tells whether it is ready. */
    abstract String question();

    /** @param answer the last column of the first row */
    abstract boolean isReady(String answer);

    final void start(List<String> command) throws IOException {
        process = begin(log, command);
        var end = System.nanoTime() + LONGEST_START.toNanos();
        while (!isReady()) {
            assertThat(process.isAlive() && System.nanoTime() < end)
                    .as(() -> "starts: " + read(log))
                    .isTrue();
            LockSupport.parkNanos(PAUSE);
        }
    }

    private boolean isReady() {
        try (var connection = DriverManager.getConnection(url(""));
                var statement = connection.createStatement();
                var answer = statement.executeQuery(question())) {
            return answer.next()
                    && isReady(answer.getString(answer.getMetaData().getColumnCount()));
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    final ProcessHandle process() {
        return process.toHandle();
    }

    /** Its data goes with the directory of the test. */
    @Override
    public final void close() {
        if (process != null && process.isAlive()) {
            try {
                kill();
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    /** Runs another program to its end. */
    static void run(Path log, List<String> command) throws IOException {
        var status = begin(log, command).onExit().join().exitValue();
        assertThat(status).as(() -> command + ": " + read(log)).isZero();
    }

    static List<Integer> freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (var number = 0; number < count; number++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private static Process begin(Path log, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
