package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages of orders, for staff. */
class StaffOrdersTest {

    private final RunningShop shop = RunningShop.shared();
    private final Staff staff = Staff.of(shop);

    @Test
    void whoConfirmsOrCancelsAnOrderStandsOnThePageOfItsCustomer() {
        var reference = bought("confirmed-by-staff@example.org", "Camille");

        staff.confirm(reference);
        Staff.signIn(shop.browser(), "colleague").cancel(reference);

        var rows = customer("confirmed-by-staff").html().select("table:has(caption:contains(What staff did)) tbody tr");
        assertThat(rows.eachText())
                .satisfiesExactlyInAnyOrder(
                        confirmed -> assertThat(confirmed).contains("staff", "Said that an order was paid"),
                        cancelled -> assertThat(cancelled).contains("colleague", "Cancelled an order"));
    }

    @Test
    void nothingOfABuyerStandsInTheListOfOrders() {
        var reference = bought("canary-buyer@example.org", "Canarine");
        var page = customer("canary-buyer");
        var before = Disclosed.of(shop, Staff.id(page)).size();

        var pages = List.of(staff.orders());

        assertThat(page.source()).contains("canary-buyer", "Canarine");
        assertThat(pages)
                .extracting(Page::source)
                .allSatisfy(source ->
                        assertThat(source).contains(reference).doesNotContainIgnoringCase("canary", "canarine"));
        assertThat(Disclosed.of(shop, Staff.id(page)))
                .as("nothing is shown, so nothing is written down")
                .hasSize(before);
    }

    @Test
    void thePageOfAnOrderLeadsToItsBuyerAndThatItIsShownIsNoted() {
        var reference = bought("named-buyer@example.org", "Naima");
        var before = Disclosed.of(shop, Staff.id(customer("named-buyer"))).size();

        var page = staff.browser().get("/staff/orders/" + reference);

        assertThat(page.html().select("#buyer a").text()).contains("Naima");
        assertThat(page.html().select("#buyer a").attr("href"))
                .isEqualTo("/staff/customers/" + Staff.id(customer("named-buyer")));
        assertThat(Disclosed.of(shop, Staff.id(customer("named-buyer"))).size()).isGreaterThan(before);
    }

    @Test
    void whatFollowsIsSaidBeforeAnOrderIsConfirmedOrCancelled() {
        var reference = bought("told-before@example.org", "Theo");

        var confirm = staff.ask(reference, "confirm");
        var stillPlaced = staff.orders()
                .html()
                .select("tr:contains(" + reference + ") .badge")
                .text();
        staff.confirm(reference);
        var cancel = staff.ask(reference, "cancel");

        assertThat(confirm.text()).contains("Theo", "€120.00", "The courses open.", "It is noted that staff did this.");
        assertThat(stillPlaced).isEqualTo("Waiting for payment");
        assertThat(cancel.text()).contains("close, for its participants too", "refund it yourself");
        assertThat(staff.browser()
                        .get("/staff/orders/" + reference + "/confirm")
                        .text())
                .contains("not possible");
        assertThat(staff.browser().get("/staff/orders/W-unknown/cancel").status())
                .isEqualTo(404);
    }

    private String bought(String email, String givenName) {
        return Walk.fill(Walk.newcomer(shop).contactStep(), Walk.details(email))
                .with("givenName", givenName)
                .send()
                .form("main form button")
                .with("method", "transfer")
                .send()
                .html()
                .select("strong.reference")
                .text();
    }

    private Page customer(String words) {
        return staff.browser()
                .get(staff.search(words).html().select("tbody th a").attr("href"));
    }
}
