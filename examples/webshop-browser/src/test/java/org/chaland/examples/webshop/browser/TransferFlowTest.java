package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chaland.examples.webshop.RunningShop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The way of those who pay later, and of staff who see the money come. */
@InBrowser
@Tag("ci")
class TransferFlowTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void staffConfirmATransfer(Setting setting, People people) {
        var email = Customers.newAddress();
        var guest = people.newcomer(setting);
        guest.goToContactStep();
        guest.leaveDetails(email);
        guest.placeOrder("transfer");
        assertThat(guest.see("main .notice.warning").count()).isEqualTo(1);
        assertThat(Kept.of(people.shop(), email)).isEqualTo(new Kept(1, 1, 0));
        var staff = people.newcomer(setting);

        staff.open("/staff/sign-in");
        staff.fill(Map.of("username", "staff", "password", RunningShop.STAFF_PASSWORD));
        staff.press("main form button");
        staff.open("/staff/orders");
        staff.press("a[href$='" + guest.reference() + "/confirm']");
        staff.press("#do-it");

        assertThat(staff.see("main .notice[role=status]").count()).isEqualTo(1);
        assertThat(staff.see("tr:has-text('" + guest.reference() + "') .badge.good")
                        .count())
                .isEqualTo(1);
        guest.page().reload();
        assertThat(guest.see("main .notice.success").count()).isEqualTo(1);
        assertThat(Kept.of(people.shop(), email)).isEqualTo(new Kept(1, 1, 1));
    }
}
