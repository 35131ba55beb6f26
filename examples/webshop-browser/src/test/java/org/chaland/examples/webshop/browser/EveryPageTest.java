package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page in each of its states, in both languages and on both devices, in light and in dark. */
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
        return Stops.all().flatMap(stop -> Setting.all().map(setting -> Arguments.of(stop, setting)));
    }
}
