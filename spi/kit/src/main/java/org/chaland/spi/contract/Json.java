package org.chaland.spi.contract;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Writes what an OpenID provider sends. The kit reads none. */
final class Json {

    private static final int FIRST_PRINTABLE = 0x20;

    private Json() {}

    /** Of maps, lists, texts, numbers, booleans and {@code null}. */
    static String of(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .map(member -> quoted(String.valueOf(member.getKey())) + ":" + of(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Iterable<?> elements) {
            return StreamSupport.stream(elements.spliterator(), false)
                    .map(Json::of)
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    private static String quoted(String text) {
        var result = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c < FIRST_PRINTABLE || c == '"' || c == '\\' || Character.isSurrogate((char) c)) {
                result.append(String.format("\\u%04x", c));
            } else {
                result.append((char) c);
            }
        });
        return result.append('"').toString();
    }
}
