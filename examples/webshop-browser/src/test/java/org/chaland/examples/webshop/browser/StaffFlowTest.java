package org.chaland.examples.webshop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.examples.webshop.browser.Keyboard.enter;
import static org.chaland.examples.webshop.browser.Keyboard.tabTo;

import java.util.Map;
import org.chaland.examples.webshop.RunningShop;
import org.chaland.examples.webshop.Staff;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What staff come to the back office for, from the sign-in to the end. */
@InBrowser
@Tag("ci")
class StaffFlowTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void aCustomerIsFoundAndCorrectedWithAKeyboardOnly(Setting setting, People people) {
        var email = Customers.newAddress();
        Staff.of(people.shop()).enter(email);
        var person = people.newcomer(setting);
        person.open("/staff");

        Keyboard.type(person, "username", "staff");
        Keyboard.type(person, "password", RunningShop.STAFF_PASSWORD);
        enter(person, "Enter");
        Keyboard.type(person, "words", email);
        enter(person, "Enter");
        tabTo(person, "tbody th a");
        enter(person, "Enter");
        tabTo(person, "main a[href$=edit]");
        enter(person, "Enter");
        Keyboard.type(person, "email", "nowhere");
        enter(person, "Enter");
        assertThat(person.see(".error-summary")).isFocused();
        tabTo(person, ".error-summary a");
        person.page().keyboard().press("Enter");
        assertThat(person.see("#f-email")).isFocused();
        Keyboard.type(person, "email", email);
        Keyboard.type(person, "city", "Nice");
        enter(person, "Enter");

        assertThat(person.see("main .notice[role=status]")).isVisible();
        assertThat(person.see("section[aria-labelledby=contact]")).containsText("Nice");
        assertThat(person.see("#audit ~ table tbody tr")).hasCount(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void ofTwoWhoCorrectOneRecordTheSecondDecidesFieldByField(Setting setting, People people) {
        var first = people.newcomer(setting);
        var second = people.newcomer(setting);
        var office = Office.of(first);
        var id = office.entered();
        office.open(Office.customer(id, "edit"));
        Office.of(second, "colleague").open(Office.customer(id, "edit"));

        first.fill(Map.of("city", "Lille", "familyName", "Dupont"));
        first.press("#save");
        second.fill(Map.of("city", "Nice", "familyName", "Durand", "phone", "+33 4 00 00 00 00"));
        second.press("#save");

        assertThat(second.see(".error-summary")).isFocused();
        assertThat(second.see(".error-summary h2")).containsText("staff");
        assertThat(second.see(".error-summary a")).hasCount(2);
        assertThat(second.see(".field:has([name=city]) .offers")).containsText("Lille");
        assertThat(second.value("city")).isEqualTo("Nice");
        second.press("button[name=take][value=city]");
        assertThat(second.value("city")).isEqualTo("Lille");
        assertThat(second.see(".field:has([name=familyName]) .offers")).containsText("Dupont");
        second.press("#save");
        assertThat(second.see("main .notice[role=status]")).isVisible();
        assertThat(second.text())
                .contains("Lille", "Durand", "+33 4 00 00 00 00")
                .doesNotContain("Dupont", "Nice");
        assertThat(second.see("#audit ~ table tbody tr").first()).containsText("colleague");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void twoRecordsOfOneAddressAreComparedAndBecomeOne(Setting setting, People people) {
        var email = Customers.newAddress();
        var person = people.newcomer(setting);
        var office = Office.of(person);
        var buyer = office.buyer(email, "now");
        var entered = Staff.id(office.send("/staff/customers/new", "#create", Office.everything(email)));
        office.open(Office.customer(buyer));

        person.press("main a[href*='/staff/merge']");
        assertThat(person.see("tbody tr:has(mark)").first()).isVisible();
        person.press("main a[href*='from=" + buyer + "']");
        person.press("#merge");
        assertThat(person.see(".error-summary")).isFocused();
        person.fill(Map.of("reason", "Said so on the telephone"));
        person.press("#merge");

        assertThat(person.path()).isEqualTo(Office.customer(entered));
        assertThat(person.see("main .notice[role=status]")).isVisible();
        assertThat(person.see("main")).containsText(buyer);
        assertThat(person.see("main a[href*='/staff/orders/']")).hasCount(1);
        assertThat(Kept.of(people.shop(), email).customers()).isEqualTo(1);
        person.page().goBack();
        assertThat(person.see("#merge")).hasCount(0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void whatHasStoppedGoesOnOnceItsCauseIsGone(Setting setting, People people) {
        var email = Customers.newAddress();
        var person = people.newcomer(setting);
        var office = Office.of(person);
        people.shop().addPerson(email);
        var id = office.buyer(email, "now");
        var row = "tr:has(a[href$='" + id + "'])";
        office.open("/staff/tasks");

        person.press(row + " button");
        assertThat(person.see(row + " .badge.bad")).isVisible();
        people.shop().bean(JdbcTemplate.class).update("delete from lms_person where email = ?", email);
        person.press(row + " button");

        assertThat(person.path()).isEqualTo("/staff/tasks");
        assertThat(person.see("main .notice[role=status]")).isVisible();
        assertThat(person.see(row)).hasCount(0);
        assertThat(Kept.of(people.shop(), email)).isEqualTo(new Kept(1, 1, 1));
    }

    @Test
    void backToASearchShowsWhatItFound(People people) {
        var person = people.newcomer(Setting.ENGLISH_DESKTOP);
        var office = Office.of(person);
        var email = Customers.newAddress();
        var id = office.entered(email);
        StaffSearchStops.search(person, email);
        person.fill(Map.of("words", "whoever-that-may-be"));
        person.press("form[role=search] button");

        person.page().goBack();

        assertThat(person.value("words")).isEqualTo(email);
        assertThat(person.see("tbody a[href$='" + id + "']")).isVisible();
    }
}
