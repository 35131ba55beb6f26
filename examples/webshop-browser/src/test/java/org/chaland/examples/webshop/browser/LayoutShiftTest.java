package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is told of an error can begin to read: nothing moves away below their eyes. */
@InBrowser
@Tag("ci")
class LayoutShiftTest {

    private static final Map<String, String> WRONG = Map.of("familyName", "", "email", "not an address");

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void atTheContactStep(Setting setting, People people) {
        var guest = people.newcomer(setting);
        guest.goToContactStep();

        guest.fill(WRONG);
        guest.press("#go-on");

        assertThat(guest.see(".error-summary").count()).isEqualTo(1);
        assertThat(LayoutShift.of(guest)).isLessThan(LayoutShift.GOOD);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void whereStaffCorrectARecord(Setting setting, People people) {
        var person = people.newcomer(setting);
        var office = Office.of(person);
        office.open(Office.customer(office.entered(), "edit"));

        person.fill(WRONG);
        person.press("#save");

        assertThat(person.see(".error-summary").count()).isEqualTo(1);
        assertThat(LayoutShift.of(person)).isLessThan(LayoutShift.GOOD);
    }

    @Test
    void whatMovesIsMeasured(People people) {
        var guest = people.newcomer(Setting.ENGLISH_DESKTOP);
        guest.goToContactStep();

        guest.page().evaluate("document.querySelector('main').style.paddingTop = '20rem'");

        assertThat(LayoutShift.of(guest)).isGreaterThan(LayoutShift.GOOD);
    }
}
