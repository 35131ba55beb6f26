package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page in each of its states, in both languages and on both devices, in light and in dark; those of the back office, which
 * are many, in French on a phone and in English at a desk.
 */
@InBrowser
class EveryPageTest {

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("stopsInAllSettings")
    void nothingIsToBeSaidAgainstThePage(Stop stop, Setting setting, People people) {
        var person = people.newcomer(setting);

        stop.way().go(person);

        assertThat(Inspection.of(person, stop.name())).isEmpty();
    }

    static Stream<Arguments> stopsInAllSettings() {
        return Stops.all().flatMap(stop -> settings(stop).map(setting -> Arguments.of(stop, setting)));
    }

    private static Stream<Setting> settings(Stop stop) {
        return StaffStops.ALL.contains(stop) ? Setting.each() : Setting.all();
    }
}
