package org.chaland.jpa;

import java.util.EnumMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaland.model.Details;
import org.chaland.model.Field;

/**
 * Details as a single text of printable ASCII, and back without loss. What was typed and not yet checked may hold anything,
 * such as NUL or half a surrogate pair, which databases refuse or change.
 *
 * <p>The form is {@code 1;path=value;path=value;} with every other character of a value, and those that divide,
 * written as {@code \}{@code uXXXX}. It is never empty, since some databases take an empty text for none.
 */
final class DetailsText {

    private static final String VERSION = "1;";
    private static final Pattern ENTRY = Pattern.compile("([^=;]+)=([^=;]*);");
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private DetailsText() {}

    static String write(Details details) {
        var text = new StringBuilder(VERSION);
        details.values().forEach((field, value) -> {
            text.append(field.path()).append('=');
            value.chars().forEach(c -> append(text, (char) c));
            text.append(';');
        });
        return text.toString();
    }

    /** Leaves out fields that it does not know, of a later release that runs on another node. */
    static Details read(String text) {
        var values = new EnumMap<Field, String>(Field.class);
        var entries = ENTRY.matcher(text).region(VERSION.length(), text.length());
        while (entries.find()) {
            var value = unescape(entries.group(2));
            Field.ofPath(entries.group(1)).ifPresent(field -> values.put(field, value));
        }
        return Details.of(values);
    }

    private static void append(StringBuilder text, char c) {
        boolean plain = c >= ' ' && c <= '~' && c != '\\' && c != ';' && c != '=';
        if (plain) {
            text.append(c);
        } else {
            text.append(String.format("\\u%04x", (int) c));
        }
    }

    private static String unescape(String value) {
        return ESCAPE.matcher(value)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }
}
