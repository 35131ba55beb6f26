package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Somebody calls: staff enter who it is and what they want. */
class TelephoneTest {

    private final RunningShop shop = RunningShop.shared();
    private final Staff staff = Staff.of(shop);

    @Test
    void aCustomerIsEnteredBuysAndGetsAnAccountOnceTheyHavePaid() {
        var form = Walk.fill(
                staff.browser().get("/staff/customers/new"),
                "button[name=purchase]",
                Walk.details("telephone@example.org"));
        var recorded = form.send().form("#record").with("item", "joinery").send();
        var reference = recorded.html().select("a[href*=/staff/orders/W-]").text();
        var before = Walk.newcomer(shop).mailsTo("telephone@example.org");

        var confirmed = staff.confirm(reference);

        assertThat(recorded.text()).contains("The purchase is recorded.", "Joinery by hand", "Waiting for payment");
        assertThat(staff.orders()
                        .html()
                        .select("tr:contains(" + reference + ")")
                        .text())
                .contains("Joinery by hand", "€360.00", "Transfer");
        assertThat(before).isEmpty();
        assertThat(confirmed.text()).contains("The payment is confirmed.");
        assertThat(Walk.newcomer(shop).mailsTo("telephone@example.org")).hasSize(3);
        assertThat(staff.customer(Staff.id(recorded)).text()).contains("Joinery by hand – open until", "1 paid");
    }

    @Test
    void whatIsBoughtByTelephoneHasItsSeatsToo() {
        var email = "telephone-seat@example.org";
        var recorded = purchaseOf(email).with("item", "joinery").send();
        staff.confirm(recorded.html().select("a[href*=/staff/orders/W-]").text());
        var buyer = Walk.newcomer(shop);
        buyer.acceptInvitation(email, Walk.PASSWORD);

        var support = buyer.atLms(buyer.browser().get("/support").press("main form button"), email, Walk.PASSWORD);

        assertThat(support.html().select("#seats tbody").text()).contains("Joinery by hand");
    }

