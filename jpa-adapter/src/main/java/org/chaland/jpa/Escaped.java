package org.chaland.jpa;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as printable ASCII without {@code ;} and {@code =}, which divide it from others, and back without loss: every other
 * character, and those that divide, are written as {@code \}{@code uXXXX}.
 */
final class Escaped {

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private Escaped() {}

    static String write(String value) {
        var text = new StringBuilder();
        value.chars().forEach(c -> append(text, (char) c));
        return text.toString();
    }

    static String read(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    private static void append(StringBuilder text, char c) {
        boolean plain = c >= ' ' && c <= '~' && c != '\\' && c != ';' && c != '=';
        if (plain) {
            text.append(c);
        } else {
            text.append(String.format("\\u%04x", (int) c));
        }
    }
}
