package org.chaland.jpa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Writes down what either side asks of the server: each statement by its first words, and where transactions begin and end. */
final class StatementRecorder {

    private static final Set<String> OTHERS = Set.of("setAutoCommit", "commit", "rollback", "close");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^()]*\\)");
    private static final Pattern FOR_UPDATE = Pattern.compile(" for (no key )?update");

    private final List<String> seen = new ArrayList<>();

    DataSource of(DataSource connections) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            var result = invoke(connections, method, arguments);
            return result instanceof Connection connection ? recorded(connection) : result;
        });
    }

    /** What was seen while that was done. */
    List<String> during(Runnable work) {
        seen.clear();
        work.run();
        return List.copyOf(seen);
    }

    private Connection recorded(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (OTHERS.contains(method.getName())) {
                seen.add(method.getName());
            }
            var result = invoke(connection, method, arguments);
            if (result instanceof PreparedStatement statement) {
                return recorded(statement, words((String) arguments[0]));
            }
            return result instanceof Statement plain ? recorded(plain) : result;
        });
    }

    /** Only savepoints are plain statements. */
    private Statement recorded(Statement plain) {
        return proxy(Statement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                seen.add((String) arguments[0]);
            }
            return invoke(plain, method, arguments);
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
        var outer = sql.strip().toLowerCase(Locale.ROOT);
        while (IN_BRACKETS.matcher(outer).find()) {
            outer = IN_BRACKETS.matcher(outer).replaceAll("");
        }
        var table = outer.replaceAll("(?s).*?\\b(?:from|into|update)\\s+(\\w+).*", "$1");
        return outer.split("\\s")[0] + " " + table + (FOR_UPDATE.matcher(outer).find() ? " for update" : "");
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(StatementRecorder.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
