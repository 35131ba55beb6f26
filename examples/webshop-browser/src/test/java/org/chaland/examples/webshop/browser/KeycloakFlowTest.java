package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chaland.examples.webshop.RunningShop;
import org.chaland.examples.webshop.Walk;
import org.chaland.model.Contact;
import org.chaland.oidc.KeycloakRealm;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.SelfCheck;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shop with a real Keycloak, whose own pages people see. The shop is {@code localhost}, Keycloak {@code 127.0.0.1}: to a browser two sites. */
@InBrowser
@Tag("ci")
class KeycloakFlowTest {

    private static final String EMAIL = "camille@example.org";
    private static final int ROUNDS = 9;

    @TempDir
    Path data;

    @Test
    void aGuestGetsAnAccountSignsInWithItCorrectsItAndSignsOut(People anywhere) throws IOException {
        var realm = KeycloakRealm.make();
        var settings = Stream.concat(Stream.of("--webshop.provider=keycloak"), settings("keycloak", realm));
        try (var shop = start(settings, realm)) {
            assertThat(lacking(shop)).isEmpty();
            var buyer = anywhere.at(shop).newcomer(Setting.ENGLISH_DESKTOP);
            buyer.mayAsk(realm.address());

            GuestFlowTest.buyAsGuest(buyer, EMAIL);
            choosePassword(buyer, realm);
            buyer.goToContactStep();
            buyer.press(Walk.SIGN_IN);
            signInAtKeycloak(buyer);
            assertFilled(buyer, "Laurent");

            buyer.fill(Map.of("familyName", "Moreau"));
            buyer.press(Walk.GO_ON);
            shop.upkeep();
            assertKeycloakShows("Moreau", buyer, realm);

            measure(buyer);
            buyer.press("header form button");
            assertThat(buyer.path()).isEqualTo("/");
            buyer.open("/contact");
            assertThat(buyer.value("email")).isEmpty();
            buyer.press(Walk.SIGN_IN);
            signInAtKeycloak(buyer);
            assertFilled(buyer, "Moreau");
            assertThat(buyer.faults()).isEmpty();
        }
    }

    @Test
    @Tag("deep")
    void peopleOfTwoRealmsSignInSideBySideAlsoWithANewKey(People anywhere) throws IOException {
        var first = KeycloakRealm.make();
        var second = KeycloakRealm.make();
        first.givePassword(first.user(person("Laurent")));
        second.givePassword(second.user(person("Moreau")));
        var settings = Stream.of(
                Stream.of(
                        "--webshop.provider=keycloak.first",
                        "--webshop.sign-in-providers=keycloak.first,keycloak.second"),
                settings("keycloak.first", first),
                settings("keycloak.second", second));
        try (var shop = start(settings.flatMap(all -> all), first, second)) {
            for (var keyIsNew : List.of(false, true)) {
                assertSignsIn(anywhere.at(shop).newcomer(Setting.ENGLISH_DESKTOP), first, Walk.SIGN_IN, "Laurent");
                assertSignsIn(anywhere.at(shop).newcomer(Setting.FRENCH_PHONE), second, Walk.SIGN_IN + "2", "Moreau");
                if (!keyIsNew) {
                    second.changeKey();
                }
            }
        }
    }

    /** At a port that the realms know before, so that the shop finds nothing to say about them. */
    private RunningShop start(Stream<String> settings, KeycloakRealm... realms) throws IOException {
        var port = OutsidersBuildTest.freePort();
        for (var realm : realms) {
            realm.allow(URI.create("http://localhost:" + port));
        }
        return RunningShop.start(
                data,
                Stream.concat(Stream.of("--server.port=" + port), settings).toList());
    }

    private static Contact person(String familyName) {
        return Contact.builder()
                .givenName("Camille")
                .familyName(familyName)
                .email(EMAIL)
                .build();
    }

    private static void assertSignsIn(Person buyer, KeycloakRealm realm, String button, String familyName) {
        buyer.mayAsk(realm.address());
        buyer.goToContactStep();
        buyer.press(button);
        signInAtKeycloak(buyer);
        assertFilled(buyer, familyName);
        assertThat(buyer.faults()).isEmpty();
    }

    private static Stream<String> settings(String provider, KeycloakRealm realm) {
        return realm.properties(provider).entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue());
    }

    private static List<?> lacking(RunningShop shop) {
        return ((SelfCheck) shop.bean(IdentityProvider.class))
                .check(Set.of(shop.address().resolve("/contact/signed-in")));
    }

    private static void choosePassword(Person buyer, KeycloakRealm realm) {
        buyer.page().navigate(realm.invitationTo(EMAIL).toString());
        buyer.press("#kc-info-message a");
        buyer.page().locator("#password-new").fill(KeycloakRealm.PASSWORD);
        buyer.page().locator("#password-confirm").fill(KeycloakRealm.PASSWORD);
        buyer.press("[type=submit]");
        buyer.press("#kc-info-message a");
        assertThat(buyer.page().url())
                .isEqualTo(buyer.shop().address().resolve("/").toString());
    }

    private static void signInAtKeycloak(Person buyer) {
        buyer.page().locator("#username").fill(EMAIL);
        buyer.page().locator("#password").fill(KeycloakRealm.PASSWORD);
        buyer.press("#kc-login");
    }

    private static void assertFilled(Person buyer, String familyName) {
        assertThat(buyer.page().url())
                .isEqualTo(buyer.shop().address().resolve("/contact").toString());
        assertThat(List.of(buyer.value("givenName"), buyer.value("familyName"), buyer.value("email")))
                .containsExactly("Camille", familyName, EMAIL);
    }

    /** On the page where people see their account there. */
    private static void assertKeycloakShows(String familyName, Person buyer, KeycloakRealm realm) {
        buyer.page().navigate(realm.issuer() + "/account");
        var field = buyer.page().locator("#lastName");
        field.waitFor();
        assertThat(field.inputValue()).isEqualTo(familyName);
    }

    /** How long it takes somebody whom Keycloak knows from the button to the filled form; printed, for figures are of a machine. */
    private static void measure(Person buyer) {
        var times = Stream.generate(() -> fromTheButtonToTheForm(buyer))
                .limit(ROUNDS)
                .sorted()
                .toList();
        System.out.printf(
                "From the button to the form that Keycloak has filled: %d ms, the median of %d between %d and %d ms.%n",
                times.get(ROUNDS / 2).toMillis(),
                ROUNDS,
                times.get(0).toMillis(),
                times.get(ROUNDS - 1).toMillis());
    }

    private static Duration fromTheButtonToTheForm(Person buyer) {
        buyer.context()
                .clearCookies(new ClearCookiesOptions()
                        .setDomain(buyer.shop().address().getHost()));
        buyer.goToContactStep();
        assertThat(buyer.value("email")).isEmpty();
        var begun = System.nanoTime();
        buyer.press(Walk.SIGN_IN);
        var time = Duration.ofNanos(System.nanoTime() - begun);
        assertFilled(buyer, "Moreau");
        return time;
    }
}
