package org.chaland.examples.webshop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chaland.examples.webshop.PluggedProviderFactory;
import org.chaland.examples.webshop.RunningShop;
import org.chaland.examples.webshop.Walk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the provider has no page to sign in at, and the shop lets people type their password on one of its own. */
@InBrowser
@Tag("ci")
class PasswordPageTest {

    private static final String PASSWORD = "Zebra 7 of Anna";

    @Test
    void whoeverMistypesSeesItAndWhoeverSignsInFindsTheFormFilled(People people, @TempDir Path data) {
        var settings = List.of(
                "--webshop.provider=plugged",
                "--chaland.plugged.password=" + PASSWORD,
                "--webshop.password-sign-in=true");
        try (var shop = RunningShop.start(data, settings);
                var there = people.at(shop)) {
            Setting.each().forEach(setting -> visit(there.newcomer(setting)));
        }
    }

    private static void visit(Person person) {
        person.goToContactStep();
        person.fill(Map.of("city", "Lyon"));
        person.press(Walk.SIGN_IN);
        assertThat(Inspection.of(person, "password")).isEmpty();

        signIn(person, "zebra");
        assertThat(person.see("#password")).hasValue("");
        assertThat(Inspection.of(person, "password-refused")).isEmpty();

        signIn(person, PASSWORD);
        assertThat(person.path()).isEqualTo("/contact");
        assertThat(person.value("givenName")).isEqualTo("Anna");
        person.press("button[value='city=Lyon']");
        assertThat(person.value("city")).isEqualTo("Lyon");
    }

    private static void signIn(Person person, String password) {
        person.fill(Map.of("account", PluggedProviderFactory.NAME, "password", password));
        person.press("#sign-in-now");
    }
}
