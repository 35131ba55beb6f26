package org.chaland.jpa.crash;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chaland.jpa.ChalandSchema;
import org.chaland.jpa.Database;
import org.chaland.jpa.TestDatabase;

/** A database server of its own, as durable as it comes, that can be killed and started again on its data. */
abstract class KillableServer implements AutoCloseable {

    private static final int LONGEST_SECONDS = 60;
    private static final int WHILE_NOBODY_CLEARS_UP_SECONDS = 5;

    private final Database database;

    KillableServer(Database database) {
        this.database = database;
    }

    /** The address of a database, whether it exists or not; the empty name is that of one which the server brings along. */
    abstract String url(String name);

    /** The process at the head of all that belong to the server. */
    abstract ProcessHandle process() throws Exception;

    abstract void start() throws Exception;

    /** Makes a database with Chaland's tables, and gives its address. */
    final String create(String name) {
        TestDatabase.run(url(""), "create database " + name);
        TestDatabase.run(url(name), ChalandSchema.script(database));
        return url(name);
    }

    /** Without a word to anybody, and all at once. */
    final void kill() throws Exception {
        var head = process();
        var others = head.descendants().toList();
        Stream.concat(Stream.of(head), others.stream()).forEach(ProcessHandle::destroyForcibly);
        head.onExit().get(LONGEST_SECONDS, TimeUnit.SECONDS);
        for (var other : others) {
            // Its parent is gone; where nobody else asks how it ended, it stays in the list of processes.
            other.onExit()
                    .completeOnTimeout(other, WHILE_NOBODY_CLEARS_UP_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
    }

    @Override
    public abstract void close();

    @Override
    public final String toString() {
        return database.toString();
    }
}
