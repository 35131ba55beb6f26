package org.chaland.moodle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A form that somebody posted, or a page that was asked for. */
record Request(String method, String uri, Map<String, String> fields, String cookies) {

    static Request read(HttpExchange exchange) throws IOException {
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                decoded(new String(exchange.getRequestBody().readAllBytes(), UTF_8)),
                String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")));
    }

    private static Map<String, String> decoded(String form) {
        var fields = new TreeMap<String, String>();
        for (var pair : form.split("&")) {
            var parts = pair.split("=", 2);
            if (parts.length == 2) {
                fields.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
            }
        }
        return fields;
    }

    String path() {
        return uri.replaceFirst("\\?.*", "");
    }

    /** The parameters of the address. */
    Map<String, String> query() {
        return decoded(uri.contains("?") ? uri.substring(uri.indexOf('?') + 1) : "");
    }

    /** What is called: the function, or the address where it is none. */
    String function() {
        return fields.getOrDefault("wsfunction", uri);
    }

    String get(String name) {
        return fields.getOrDefault(name, "");
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The values of {@code name[0]}, {@code name[1]} and so on. */
    List<String> list(String name) {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().matches(name + "\\[\\d+]"))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The fields of the one element of that list; where several are taken, see {@link #elements}. */
    Map<String, String> element(String name) {
        var all = elements(name);
        if (all.size() != 1) {
            throw new AssertionError("one at a time, not " + all.size() + " " + name);
        }
        return all.get(0);
    }

    /** The fields of {@code name[0]}, {@code name[1]} and so on. */
    List<Map<String, String>> elements(String name) {
        var elements = new TreeMap<Integer, Map<String, String>>();
        fields.forEach((field, value) -> {
            var parts = Pattern.compile(name + "\\[(\\d)]\\[(.*)]").matcher(field);
            if (parts.matches()) {
                elements.computeIfAbsent(Integer.valueOf(parts.group(1)), any -> new TreeMap<>())
                        .put(parts.group(2), value);
            }
        });
        return List.copyOf(elements.values());
    }
}
