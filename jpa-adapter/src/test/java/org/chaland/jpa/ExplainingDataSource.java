package org.chaland.jpa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** Asks the database, before each statement that looks for rows, by which way it will go. */
final class ExplainingDataSource {

    private final List<String> plans = new ArrayList<>();
    private final String url;

    ExplainingDataSource(String url) {
        this.url = url;
    }

    DataSource asDataSource() {
        return proxy(DataSource.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getConnection" -> explained(DriverManager.getConnection(url));
            // EclipseLink keeps it in a map.
            case "equals" -> proxy == arguments[0];
            default -> url.hashCode();
        });
    }

    /** The plans of those since this was last asked. */
    List<String> plans() {
        var copy = List.copyOf(plans);
        plans.clear();
        return copy;
    }

    private Connection explained(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            var result = invoke(connection, method, arguments);
            if (result instanceof PreparedStatement statement) {
                var explain = explain((String) arguments[0]);
                return explain.isEmpty() ? result : explained(statement, connection.prepareStatement(explain));
            }
            return result instanceof Statement statement ? explained(connection, statement) : result;
        });
    }

    /** EclipseLink writes the values of some queries into their text. */
    private Statement explained(Connection connection, Statement statement) {
        return proxy(Statement.class, (proxy, method, arguments) -> {
            if (method.getName().matches("execute(Query|Update)?")) {
                var explain = explain((String) arguments[0]);
                if (!explain.isEmpty()) {
                    plans.add(plan(connection.prepareStatement(explain)));
                }
            }
            return invoke(statement, method, arguments);
        });
    }

    /** PostgreSQL is asked what it really did, by doing it, where this changes nothing. */
    private static String explain(String sql) {
        return switch (sql.strip().toLowerCase(Locale.ROOT).split("\\s")[0]) {
            case "select" ->
                (TestServer.CURRENT == TestServer.POSTGRESQL ? "explain (analyze, buffers) " : "explain ") + sql;
            case "update", "delete" -> "explain " + sql;
            default -> "";
        };
    }

    private PreparedStatement explained(PreparedStatement statement, PreparedStatement explain) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().matches("set(Object|String|Long|Int|Bytes|Null)")) {
                invoke(explain, method, arguments);
            }
            if (method.getName().matches("execute(Query|Update)")) {
                plans.add(plan(explain));
            }
            return invoke(statement, method, arguments);
        });
    }

    /** All that it says, in lower case; a bar between columns and at both ends of a line. */
    private static String plan(PreparedStatement explain) throws SQLException {
        var plan = new StringBuilder();
        try (var result = explain.executeQuery()) {
            while (result.next()) {
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    plan.append('|').append(result.getString(i));
                }
                plan.append("|\n");
            }
        }
        return plan.toString().toLowerCase(Locale.ROOT);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(ExplainingDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
