package org.chaland.jpa;

import java.util.EnumMap;
import java.util.regex.Pattern;
import org.chaland.model.Details;
import org.chaland.model.Field;

/**
 * Details as a single text of printable ASCII, and back without loss. What was typed and not yet checked may hold anything,
 * such as NUL or half a surrogate pair, which databases refuse or change.
 *
 * <p>The form is {@code 1;path=value;path=value;} with {@link Escaped} values. It is never empty, since some databases take an
 * empty text for none.
 */
final class DetailsText {

    private static final String VERSION = "1;";
    private static final Pattern ENTRY = Pattern.compile("([^=;]+)=([^=;]*);");

    private DetailsText() {}

    static String write(Details details) {
        var text = new StringBuilder(VERSION);
        details.values()
                .forEach((field, value) -> text.append(field.path())
                        .append('=')
                        .append(Escaped.write(value))
                        .append(';'));
        return text.toString();
    }

    /** Leaves out fields that it does not know, of a later release that runs on another node. */
    static Details read(String text) {
        var values = new EnumMap<Field, String>(Field.class);
        var entries = ENTRY.matcher(text).region(VERSION.length(), text.length());
        while (entries.find()) {
            var value = Escaped.read(entries.group(2));
            Field.ofPath(entries.group(1)).ifPresent(field -> values.put(field, value));
        }
        return Details.of(values);
    }
}
