package org.chaland.jpa;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chaland.model.Training;

/**
 * The trainings of a purchase as a single text of printable ASCII, and back without loss. They are read and written with their
 * purchase and never without it, so they need no table of their own.
 *
 * <p>The form is {@code 1;code=end;code=;} with {@link Escaped} codes and ends in microseconds, if there is one.
 */
final class TrainingsText {

    private static final String VERSION = "1;";
    private static final Pattern ENTRY = Pattern.compile("([^=;]+)=(-?[0-9]*);");

    private TrainingsText() {}

    static String write(List<Training> trainings) {
        return trainings.stream().map(TrainingsText::write).collect(Collectors.joining("", VERSION, ""));
    }

    static List<Training> read(String text) {
        return ENTRY.matcher(text)
                .region(VERSION.length(), text.length())
                .results()
                .map(entry -> read(entry.group(1), entry.group(2)))
                .toList();
    }

    private static String write(Training training) {
        return Escaped.write(training.code()) + "="
                + training.end().map(Micros::of).map(String::valueOf).orElse("") + ";";
    }

    private static Training read(String code, String end) {
        var known = Optional.of(end).filter(text -> !text.isEmpty()).map(Long::valueOf);
        return new Training(Escaped.read(code), known.map(Micros::toInstant));
    }
}
