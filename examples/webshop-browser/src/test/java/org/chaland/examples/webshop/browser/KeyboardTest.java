package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.examples.webshop.browser.Keyboard.enter;
import static org.chaland.examples.webshop.browser.Keyboard.tab;
import static org.chaland.examples.webshop.browser.Keyboard.tabTo;

import java.util.LinkedHashMap;
import org.chaland.examples.webshop.Walk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With nothing but a keyboard, and always seeing where one is. */
@InBrowser
@Tag("ci")
class KeyboardTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void aPurchaseFromTheFirstPageToTheConfirmation(Setting setting, People people) {
        var email = Customers.newAddress();
        var guest = people.newcomer(setting);
        guest.open("/");
        tabTo(guest, "button[value=bread]");
        enter(guest, "Enter");
        tabTo(guest, "#check-out");
        enter(guest, "Enter");
        var details = new LinkedHashMap<>(Walk.details(email));
        var country = details.remove("country");
        details.forEach((name, value) -> Keyboard.type(guest, name, value));
        assertThat(guest.value("country")).isEqualTo(country);
        tabTo(guest, Walk.GO_ON);
        enter(guest, "Space");
        assertThat(guest.path()).isEqualTo("/order");
        tabTo(guest, "#now");
        guest.page().keyboard().press("ArrowDown");
        tabTo(guest, "main form button");
        enter(guest, "Enter");

        assertThat(guest.see("main .notice.warning").count()).as("by transfer").isEqualTo(1);
        assertThat(Kept.of(people.shop(), email)).isEqualTo(new Kept(1, 1, 0));
    }

    @Test
    void theEnterKeyInAFieldGoesOnAndDoesNotSignIn(People people) {
        var guest = people.newcomer(Setting.ENGLISH_DESKTOP);
        guest.goToContactStep();
        guest.fill(Walk.details(Customers.newAddress()));
        guest.see("#f-email").focus();

        enter(guest, "Enter");

        assertThat(guest.path()).isEqualTo("/order");
    }

    @Test
    void theFirstTabOffersToSkipTheHead(People people) {
        var guest = people.newcomer(Setting.FRENCH_PHONE);
        guest.open("/");

        tab(guest);
        assertThat(guest.see(".skip:focus").count()).isEqualTo(1);
        guest.page().keyboard().press("Enter");

        assertThat(guest.focused()).isEqualTo("main");
        tab(guest);
        assertThat(guest.see("main a:focus, main button:focus").count()).isEqualTo(1);
    }
}
