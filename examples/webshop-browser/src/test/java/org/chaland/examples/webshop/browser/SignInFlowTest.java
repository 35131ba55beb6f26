package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chaland.examples.webshop.Walk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The way of those who have an account. */
@InBrowser
@Tag("ci")
class SignInFlowTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void aCustomerSignsInOnTheWayAndFindsTheFormFilled(Setting setting, People people) {
        var customer = people.newcomer(setting);
        var email = Customers.account(customer);
        customer.goToContactStep();
        customer.fill(Map.of("city", "Annecy", "phone", "+33 4 00 00 00 00"));

        customer.press(Walk.SIGN_IN);
        LmsStops.signInAs(customer, email, Customers.PASSWORD);

        assertThat(customer.path()).isEqualTo("/contact");
        assertThat(customer.value("email")).isEqualTo(email);
        assertThat(customer.value("city")).isEqualTo("Lyon");
        assertThat(customer.value("phone"))
                .as("somebody else may have typed it")
                .isEmpty();
        customer.press("button[value=all]");
        assertThat(customer.value("phone")).isEqualTo("+33 4 00 00 00 00");
        assertThat(customer.value("city")).isEqualTo("Annecy");
        customer.press(Walk.GO_ON);
        customer.placeOrder("now");
        var reference = customer.reference();
        assertThat(Kept.of(people.shop(), email)).isEqualTo(new Kept(1, 2, 1));
        customer.press("main section a.button");
        assertThat(customer.path()).isEqualTo("/support");
        assertThat(customer.text()).contains(reference);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void afterASignOutTheBackButtonShowsNothingPersonal(Setting setting, People people) {
        var customer = people.newcomer(setting);
        var email = Customers.account(customer);
        customer.goOnAs(Customers.signedIn(customer, email));
        customer.open("/contact");
        customer.press(Walk.GO_ON);
        assertThat(customer.text()).contains(email);

        customer.press("header form button");

        for (var i = 0; i < 3; i++) {
            customer.page().goBack();
            customer.page().waitForLoadState();
            assertThat(customer.page().content()).doesNotContain(email).doesNotContain("Camille");
        }
    }
}
