package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class CustomerPageTest {

    private final RunningShop shop = RunningShop.shared();
    private final Staff staff = Staff.of(shop);

    @Test
    void aBuyerIsShownWithAccountPurchasesAndTasks() {
        Walk.fill(Walk.newcomer(shop).contactStep(), Walk.details("whole-view@example.org"))
                .with("useBilling", "yes")
                .with("billing.organisation", "Ateliers Réunis")
                .with("billing.addressLine1", "3 rue du Fil")
                .with("billing.postalCode", "59000")
                .with("billing.city", "Lille")
                .with("billing.country", "FR")
                .send()
                .form("main form button")
                .with("method", "now")
                .send();

        var page = only("whole-view");

        assertThat(page.text())
                .contains("Camille Laurent", "Lyon", "France", "Ateliers Réunis", "Lille")
                .contains("urn:chaland:demo-lms", "Active", "the shop had it made", "Made by the shop")
                .contains("Baking bread – open until")
                .containsPattern("Make the account W-\\w+ Done")
                .containsPattern("Invite the owner (W-\\w+ )?Done")
                .contains("Staff have not touched this record.");
    }

    @Test
    void aPurchaseLeadsToItsOrder() {
        Walk.newcomer(shop).buy("to-order@example.org", "transfer");

        var order = staff.browser()
                .get(only("to-order").html().select("a[href*=/staff/orders/W-]").attr("href"));

        assertThat(order.html().select("tbody tr")).hasSize(1);
        assertThat(staff.confirm(order.html().select("tbody th").text()).text()).contains("The payment is confirmed.");
    }

    @Test
    void whatStaffDidStandsThereWithWhoAndWhy() {
        var customer = Staff.id(staff.enter("audited@example.org"));
        var colleague = Staff.signIn(shop.browser(), "colleague");

        colleague
                .browser()
                .get("/staff/customers/" + customer + "/edit")
                .form("#save")
                .with("city", "Nice")
                .send();

        var rows = staff.customer(customer).html().select("table:has(caption:contains(What staff did)) tbody tr");
        assertThat(rows.eachText()).hasSize(2);
        assertThat(rows.get(0).text()).contains("colleague", "Corrected");
        assertThat(rows.get(1).text()).contains("staff", "Entered");
    }

    @Test
    void aStoppedTaskTellsWhyAndRunsAgain() {
        var email = "alix.morel@example.org";
        Walk.newcomer(shop).buy(email, "now");
        var stopped = only("alix.morel");
        var customer = Staff.id(stopped);
        assertThat(stopped.text()).contains("Stopped", "Somebody has an account with this e-mail address already.");
        var waiting = staff.browser().get("/staff/tasks");
        assertThat(waiting.html().select("a[href$=" + customer + "]")).hasSize(1);
        assertThat(waiting.text()).contains("Stopped: ", "overdue: ", "since ");

        var again = stopped.press("form[action$=run-again] button");
        assertThat(again.text()).contains("was run again", "Stopped");
        staff.browser()
                .get("/staff/customers/" + customer + "/edit")
                .form("#save")
                .with("email", "alix.other@example.org")
                .send();
        var fromList = staff.browser()
                .get("/staff/tasks")
                .press("tr:has(a[href$=" + customer + "]) form[action$=run-again] button");

        assertThat(fromList.path()).isEqualTo("/staff/tasks");
        assertThat(fromList.html().select("a[href$=" + customer + "]")).isEmpty();
        assertThat(staff.customer(customer).text()).contains("the shop had it made");
        assertThat(again.press("form[action$=run-again] button").text()).contains("done or under way");
    }

    @Test
    void anOverdueTaskLeadsToTheTasks() {
        shop.bean(JdbcTemplate.class)
                .update("insert into shop_notice (event_id, type, reference, customer_id, told_at)"
                        + " values (random_uuid(), 'TASK_OVERDUE', '', random_uuid(), current_timestamp)");

        assertThat(staff.orders()
                        .html()
                        .select(".notice li:contains(waited too long) a[href]")
                        .eachAttr("href"))
                .containsOnly("/staff/tasks");
    }

    @Test
    void allTasksThatStoppedForOneReasonRunAgainByOneButton() {
        Walk.newcomer(shop).buy("sam.okoro@example.org", "now");
        var waiting = staff.browser().get("/staff/tasks");

        var once = waiting.press("form[action$=run-all-again] button[value=email-taken]");
        var twice = waiting.press("form[action$=run-all-again] button[value=email-taken]");

        assertThat(once.path()).isEqualTo("/staff/tasks");
        assertThat(once.text()).contains("run within the next minutes");
        assertThat(twice.text()).contains("No task waits for this reason");
    }

    @Test
    void aTaskThatIsNoneCannotBeRun() {
        var page = staff.enter("no-task@example.org");
        var form = page.form("form[action$=sign-out] button");

        var answer = page.browser()
                .post(
                        shop.address().resolve(page.path() + "/run-again"),
                        Tokens.form(Tokens.of(page.browser()), java.util.stream.Stream.of("key"), "zebra"));

        assertThat(form).isNotNull();
        assertThat(answer.text()).contains("There is no such task any more.");
    }

    @Test
    void manyPurchasesComePageByPage() {
        var customer = Staff.id(staff.enter("many-purchases@example.org"));
        for (var number = 0; number < 27; number++) {
            staff.browser()
                    .get("/staff/customers/" + customer + "/purchase")
                    .form("#record")
                    .with("item", "bread")
                    .send();
        }

        var first = staff.customer(customer);
        var second = staff.browser()
                .get(first.html().select("a[rel=next][href*=purchasesAfter]").attr("href"));
        var older = staff.browser()
                .get(first.html().select("a[rel=next][href*=auditAfter]").attr("href"));

        assertThat(first.text()).contains("27 waiting");
        assertThat(orders(first)).hasSize(25).doesNotContainAnyElementsOf(orders(second));
        assertThat(orders(second)).hasSize(2);
        assertThat(second.html().select("a[href$=#purchases]").text()).contains("Back to the first");
        assertThat(older.text()).contains("Entered");
    }

    @Test
    void whoIsNotThereIsMissedWithinTheOffice() {
        var missing = staff.customer("nobody");
        var missedByAVisitor = Walk.newcomer(shop).browser().get("/nowhere");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.html().select("body.staff main a.button").eachAttr("href"))
                .containsExactly("/staff");
        assertThat(missedByAVisitor.html().select("body.shop main a.button").eachAttr("href"))
                .containsExactly("/");
    }

    private static java.util.List<String> orders(Page page) {
        return page.html().select("a[href*=/staff/orders/W-]").eachText();
    }

    private Page only(String word) {
        return staff.browser()
                .get(staff.search(word).html().select("tbody th a").attr("href"));
    }
}
