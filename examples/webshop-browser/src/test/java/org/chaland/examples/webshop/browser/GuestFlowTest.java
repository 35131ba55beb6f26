package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The way of most: in as a stranger, out with an account. */
@InBrowser
@Tag("ci")
class GuestFlowTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void aGuestBuysAndGetsAnAccount(Setting setting, People people) {
        var email = Customers.newAddress();
        var guest = people.newcomer(setting);

        buyAsGuest(guest, email);

        assertThat(guest.see("main .notice.success").count()).isEqualTo(1);
        assertThat(guest.see(".steps [aria-current=step]").count()).isEqualTo(1);
        assertThat(Kept.of(people.shop(), email)).isEqualTo(new Kept(1, 1, 1));
        enterSupportArea(guest, email);
        assertThat(guest.see("main .notice").count())
                .as("open, with the word about passwords")
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void aGuestBuysWithScriptsSwitchedOff(Setting setting, People people) {
        var email = Customers.newAddress();
        var guest = people.newcomerWithoutScript(setting);

        buyAsGuest(guest, email);

        assertThat(guest.see("main .notice.success").count()).isEqualTo(1);
        assertThat(Kept.of(people.shop(), email)).isEqualTo(new Kept(1, 1, 1));
        enterSupportArea(guest, email);
        assertThat(guest.path()).isEqualTo("/lms/support");
    }

    static void buyAsGuest(Person guest, String email) {
        guest.goToContactStep();
        guest.leaveDetails(email);
        assertThat(guest.text()).contains("Camille", email);
        guest.placeOrder("now");
    }

    static void enterSupportArea(Person guest, String email) {
        guest.open(guest.walk().invitationTo(email));
        guest.fill(Map.of("password", Customers.PASSWORD));
        guest.press("main form button");
        guest.press("main a.button");
        LmsStops.signInAs(guest, email, Customers.PASSWORD);
    }
}
