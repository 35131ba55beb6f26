package org.chaland.jpa;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;

/** How a database keeps transactions apart; said in its address, so that every connection has it. */
public enum Isolation {
    READ_COMMITTED(Connection.TRANSACTION_READ_COMMITTED),
    REPEATABLE_READ(Connection.TRANSACTION_REPEATABLE_READ),
    SERIALIZABLE(Connection.TRANSACTION_SERIALIZABLE);

    private final int level;

    Isolation(int level) {
        this.level = level;
    }

    /** As a driver names it. */
    public int level() {
        return level;
    }

    String of(String url) {
        var words = name().replace('_', ' ');
        return switch (TestServer.CURRENT) {
            case H2 -> url + ";INIT=set session characteristics as transaction isolation level " + words;
            case POSTGRESQL ->
                url + "&options=" + encoded("-c default_transaction_isolation=" + words.replace(" ", "\\ "));
            case MARIADB -> url + "&sessionVariables=transaction_isolation='" + name().replace('_', '-') + "'";
        };
    }

    private static String encoded(String option) {
        return URLEncoder.encode(option, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
