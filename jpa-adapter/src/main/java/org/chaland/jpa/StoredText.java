package org.chaland.jpa;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Training;

/**
 * Details, and the trainings of a purchase, as one text of printable ASCII in one column, and back without loss. Unchecked
 * input may hold NUL or half a surrogate pair, which databases refuse or change. Trainings are read and written with their
 * purchase only, so they need no table.
 *
 * <p>The form is {@code 1;name=value;name=value;}, where 1 is the version of the form. Inside names and values, {@code ;},
 * {@code =}, {@code \} and every character outside printable ASCII are written as {@code \}{@code uXXXX}. The text is never
 * empty, because some databases store an empty text as null.
 */
final class StoredText {

    private static final String VERSION = "1;";
    private static final Pattern ENTRY = Pattern.compile("([^=;]+)=([^=;]*);");
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private StoredText() {}

    static String of(Details details) {
        return details.values().entrySet().stream()
                .map(entry -> entry(entry.getKey().path(), escaped(entry.getValue())))
                .collect(joining("", VERSION, ""));
    }

    /** Reads details; leaves out unknown fields, which a later release on another node may have written. */
    static Details details(String text) {
        var values = new EnumMap<Field, String>(Field.class);
        entries(text)
                .forEach(entry ->
                        Field.ofPath(entry.group(1)).ifPresent(field -> values.put(field, unescaped(entry.group(2)))));
        return Details.of(values);
    }

    /** The name is the code; the value its begin and its end in microseconds, empty where it has none, and its seats to give. */
    static String of(List<Training> trainings) {
        return trainings.stream()
                .map(training -> entry(
                        escaped(training.code()),
                        time(training.from()) + "," + time(training.until()) + "," + training.seatsToGive()))
                .collect(joining("", VERSION, ""));
    }

    static List<Training> trainings(String text) {
        return entries(text)
                .map(entry -> training(unescaped(entry.group(1)), entry.group(2).split(",")))
                .toList();
    }

    private static Training training(String code, String[] parts) {
        return new Training(code, time(parts[0]), time(parts[1]), Integer.parseInt(parts[2]));
    }

    private static String time(Optional<Instant> at) {
        return at.map(Stored::micros).map(String::valueOf).orElse("");
    }

    private static Optional<Instant> time(String micros) {
        return micros.isEmpty() ? Optional.empty() : Optional.of(Stored.instant(Long.parseLong(micros)));
    }

    private static String entry(String name, String value) {
        return name + "=" + value + ";";
    }

    private static Stream<MatchResult> entries(String text) {
        return ENTRY.matcher(text).region(VERSION.length(), text.length()).results();
    }

    private static String escaped(String value) {
        var text = new StringBuilder();
        value.chars().forEach(c -> {
            boolean plain = c >= ' ' && c <= '~' && c != '\\' && c != ';' && c != '=';
            text.append(plain ? String.valueOf((char) c) : String.format("\\u%04x", c));
        });
        return text.toString();
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }
}
