package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.chaland.examples.webshop.Walk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is pressed in whatever order: one wish is one order, one customer, one account. */
@InBrowser
@Tag("ci")
class BackAndForthTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void everyButtonPressedTwice(Setting setting, People people) {
        var email = Customers.newAddress();
        var guest = people.newcomer(setting);
        guest.open("/");
        pressTwice(guest, "button[value=bread]", "/cart");
        guest.press("#check-out");
        guest.fill(Walk.details(email));
        pressTwice(guest, Walk.GO_ON, "/order");
        pressTwice(guest, "main form button", "/orders/W-**");

        assertThat(Kept.of(people.shop(), email)).isEqualTo(new Kept(1, 1, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void backForwardAndReloadAtEveryStep(Setting setting, People people) {
        var email = Customers.newAddress();
        var guest = people.newcomer(setting);
        guest.goToContactStep();
        toAndFro(guest);
        guest.leaveDetails(email);
        assertThat(guest.path()).isEqualTo("/order");
        toAndFro(guest);
        assertThat(guest.path()).isEqualTo("/order");
        guest.placeOrder("now");
        toAndFro(guest);

        assertThat(guest.path()).startsWith("/orders/W-");
        assertThat(Kept.of(people.shop(), email)).isEqualTo(new Kept(1, 1, 1));
    }

    @Test
    void theOrderPageOfAPlacedOrderCannotPlaceItAgain(People people) {
        var email = Customers.newAddress();
        var guest = people.newcomer(Setting.ENGLISH_DESKTOP);
        guest.goToContactStep();
        guest.leaveDetails(email);
        guest.placeOrder("now");

        guest.page().goBack();
        guest.page().waitForLoadState();

        assertThat(guest.path()).isEqualTo("/");
        assertThat(guest.see("[name=form]").count()).isZero();
        assertThat(Kept.of(people.shop(), email)).isEqualTo(new Kept(1, 1, 1));
    }

    @Test
    void aStepBackToTheContactDetailsChangesTheOneCustomer(People people) {
        var email = Customers.newAddress();
        var guest = people.newcomer(Setting.FRENCH_PHONE);
        guest.goToContactStep();
        guest.leaveDetails("before-" + email);
        guest.page().goBack();
        guest.page().waitForLoadState();
        assertThat(guest.value("email")).isEqualTo("before-" + email);

        guest.leaveDetails(email);
        guest.placeOrder("now");

        assertThat(Kept.of(people.shop(), email)).isEqualTo(new Kept(1, 1, 1));
        assertThat(Kept.of(people.shop(), "before-" + email)).isEqualTo(new Kept(0, 0, 0));
    }

    @Test
    void backToARejectedFormAsksNoQuestion(People people) {
        var guest = people.newcomer(Setting.ENGLISH_DESKTOP);
        guest.goToContactStep();
        guest.press(Walk.GO_ON);
        assertThat(guest.see(".error-summary").count()).isEqualTo(1);
        guest.leaveDetails(Customers.newAddress());
        assertThat(guest.path()).isEqualTo("/order");

        var shown = guest.page().goBack();

        assertThat(shown).isNotNull();
        assertThat(guest.path()).isEqualTo("/contact");
        assertThat(guest.value("familyName")).isEqualTo("Laurent");
    }

    private static void pressTwice(Person person, String button, String next) {
        person.see(button).first().dblclick();
        person.page().waitForURL("**" + next);
        person.page().waitForLoadState();
    }

    private static void toAndFro(Person person) {
        var page = person.page();
        page.goBack();
        page.waitForLoadState();
        page.goForward();
        page.waitForLoadState();
        page.reload();
        page.waitForLoadState();
    }
}
