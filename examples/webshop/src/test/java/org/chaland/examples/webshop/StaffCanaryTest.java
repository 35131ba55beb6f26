package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A unique word in whatever staff type or upload, and the question where it turns up. */
class StaffCanaryTest {

    private static final String REASON = "canary reason";

    private final RunningShop shop = RunningShop.shared();
    private final Staff staff = Staff.of(shop);
    private final Staff colleague = Staff.signIn(shop.browser(), "colleague");

    @RegisterExtension
    final HeardLog log = new HeardLog();

    @Test
    void noPersonalDataReachesALogOrAnAddress() {
        var one = Staff.id(staff.enter("canary-one@example.org"));
        var two = Staff.id(staff.enter("canary-one@example.org"));
        staff.browser()
                .get("/staff/customers/new")
                .form("#create")
                .with("email", "canary")
                .send();
        staff.search("canary");
        staff.browser()
                .get(staff.search("canary-one").html().select("tbody th a").attr("href"));
        conflict(one);
        link(one);
        purchase(one);
        merge(two, one);
        files();
        shop.upkeep();

        assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains("canary"));
        assertThat(staff.browser().visited())
                .hasSizeGreaterThan(20)
                .noneMatch(address -> address.toString().contains("canary"));
    }

    private void conflict(String customer) {
        var mine = edit(staff, customer).with("city", "Canary mine");
        edit(colleague, customer).with("city", "Canary theirs").send();
        var conflict = mine.send();
        assertThat(conflict.status()).isEqualTo(409);
        conflict.press("button[name=take]").press("#save");
    }

    private static Form edit(Staff who, String customer) {
        return who.browser().get("/staff/customers/" + customer + "/edit").form("#save");
    }

    private void link(String customer) {
        for (var subject : new String[] {"canary-account", "demo-2"}) {
            staff.browser()
                    .get("/staff/customers/" + customer + "/link")
                    .form("#link")
                    .with("subject", subject)
                    .with("reason", REASON)
                    .send();
        }
        var page = staff.customer(customer);
        if (!page.html().select("form[action$=unlink]").isEmpty()) {
            page.form("form[action$=unlink] button").with("reason", REASON).send();
        }
    }

    private void purchase(String customer) {
        var recorded = staff.browser()
                .get("/staff/customers/" + customer + "/purchase")
                .form("#record")
                .with("item", "bread")
                .send();
        staff.confirm(recorded.html().select("a[href*=/staff/orders/W-]").text());
        staff.browser().get("/staff/customers/" + customer + "/delete");
    }

    private void merge(String from, String into) {
        staff.browser()
                .get("/staff/customers/" + into + "/merge")
                .form("#compare")
                .with("other", "canary")
                .send()
                .form("#compare")
                .with("other", from)
                .send()
                .form("#merge")
                .with("reason", REASON)
                .send();
        staff.browser().get("/staff/duplicates");
    }

    private void files() {
        upload("canary,canary\ncanary,canary\n");
        upload("canary\0,\"canary\n");
        var report = upload("familyName,city,country,email\n"
                + "Canary,Canary,FR,canary-row@example.org\nCanary,,FR,canary\nCanary,x,FR,a,canary\n");
        staff.browser().get(report.path() + "/rejected.csv");
        staff.browser().get("/staff/import").form("#export-all").sendForFile();
    }

    private Page upload(String text) {
        return staff.browser()
                .get("/staff/import")
                .form("#upload")
                .sendFile("file", text.getBytes(StandardCharsets.UTF_8));
    }
}
