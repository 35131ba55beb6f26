package org.chaland.jpa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Writes down each round trip that a server would see, by its first words. */
final class RecordingDataSource {

    private static final Set<String> ROUND_TRIPS = Set.of("commit", "rollback", "setSavepoint", "releaseSavepoint");

    /** PostgreSQL has a second form of it, which lets others refer to the row. */
    private static final Pattern FOR_UPDATE = Pattern.compile(" for (no key )?update");

    private final List<String> seen = new ArrayList<>();
    private final String url;

    RecordingDataSource(String url) {
        this.url = url;
    }

    DataSource asDataSource() {
        return proxy(DataSource.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getConnection" -> recorded(DriverManager.getConnection(url));
            // EclipseLink keeps it in a map.
            case "equals" -> proxy == arguments[0];
            default -> url.hashCode();
        });
    }

    /** What was seen since this was last asked. */
    List<String> seen() {
        var copy = List.copyOf(seen);
        seen.clear();
        return copy;
    }

    private Connection recorded(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (ROUND_TRIPS.contains(method.getName())) {
                seen.add(method.getName());
            }
            var result = invoke(connection, method, arguments);
            return result instanceof PreparedStatement statement
                    ? recorded(statement, words((String) arguments[0]))
                    : result;
        });
    }

    private PreparedStatement recorded(PreparedStatement statement, String words) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                seen.add(words);
            }
            return invoke(statement, method, arguments);
        });
    }

    private static String words(String sql) {
        var lower = sql.strip().toLowerCase(Locale.ROOT);
        var table = lower.replaceAll("(?s).*?(?:from|into|update)\\s+(\\w+).*", "$1");
        return lower.split("\\s")[0] + " " + table + (FOR_UPDATE.matcher(lower).find() ? " for update" : "");
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(RecordingDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
