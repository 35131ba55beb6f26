package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chaland.examples.webshop.Walk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A form that is not accepted: the visitor is told, led there, and types nothing twice. */
@InBrowser
@Tag("ci")
class RejectedFormTest {

    private static final Map<String, String> TYPED = Map.of(
            "givenName",
            "Zoë",
            "familyName",
            "",
            "city",
            "Lyon",
            "email",
            "zoe at example",
            "country",
            "BE",
            "phone",
            "12");

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void theFocusIsOnTheSummaryAndItsLinksLeadToTheFields(Setting setting, People people) {
        var guest = people.newcomer(setting);

        reject(guest);

        assertThat(guest.see(".error-summary:focus").count()).isEqualTo(1);
        assertThat(guest.page().title())
                .startsWith(setting.language() == Setting.Language.FR ? "Erreur\u00a0: " : "Error: ");
        var links = guest.see(".error-summary a");
        assertThat(links.count()).isEqualTo(3);
        for (var link : links.all()) {
            link.click();
            assertThat(guest.see(":focus").getAttribute("id"))
                    .isEqualTo(String.valueOf(link.getAttribute("href")).substring(1));
            assertThat(guest.see(":focus").getAttribute("aria-invalid")).isEqualTo("true");
        }
        assertThat(Inspection.accessibility(guest)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void theFocusIsOnTheSummaryAlsoWithoutScript(Setting setting, People people) {
        var guest = people.newcomerWithoutScript(setting);

        reject(guest);

        assertThat(guest.see(".error-summary:focus").count()).isEqualTo(1);
        guest.see(".error-summary a").first().click();
        assertThat(guest.focused()).isEqualTo("f-email");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void whatWasTypedStaysAndNothingMoves(Setting setting, People people) {
        var guest = people.newcomer(setting);
        guest.goToContactStep();
        var before = fields(guest);

        guest.fill(TYPED);
        guest.see("#f-email").blur();
        var shiftWhileTyping = LayoutShift.of(guest);
        guest.press(Walk.GO_ON);

        assertThat(shiftWhileTyping).isZero();
        assertThat(LayoutShift.of(guest)).isZero();
        assertThat(fields(guest)).isEqualTo(before);
        TYPED.forEach((name, value) -> assertThat(guest.value(name)).as(name).isEqualTo(value));
    }

    private static void reject(Person guest) {
        guest.goToContactStep();
        guest.fill(TYPED);
        guest.press(Walk.GO_ON);
        assertThat(guest.path()).isEqualTo("/contact");
    }

    private static List<String> fields(Person person) {
        return person.see("#contact :is(input, select):not([type=hidden])").all().stream()
                .map(field -> String.valueOf(field.getAttribute("name")))
                .toList();
    }
}
