package org.chaland.jpa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Writes down each round trip that a server would see, by its first words. */
final class RecordingDataSource {

    private static final Set<String> ROUND_TRIPS = Set.of("commit", "rollback");

    private static final Pattern FIRST_ALIAS = Pattern.compile("^select (?:distinct )?(\\w+)\\.");

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
            if (result instanceof PreparedStatement statement) {
                return recorded(PreparedStatement.class, statement, any -> words((String) arguments[0]));
            }
            return result instanceof Statement statement
                    ? recorded(Statement.class, statement, sql -> words((String) sql[0]))
                    : result;
        });
    }

    private <S extends Statement> S recorded(Class<S> type, S statement, Function<Object[], String> words) {
        return proxy(type, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                seen.add(words.apply(arguments));
            }
            return invoke(statement, method, arguments);
        });
    }

    private static String words(String sql) {
        var lower = sql.strip().toLowerCase(Locale.ROOT);
        return lower.split("\\s")[0] + " " + table(lower)
                + (FOR_UPDATE.matcher(lower).find() ? " for update" : "");
    }

    /** The one that is asked for first: providers name the tables of a join in one order or the other. */
    private static String table(String sql) {
        return Stream.concat(
                        FIRST_ALIAS
                                .matcher(sql)
                                .results()
                                .map(first -> "(chaland_\\w+) (?:as )?" + first.group(1) + "\\b"),
                        Stream.of("(?:from|into|update|savepoint)\\s+(\\w+)"))
                .flatMap(table -> Pattern.compile(table).matcher(sql).results().limit(1))
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
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
