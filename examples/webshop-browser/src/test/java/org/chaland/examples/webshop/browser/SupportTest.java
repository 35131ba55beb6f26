package org.chaland.examples.webshop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.chaland.examples.webshop.RunningShop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do on their support page, and on the way there. */
@InBrowser
@Tag("ci")
class SupportTest {

    @Test
    void whoeverSignsInFromTheSupportPageComesBackToIt(People people) {
        var person = people.newcomer(Setting.ENGLISH_DESKTOP);
        var email = Customers.account(person);

        person.open("/support");
        person.press("main form button");
        LmsStops.signInAs(person, email, Customers.PASSWORD);

        assertThat(person.path()).isEqualTo("/support");
        assertThat(person.see("h1")).hasText("My account");
        assertThat(person.see(".lead")).hasText("Signed in as Camille Laurent. Only you can see this page.");
        person.press("#documents a");
        assertThat(person.see("body")).containsText("HANDBOOK");
    }

    @Test
    void aGuestIsToldHowWhatTheyBoughtGetsToTheirAccount(People people) {
        var person = people.newcomer(Setting.FRENCH_PHONE);
        var email = Customers.newAddress();
        person.shop().addPerson(email);
        var order = person.walk().buy(email, "now").path();

        person.open("/support");
        assertThat(person.see("main p").first()).containsText("Connectez-vous");
        person.press("main form button");
        LmsStops.signInAs(person, email, RunningShop.DEMO_PASSWORD);

        assertThat(person.see("main")).containsText("ouvrez la page de votre commande et connectez-vous-y");
        assertThat(person.see("main")).not().containsText(order.substring(order.lastIndexOf('/') + 1));
    }

    @Test
    void whoeverDoesAsToldFindsWhatTheyBought(People people) {
        var person = people.newcomer(Setting.ENGLISH_DESKTOP);
        var email = Customers.newAddress();
        person.shop().addPerson(email);
        var guest = person.walk();
        var order = guest.buy(email, "now").path();
        person.goOnAs(guest);

        person.open(order);
        person.press("form[action$=sign-in] button");
        LmsStops.signInAs(person, email, RunningShop.DEMO_PASSWORD);

        assertThat(person.path()).isEqualTo(order);
        person.press("main section a.button");
        assertThat(person.path()).isEqualTo("/support");
        assertThat(person.see("#transactions")).containsText(order.substring(order.lastIndexOf('/') + 1));
    }

    @Test
    void anEarlierPageIsReachedAndLeftByLinks(People people) {
        var person = people.newcomer(Setting.ENGLISH_DESKTOP);
        var walk = Customers.signedIn(person);
        IntStream.range(0, 10).forEach(number -> walk.order(SupportStops.NOW, "bread"));
        SupportStops.open(person, walk);
        var newest = person.see("#transactions td .reference").allInnerTexts();

        person.press("#transactions nav a");
        var earlier = person.see("#transactions td .reference").allInnerTexts();
        person.page().goBack();

        assertThat(newest).hasSize(10);
        assertThat(earlier).hasSize(1).doesNotContainAnyElementsOf(newest);
        assertThat(person.see("#transactions td .reference")).hasCount(10);
        person.page().goForward();
        person.press("main a[href='/support']");
        assertThat(person.see("#transactions td .reference")).hasCount(10);
    }

    @Test
    void aSeatIsAssignedWithTheKeyboardAlone(People people) {
        var person = people.newcomer(Setting.ENGLISH_DESKTOP);
        var walk = Customers.signedIn(person);
        walk.order(SupportStops.SEATS_LATER, "joinery");
        SupportStops.open(person, walk);
        var keyboard = person.page().keyboard();

        tabTo(person, "#seats td a");
        person.arrive(() -> keyboard.press("Enter"));
        tabTo(person, "#familyName");
        keyboard.type("Sample");
        tabTo(person, "#email");
        keyboard.type(Customers.newAddress());
        person.arrive(() -> keyboard.press("Enter"));

        assertThat(person.see("[role=status]")).hasText("The seat is given.");
        assertThat(person.see("main table")).containsText("Sample");
    }

    @Test
    void aNameThatIsNoneStaysInTheFieldWithItsErrorBeside(People people) {
        var person = people.newcomer(Setting.FRENCH_PHONE);
        SupportStops.seat(person);

        person.fill(Map.of("familyName", "<b>Lin</b>", "email", Customers.newAddress()));
        person.press("#give-button");

        assertThat(person.see("#familyName")).hasValue("<b>Lin</b>");
        assertThat(person.see("#familyName")).hasAttribute("aria-invalid", "true");
        assertThat(person.see("#familyName")).hasAccessibleDescription(Pattern.compile("Le caractère 1 .*"));
        assertThat(person.see(".error-summary a")).hasAttribute("href", "#familyName");
    }

    @Test
    void twoWindowsAssignOneSeatOnce(People people) {
        var person = people.newcomer(Setting.ENGLISH_DESKTOP);
        SupportStops.seat(person);
        var other = person.anotherWindow();
        other.navigate(person.page().url());

        person.fill(Map.of("familyName", "First", "email", Customers.newAddress()));
        person.press("#give-button");
        other.fill("#familyName", "Second");
        other.fill("#email", Customers.newAddress());
        other.click("#give-button");

        assertThat(other.locator("[role=status]")).hasText("No seat of this course is free any more.");
        assertThat(other.locator("main table")).containsText("First");
        assertThat(other.locator("main table")).not().containsText("Second");
    }

    @Test
    void withoutScriptsEverythingWorksAllTheSame(People people) {
        var person = people.newcomerWithoutScript(Setting.FRENCH_PHONE);
        SupportStops.seat(person);

        person.fill(Map.of("familyName", "Exemple", "email", Customers.newAddress()));
        person.press("#give-button");

        assertThat(person.see("main table")).containsText("Exemple");
    }

    @Test
    void aModuleThatFailsIsMissingAloneAndSaysSo(People people, @TempDir Path data) {
        try (var failing = RunningShop.start(data, List.of("--webshop.forum-down=true"));
                var there = people.at(failing)) {
            for (var setting : List.of(Setting.ENGLISH_DESKTOP, Setting.FRENCH_PHONE)) {
                var person = there.newcomer(setting);
                SupportStops.open(person, Customers.signedIn(person));

                assertThat(person.see("#forum .notice")).isVisible();
                assertThat(person.see("#advice li")).hasCount(2);
                assertThat(person.see("#products tbody tr")).hasCount(1);
                assertThat(Inspection.of(person, "support-forum-down")).isEmpty();
            }
        }
    }

    @Test
    void aPersonSeesNothingOfAnothersEvenWithTheAddress(People people) {
        var owner = people.newcomer(Setting.ENGLISH_DESKTOP);
        SupportStops.seat(owner);
        var other = people.newcomer(Setting.FRENCH_PHONE);
        other.goOnAs(Customers.signedIn(other));

        other.open(owner.path());

        assertThat(other.see("h1")).hasText("Désolé");
    }

    private static void tabTo(Person person, String selector) {
        for (var presses = 0; presses < 80; presses++) {
            person.page().keyboard().press("Tab");
            if ((Boolean) person.see(selector).first().evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not reach " + selector);
    }
}
