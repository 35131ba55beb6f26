package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chaland.examples.webshop.RunningShop;
import org.chaland.examples.webshop.Walk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One browser, both sign-ins: whoever is staff is no customer, and the other way round. */
@InBrowser
@Tag("ci")
class StaffDoorFlowTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void aCustomerWhoSignsInAsStaffIsNoCustomerAnyMore(Setting setting, People people) {
        var person = people.newcomer(setting);
        var email = Customers.account(person);
        person.goOnAs(Customers.signedIn(person, email));
        person.open("/support");
        assertThat(person.path()).isEqualTo("/support");
        person.open("/staff/orders");
        assertThat(person.path()).isEqualTo("/staff/sign-in");

        signIn(person);

        // Nobody gets a session for asking, so the page that was asked for is not remembered.
        assertThat(person.path()).isEqualTo("/staff/customers");
        person.open("/contact");
        assertThat(person.page().content()).doesNotContain(email).doesNotContain("Laurent");
        person.open("/support");
        assertThat(person.page().content()).doesNotContain(email).doesNotContain("Laurent");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void staffWhoSignInAsACustomerAreNoStaffAnyMore(Setting setting, People people) {
        var person = people.newcomer(setting);
        var email = Customers.account(person);
        var office = Office.of(person);
        var other = office.entered();
        office.open(Office.customer(other));
        ContactStops.open(person);

        person.press(Walk.SIGN_IN);
        LmsStops.signInAs(person, email, Customers.PASSWORD);

        assertThat(person.value("email")).isEqualTo(email);
        for (var page : new String[] {Office.customer(other), "/staff/customers", "/staff/import", "/staff/outbox"}) {
            person.open(page);
            assertThat(person.path()).as(page).isEqualTo("/staff/sign-in");
        }
    }

    @Test
    void afterASignOutTheBackButtonShowsNoCustomer(People people) {
        var person = people.newcomer(Setting.ENGLISH_DESKTOP);
        var email = Customers.newAddress();
        var office = Office.of(person);
        var id = office.entered(email);
        office.open("/staff/customers");
        office.open(Office.customer(id));
        assertThat(person.text()).contains(email);

        person.press("header form button");

        for (var i = 0; i < 2; i++) {
            person.page().goBack();
            person.page().waitForLoadState();
            assertThat(person.page().content()).doesNotContain(email);
        }
    }

    private static void signIn(Person person) {
        person.fill(Map.of("username", "staff", "password", RunningShop.STAFF_PASSWORD));
        person.press("main form button");
    }
}
