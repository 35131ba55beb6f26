package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A provider from the class path, by settings alone. */
@Tag("ci")
class PluggedProviderTest {

    private static final String PASSWORD = "Zebra 7 of Anna";
    private static final List<String> PLUGGED =
            List.of("--webshop.provider=plugged", "--chaland.plugged.password=" + PASSWORD);
    private static final List<String> WITH_PASSWORDS =
            List.of(PLUGGED.get(0), PLUGGED.get(1), "--webshop.password-sign-in=true");

    /** Of one client's limit, what is left after a first mistake. */
    private static final int LEFT = 9;

    @RegisterExtension
    final HeardLog log = new HeardLog();

    @TempDir
    Path data;

    @Test
    void whoeverSignsInByPasswordFindsTheFormFilledAndWhatWasTypedKept() {
        try (var shop = RunningShop.start(data, WITH_PASSWORDS)) {
            var visit = Walk.newcomer(shop);
            var asked =
                    visit.contactStep().form(Walk.SIGN_IN).with("city", "Lyon").send();

            var wrong = signIn(asked, "zebra");
            var form = signIn(wrong, PASSWORD);

            assertThat(asked.html().select("[type=password]")).hasSize(1);
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.text()).contains("You are not signed in. Please try again");
            assertThat(wrong.source()).doesNotContain("zebra");
            assertThat(form.path()).isEqualTo("/contact");
            assertThat(form.value("givenName")).isEqualTo("Anna");
            assertThat(form.beside("city")).contains("You had typed: Lyon");
            assertThat(visit.browser().get("/support").text()).doesNotContain("Sign in");
            assertThat(log.lines()).noneMatch(line -> line.contains("zebra"));
        }
    }

    @Test
    void goingOnWithoutSigningInKeepsWhatWasTyped() {
        try (var shop = RunningShop.start(data, WITH_PASSWORDS)) {
            var asked = Walk.newcomer(shop)
                    .contactStep()
                    .form(Walk.SIGN_IN)
                    .with("city", "Lyon")
                    .send();

            assertThat(asked.press("#back button.second").value("city")).isEqualTo("Lyon");
        }
    }

    @Test
    void passwordsAreLimited() {
        try (var shop = RunningShop.start(data, WITH_PASSWORDS)) {
            var page = signIn(Walk.newcomer(shop).contactStep().press(Walk.SIGN_IN), "wrong");
            for (var tries = 0; tries < LEFT; tries++) {
                page = signIn(page, "wrong");
            }

            assertThat(signIn(page, PASSWORD).text()).contains("That was tried too often.");
        }
    }

    @Test
    void noPasswordIsAskedForUnlessTheShopChoosesIt() {
        try (var shop = RunningShop.start(data, PLUGGED)) {
            var visit = Walk.newcomer(shop);
            var contact = visit.contactStep();

            var refused = visit.browser()
                    .post(
                            shop.address().resolve("/contact/password"),
                            List.of(
                                    Map.entry("_csrf", Tokens.of(visit.browser())),
                                    Map.entry("account", PluggedProviderFactory.NAME),
                                    Map.entry("password", PASSWORD)));

            assertThat(contact.html().select(Walk.SIGN_IN)).isEmpty();
            assertThat(refused.text()).contains("Sign-in is not available at the moment.");
        }
    }

    @Test
    void startTellsWhatIsMissingAndWhatToDoAndTheShopIsOpen() {
        var printed = new ByteArrayOutputStream();
        var console = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (var shop = RunningShop.start(data, PLUGGED)) {
            assertThat(shop.browser().get("/").status()).isEqualTo(200);
        } finally {
            System.setOut(console);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("course-missing: There is no support course. Make one with the short name of"
                        + " chaland.plugged.course.")
                .as("a code signs people in")
                .doesNotContain("no-sign-in")
                .doesNotContain(PASSWORD);
    }

    @Test
    void theDemoLmsIsNotThere() {
        try (var shop = RunningShop.start(data, WITH_PASSWORDS)) {
            assertThat(shop.browser().get("/lms/sign-in").status()).isEqualTo(404);
            assertThat(shop.browser().get("/").text()).doesNotContain(RunningShop.DEMO_PASSWORD);
        }
    }

    @Test
    void paidOrderMakesAnAccountAtTheProvider() {
        try (var shop = RunningShop.start(data, WITH_PASSWORDS)) {
            Walk.newcomer(shop).buy("berta@example.org", "now");

            assertThat(shop.bean(PluggedProviderFactory.Plugged.class).memory().accounts())
                    .hasSize(2);
        }
    }

    @Test
    void missingSettingIsToldByItsName() {
        assertThatThrownBy(() -> RunningShop.start(data, List.of("--webshop.provider=plugged")))
                .hasStackTraceContaining("chaland.plugged.password is missing: set it.");
    }

    @Test
    void unknownProviderIsToldWithThoseThatThereAre() {
        assertThatThrownBy(() -> RunningShop.start(data, List.of("--webshop.provider=nobody")))
                .hasStackTraceContaining(
                        "There is no identity provider named nobody, but keycloak, moodle, oidc, platform, plugged: put its jar");
    }

    private static Page signIn(Page page, String password) {
        return page.form("#sign-in-now")
                .with("account", PluggedProviderFactory.NAME)
                .with("password", password)
                .send();
    }
}
