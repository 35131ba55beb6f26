package org.chaland.jpa;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A pool that has connections for as long as nobody breaks it, and then none. */
final class BrokenDataSource {

    private final String url;
    private final String text;
    private volatile boolean broken;

    /**
     * @param url where the connections lead
     * @param text what it says of itself, once it is broken
     */
    BrokenDataSource(String url, String text) {
        this.url = url;
        this.text = text;
    }

    DataSource asDataSource() {
        return (DataSource) Proxy.newProxyInstance(
                BrokenDataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getConnection" -> connection();
                    case "toString" -> "a pool";
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    void breakNow() {
        broken = true;
    }

    private Connection connection() throws SQLException {
        if (broken) {
            throw new SQLException("No connection for " + text, "08001", 90067);
        }
        return DriverManager.getConnection(url);
    }
}
