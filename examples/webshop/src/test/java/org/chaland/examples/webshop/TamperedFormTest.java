package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a form hides is in the hands of whoever sends it. */
class TamperedFormTest {

    private final RunningShop shop = RunningShop.shared();
    private final Walk victim = Walk.newcomer(shop);
    private final Walk attacker = Walk.newcomer(shop);

    @Test
    void theHandleOfAnotherIsTakenFromItsCookieOnly() {
        victim.leaveDetails("handle-owner@example.org");
        var handle = victim.browser().cookie("checkout");

        var asked = attacker.browser().get("/contact?checkout=" + handle + "&handle=" + handle);
        var sent = Walk.fill(attacker.contactStep(), Walk.details("handle-thief@example.org"))
                .with("checkout", handle)
                .with("handle", handle)
                .send();

        assertThat(asked.source()).doesNotContain("handle-owner");
        assertThat(sent.source()).doesNotContain("handle-owner");
        assertThat(victim.contactStep().value("email")).isEqualTo("handle-owner@example.org");
    }

    @Test
    void theBaseOfAnotherPersonsFormShowsNothingAndChangesNothingOfTheirs() {
        var page = victim.leaveDetails("base-owner@example.org").browser().get("/contact");

        var sent = Walk.fill(attacker.contactStep(), Walk.details("base-thief@example.org"))
                .with("base", page.value("base"))
                .send();

        assertThat(sent.source()).doesNotContain("base-owner");
        assertThat(victim.contactStep().value("city")).isEqualTo("Lyon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "AAAA", "\u0000", "eyJhbGciOiJub25lIn0.e30.", "%", "'; drop table shop_order; --"})
    void aBaseThatTheShopDidNotMakeIsNoFailure(String base) {
        attacker.leaveDetails("odd-base@example.org");

        var sent = attacker.contactStep()
                .form(Walk.GO_ON)
                .with("base", base)
                .with("city", "Brest")
                .send();

        assertThat(sent.status()).isIn(200, 409, 410, 422);
    }

    @Test
    void theReferenceOfAnOrderIsTheShops() {
        var page = attacker.leaveDetails("own-reference@example.org");

        var answer =
                page.form("main form button").with("reference", "W-MYCHQSENNE").send();

        assertThat(answer.html().select("strong.reference").text())
                .startsWith("W-")
                .isNotEqualTo("W-MYCHQSENNE");
    }

    @Test
    void anOrderSentTwiceIsPlacedOnceAndASecondCheckoutIsASecondOrder() {
        var page = attacker.leaveDetails("ordered-twice@example.org");
        var form = page.form("main form button").with("method", "transfer");

        var first = form.send().path();
        var again = form.send().path();
        var second = attacker.buy("ordered-twice@example.org", "transfer").path();

        assertThat(first).startsWith("/orders/W-").isEqualTo(again);
        assertThat(second).startsWith("/orders/W-").isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bread.bread.bread", "gold", "bread,gold.-1", "....", "bread%2Cjoinery"})
    void aCartHoldsOnlyWhatIsSold(String cart) {
        attacker.browser().setCookie("cart", cart);

        var page = attacker.browser().get("/cart");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("tbody tr").size()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%00", "../../etc/passwd"})
    void aHandleThatTheShopDidNotGiveOutOpensNothing(String handle) {
        attacker.contactStep();
        attacker.browser().setCookie("checkout", handle);

        var page = attacker.browser().get("/contact");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.value("email")).isEmpty();
        assertThat(page.text()).contains("had expired");
    }

    @Test
    void columnsOfTheRecordCannotBeSentAlong() {
        var form = Walk.fill(attacker.contactStep(), Walk.details("mass@example.org"));
        var columns = List.of(
                "id",
                "version",
                "shop",
                "state",
                "epoch",
                "accessEpoch",
                "customer",
                "customerId",
                "mergedInto",
                "createdAt",
                "links",
                "account",
                "issuer",
                "subject",
                "contact.email",
                "details",
                "role");
        columns.forEach(name -> form.with(name, "99"));

        var order = form.send();

        assertThat(order.path()).isEqualTo("/order");
        var row = shop.bean(JdbcTemplate.class)
                .queryForMap("select * from chaland_customer where email = ?", "mass@example.org");
        assertThat(row.values()).doesNotContain("99", 99, 99L);
    }

    @Test
    void thePriceAndTheStateOfAnOrderAreTheShops() {
        var page = attacker.leaveDetails("cheap@example.org");
        var form = page.form("main form button").with("method", "transfer");
        Map.of("amount_cents", "1", "cents", "1", "price", "1", "items", "joinery", "state", "PAID")
                .forEach(form::with);

        var reference = Objects.requireNonNull(form.send().html().selectFirst("strong.reference"))
                .text();

        var row = shop.bean(JdbcTemplate.class)
                .queryForMap("select amount_cents, state, items from shop_order where reference = ?", reference);
        assertThat(row.values()).containsExactlyInAnyOrder(12_000, "PLACED", "bread");
    }
}
