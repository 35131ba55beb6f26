package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Staff say what they are here for, and see what that opens. */
class PurposeTest {

    private final RunningShop shop = RunningShop.shared();
    private final Staff staff = Staff.of(shop);

    @Test
    void staffSeeWhatThePurposeOpensThatTheyHaveChosen() {
        var entered = staff.enter("ada@example.org");
        assertThat(entered.text()).contains("ada@example.org").doesNotContain("not everything is shown");

        var chosen = choose("accounting");
        assertThat(chosen.path()).isEqualTo("/staff/customers");
        assertThat(chosen.text()).contains("From now on").doesNotContain("ada@example.org");
        assertThat(staff.customer(Staff.id(entered)).text())
                .contains("not everything is shown")
                .doesNotContain("ada@example.org");

        choose("order-handling");
        assertThat(staff.customer(Staff.id(entered)).text()).contains("ada@example.org");
    }

    @Test
    void aPurposeThatIsNotOfferedIsNotChosen() {
        var customer = Staff.id(staff.enter("bob@example.org"));
        var refused = choose("marketing");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("choose one of these purposes");
        assertThat(staff.customer(customer).text()).contains("bob@example.org");
    }

    @Test
    void aCopyOfAllThatIsKeptOfAPersonIsHandedOutForTheirRequestOnly() {
        var customer = Staff.id(staff.enter("copied@example.org"));
        assertThat(staff.customer(customer).html().select("#copy")).isEmpty();

        choose("data-request");
        var copy = staff.customer(customer).press("#copy button");

        assertThat(copy.response().headers().firstValue("Content-Disposition").orElseThrow())
                .contains("personal-data.json");
        assertThat(copy.source()).contains("copied@example.org", customer, "chaland-personal-data-1");
        var seen = staff.customer(customer);
        choose("order-handling");
        assertThat(seen.press("#copy button").status())
                .as("the purpose was changed meanwhile")
                .isEqualTo(404);
    }

    private Page choose(String purpose) {
        return staff.browser()
                .get("/staff/purpose")
                .form("main form button")
                .with("purpose", purpose)
                .send();
    }
}
