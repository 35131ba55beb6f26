package org.chaland.jpa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** Connections that remember what the driver answers to statements that fail. */
final class OverhearingDataSource {

    private final List<SQLException> heard = new CopyOnWriteArrayList<>();
    private final String url;

    OverhearingDataSource(String url) {
        this.url = url;
    }

    /** As the driver made them, texts included; the oldest first. */
    List<SQLException> heard() {
        return heard;
    }

    DataSource asDataSource() {
        return proxy(DataSource.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getConnection" -> overheard(DriverManager.getConnection(url));
            // EclipseLink keeps it in a map.
            case "equals" -> proxy == arguments[0];
            default -> url.hashCode();
        });
    }

    private Connection overheard(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            var result = invoke(connection, method, arguments);
            return result instanceof PreparedStatement statement
                    ? proxy(PreparedStatement.class, (same, call, values) -> invoke(statement, call, values))
                    : result;
        });
    }

    private Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof SQLException answer) {
                heard.add(answer);
            }
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(OverhearingDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
