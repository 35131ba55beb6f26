package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pages in their states, in light and in dark, with the languages and devices by turns: every third one or, in the profile deep, all of
 * them in all languages and devices. A new page is one more line in one of the lists.
 */
@Tag("ci")
@InBrowser
abstract class PageInspection {

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("stops")
    void nothingIsToBeSaidAgainstThePage(Stop stop, Setting setting, People people) {
        var person = people.newcomer(setting);

        stop.way().go(person);

        assertThat(Inspection.of(person, stop.name())).isEmpty();
        assertThat(Keyboard.missed(person))
                .as("controls that the keyboard does not reach")
                .isZero();
    }

    static Stream<Arguments> inTheirSettings(Stream<List<Stop>> lists) {
        var stops = lists.flatMap(List::stream).toList();
        return IntStream.range(0, stops.size())
                .filter(number -> Setting.EXHAUSTIVE || number % 3 == 0)
                .boxed()
                .flatMap(number -> Setting.of(number).map(setting -> Arguments.of(stops.get(number), setting)));
    }
}