    @Test
    void whatIsMissingIsToldBesideItsFieldAndOnTop() {
        var rejected = staff.browser()
                .get("/staff/customers/new")
                .form("#create")
                .with("givenName", "Camille")
                .with("email", "not an address")
                .with("country", "")
                .send();

        assertThat(rejected.status()).isEqualTo(422);
        assertThat(rejected.errors()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(rejected.beside("email")).contains("There is no @ in this address");
        assertThat(rejected.value("givenName")).isEqualTo("Camille");
        assertThat(rejected.html().select(".error-summary[autofocus]")).hasSize(1);
        assertThat(rejected.html().title()).startsWith("Error: ");
    }

    @Test
    void inFrenchNoLineBreaksBeforeTheColonOfAnError() {
        staff.browser().setCookie("language", "fr");

        var rejected =
                staff.browser().get("/staff/customers/new").form("#create").send();

        assertThat(rejected.html().select(".error-summary li").get(0).wholeText())
                .startsWith("Nom\u00a0: Veuillez");
    }

    @Test
    void aFormSentTwiceIsOneCustomer() {
        var form = Walk.fill(
                staff.browser().get("/staff/customers/new"), "#create", Walk.details("entered-twice@example.org"));

        var first = form.send();
        var second = form.send();

        assertThat(second.path()).isEqualTo(first.path());
        assertThat(count("chaland_customer", "email", "entered-twice@example.org"))
                .isEqualTo(1);
    }

    @Test
    void anotherPersonTypedOverAFormThatWasSentIsNotLost() {
        var form = Walk.fill(
                staff.browser().get("/staff/customers/new"), "#create", Walk.details("typed-first@example.org"));
        form.send();

        var told = form.with("email", "typed-over@example.org").send();
        var second = told.form("#create").send();

        assertThat(told.status()).isEqualTo(409);
        assertThat(told.text()).contains("has entered a customer already");
        assertThat(told.value("email")).isEqualTo("typed-over@example.org");
        assertThat(second.text()).contains("The customer is entered.", "typed-over@example.org");
        assertThat(count("chaland_customer", "email", "typed-first@example.org"))
                .isEqualTo(1);
    }

    @Test
    void anAddressThatOthersHaveIsToldAndChangesNothing() {
        var first = staff.enter("same-address@example.org");
        var second = staff.enter("same-address@example.org");

        assertThat(second.path()).isNotEqualTo(first.path());
        assertThat(second.text()).contains("Others have the same e-mail address");
        assertThat(second.html().select("a[href$=" + Staff.id(first) + "]")).isNotEmpty();
    }

    @Test
    void anOrderSentTwiceIsOneOrder() {
        var form = purchaseOf("ordered-twice@example.org").with("item", "bread");

        form.send();
        var second = form.send();

        assertThat(second.text()).contains("The purchase is recorded.", "1 waiting");
    }

    @Test
    void otherTrainingsInAFormThatWasSentAreNotLost() {
        var form = purchaseOf("ordered-more@example.org").with("item", "bread");
        form.send();

        var told = form.with("item", "joinery").send();
        var second = told.form("#record").send();

        assertThat(told.status()).isEqualTo(409);
        assertThat(told.text()).contains("has recorded an order of other trainings already");
        assertThat(second.text()).contains("The purchase is recorded.", "Joinery by hand", "2 waiting");
    }

    @Test
    void anOrderOfNothingIsRefused() {
        var refused = purchaseOf("nothing-ordered@example.org").send();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsExactly("Please choose at least one training.");
    }

    @Test
    void theFormOfAnotherCustomersOrderIsNotUsedAgain() {
        var first = purchaseOf("owns-form@example.org").with("item", "bread");
        first.send();

        var refused = purchaseOf("takes-form@example.org")
                .with("item", "bread")
                .with("form", first.value("form"))
                .send();

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("taken by another customer’s order");
        assertThat(refused.value("form")).isNotEmpty().isNotEqualTo(first.value("form"));
        assertThat(refused.form("#record").send().text()).contains("The purchase is recorded.");
    }

    @Test
    void theReferenceOfACancelledOrderIsNotUsedAgain() {
        var form = purchaseOf("cancelled-reference@example.org").with("item", "bread");
        staff.cancel(form.send().html().select("a[href*=/staff/orders/W-]").text());

        var refused = form.send();

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("was cancelled meanwhile");
    }

    @Test
    void theReferenceIsTheShopsWhateverTheFormSends() {
        for (var form : new String[] {"", "<script>", "W-MYCHQSENNE"}) {
            var recorded = purchaseOf("odd-form@example.org")
                    .with("item", "bread")
                    .with("reference", "W-MYCHQSENNE")
                    .with("form", form)
                    .send();

            assertThat(recorded.html().select("a[href*=/staff/orders/W-]").text())
                    .as(form)
                    .startsWith("W-")
                    .doesNotContain("W-MYCHQSENNE");
        }
    }

    /** The shop's row and Chaland's come and go together. */
    @Test
    void aRecordThatLacksSomethingGetsNoOrderAtAll() {
        var customer = Staff.id(staff.enter("lacks-city@example.org"));
        shop.bean(JdbcTemplate.class)
                .update("update chaland_customer set city = null where id = ?", java.util.UUID.fromString(customer));
        var form = staff.browser()
                .get("/staff/customers/" + customer + "/purchase")
                .form("#record")
                .with("item", "bread");
        var orders = count("shop_order", "state", "PLACED");

        var refused = form.send();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("lacks what an order needs", "Please fill in “City”.");
        assertThat(refused.html().select("a[href$=/edit]")).isNotEmpty();
        assertThat(count("shop_order", "state", "PLACED")).isEqualTo(orders);
    }

    private Form purchaseOf(String email) {
        var customer = Staff.id(staff.enter(email));
        return staff.browser().get("/staff/customers/" + customer + "/purchase").form("#record");
    }

    private int count(String table, String column, String value) {
        var rows = shop.bean(JdbcTemplate.class)
                .queryForList("select * from " + table + " where " + column + " = ?", value);
        assertThat(Map.of(table, rows)).isNotEmpty();
        return rows.size();
    }
}
