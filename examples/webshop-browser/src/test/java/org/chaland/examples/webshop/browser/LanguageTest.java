package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chaland.examples.webshop.Walk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Another language, and all else stays. */
@InBrowser
@Tag("ci")
class LanguageTest {

    @Test
    void whatWasTypedStaysAndTheCountriesAreNamedAnew(People people) {
        var guest = people.newcomer(Setting.ENGLISH_DESKTOP);
        guest.goToContactStep();
        guest.see("#useBilling").check();
        guest.fill(Map.of("familyName", "Müller", "email", "half an add", "country", "DE", "billing.vatId", "DE1"));

        guest.press("header button[value=fr]");

        assertThat(guest.see("html").getAttribute("lang")).isEqualTo("fr");
        assertThat(guest.value("familyName")).isEqualTo("Müller");
        assertThat(guest.value("email")).isEqualTo("half an add");
        assertThat(guest.value("billing.vatId")).isEqualTo("DE1");
        assertThat(guest.see("#useBilling").isChecked()).isTrue();
        assertThat(guest.see("#f-country option:checked").innerText()).isEqualTo("Allemagne");
        guest.press("header button[value=en]");
        assertThat(guest.see("#f-country option:checked").innerText()).isEqualTo("Germany");
        assertThat(guest.value("familyName")).isEqualTo("Müller");
    }

    @Test
    void theSwitchWorksOnTheAnswerToAForm(People people) {
        var guest = people.newcomerWithoutScript(Setting.FRENCH_PHONE);
        guest.goToContactStep();
        guest.fill(Map.of("familyName", "Müller"));
        guest.press(Walk.GO_ON);

        guest.press("header button[value=en]");
        guest.open(guest.path());

        assertThat(guest.path()).isEqualTo("/contact");
        assertThat(guest.see("html").getAttribute("lang")).isEqualTo("en");
    }

    @Test
    void elsewhereItIsALink(People people) {
        var guest = people.newcomer(Setting.FRENCH_PHONE);
        guest.open("/cart");

        guest.press("header a[hreflang=en]");

        assertThat(guest.path()).isEqualTo("/cart");
        assertThat(guest.see("html").getAttribute("lang")).isEqualTo("en");
    }
}
