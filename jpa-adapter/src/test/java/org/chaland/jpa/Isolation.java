package org.chaland.jpa;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.stream.Stream;

/** How a database keeps transactions apart; said in its address, so that every connection has it. */
public enum Isolation {
    READ_COMMITTED(Connection.TRANSACTION_READ_COMMITTED, "READ COMMITTED"),
    REPEATABLE_READ(Connection.TRANSACTION_REPEATABLE_READ, "REPEATABLE READ"),
    /**
     * REPEATABLE READ in which whoever locks or changes what was changed since is given up. That is MariaDB's own from 11.6.2 on, and what
     * the others mean by it anyway.
     */
    SNAPSHOT(Connection.TRANSACTION_REPEATABLE_READ, "REPEATABLE READ"),
    SERIALIZABLE(Connection.TRANSACTION_SERIALIZABLE, "SERIALIZABLE");

    private final int level;
    private final String words;

    Isolation(int level, String words) {
        this.level = level;
        this.words = words;
    }

    /** Those that differ on the database of the tests. */
    public static Stream<Isolation> distinct() {
        return Stream.of(values()).filter(each -> each != SNAPSHOT || TestServer.CURRENT == TestServer.MARIADB);
    }

    /** As a driver names it. */
    public int level() {
        return level;
    }

    /** Whether a transaction that locks a row gets it as it is, whatever it has read before; otherwise it is given up. */
    public boolean showsLocked() {
        return this == READ_COMMITTED || this == REPEATABLE_READ && TestServer.CURRENT == TestServer.MARIADB;
    }

    String of(String url) {
        return switch (TestServer.CURRENT) {
            case H2 -> url + ";INIT=set session characteristics as transaction isolation level " + words;
            case POSTGRESQL ->
                url + "&options=" + encoded("-c default_transaction_isolation=" + words.replace(" ", "\\ "));
            case MARIADB ->
                url + "&sessionVariables=tx_isolation='" + words.replace(' ', '-') + "',innodb_snapshot_isolation="
                        + (this == SNAPSHOT ? "ON" : "OFF");
        };
    }

    private static String encoded(String option) {
        return URLEncoder.encode(option, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
