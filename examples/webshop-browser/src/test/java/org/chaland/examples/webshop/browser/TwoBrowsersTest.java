package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chaland.examples.webshop.Walk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two browsers at once: of two persons, who never meet; of one person, who meets themself. */
@InBrowser
@Tag("ci")
class TwoBrowsersTest {

    @Test
    void twoPersonsInStepGetEachTheirOwn(People people) {
        var one = people.newcomer(Setting.ENGLISH_DESKTOP);
        var other = people.newcomer(Setting.FRENCH_PHONE);
        var oneAddress = Customers.newAddress();
        var otherAddress = Customers.newAddress();

        one.goToContactStep();
        other.goToContactStep();
        one.leaveDetails(oneAddress);
        other.leaveDetails(otherAddress);
        assertThat(one.text()).contains(oneAddress).doesNotContain(otherAddress);
        assertThat(other.text()).contains(otherAddress).doesNotContain(oneAddress);
        other.placeOrder("now");
        one.placeOrder("now");

        assertThat(one.reference()).isNotEqualTo(other.reference());
        assertThat(Kept.of(people.shop(), oneAddress)).isEqualTo(new Kept(1, 1, 1));
        assertThat(Kept.of(people.shop(), otherAddress)).isEqualTo(new Kept(1, 1, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void onePersonTwiceSeesWhatWasChangedElsewhere(Setting setting, People people) {
        var atHome = people.newcomer(setting);
        var onTheWay = people.newcomer(setting);
        var email = Customers.account(atHome);
        atHome.goOnAs(Customers.signedIn(atHome, email));
        onTheWay.goOnAs(Customers.signedIn(onTheWay, email));
        atHome.open("/contact");
        onTheWay.open("/contact");

        change(atHome, "city", "Metz");
        change(onTheWay, "city", "Nancy");

        assertThat(onTheWay.path()).isEqualTo("/contact");
        assertThat(onTheWay.see("main .notice.warning:focus").count()).isEqualTo(1);
        assertThat(onTheWay.value("city")).isEqualTo("Nancy");
        assertThat(onTheWay.see(".field:has([name=city]) .offers").innerText()).contains("Metz");
        onTheWay.press("button[value='city=Metz']");
        assertThat(onTheWay.value("city")).isEqualTo("Metz");
        onTheWay.press(Walk.GO_ON);
        assertThat(onTheWay.text()).contains("Metz");
        assertThat(Kept.of(people.shop(), email).customers()).isEqualTo(1);
    }

    @Test
    void editsOfDifferentFieldsBothSurvive(People people) {
        var atHome = people.newcomer(Setting.ENGLISH_DESKTOP);
        var onTheWay = people.newcomer(Setting.FRENCH_PHONE);
        var email = Customers.account(atHome);
        atHome.goOnAs(Customers.signedIn(atHome, email));
        onTheWay.goOnAs(Customers.signedIn(onTheWay, email));
        atHome.open("/contact");
        onTheWay.open("/contact");

        change(atHome, "city", "Metz");
        change(onTheWay, "phone", "+33 3 00 00 00 00");

        assertThat(onTheWay.path()).isEqualTo("/order");
        assertThat(onTheWay.text()).contains("Metz", "+33 3 00 00 00 00");
    }

    private static void change(Person person, String field, String value) {
        person.fill(Map.of(field, value));
        person.press(Walk.GO_ON);
    }
}
