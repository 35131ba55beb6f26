package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.ObjectMapper;

/** Whoever is signed in reads what the shop keeps about them, and takes it along; nobody else does. */
class MyDataTest {

    private final RunningShop shop = RunningShop.shared();

    @Test
    void theOwnerReadsWhatIsKept() {
        var owner = Walk.customer(shop, "reads-my-data@example.org", "en");
        var reference = owner.order(Map.of("method", "now"), "joinery");

        var page = owner.browser().get("/my-data");

        assertThat(page.html().select("#details dd").eachText())
                .contains("Camille", "Laurent", "France", "reads-my-data@example.org");
        assertThat(page.html().select("#purchases tbody").text()).contains(reference, "Paid");
        assertThat(page.html().select("#recipients li").eachText()).containsExactly("the learning platform");
        assertThat(page.html().select("#changes .empty").text()).contains("have not touched");
    }

    @Test
    void andTakesItAlongAsAFile() {
        var owner = Walk.customer(shop, "takes-it-along@example.org", "fr");
        var reference = owner.order(Map.of("method", "now"), "joinery");

        var file = owner.browser().get("/my-data/file");

        var headers = file.response().headers();
        assertThat(headers.firstValue("Content-Type")).contains("application/json");
        assertThat(headers.firstValue("Content-Disposition")).contains("attachment; filename=\"my-data.json\"");
        assertThat(headers.firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        var data = new ObjectMapper().readTree(file.source());
        assertThat(data.at("/records/0/details/email").asString()).isEqualTo("takes-it-along@example.org");
        assertThat(data.at("/contributed/0/entries").toString()).contains(reference, "joinery");
    }

    @Test
    void whatStaffDidStandsThereWithoutTheirNames() {
        var owner = Walk.customer(shop, "corrected-by-staff@example.org", "en");
        var staff = Staff.of(shop);
        var customer = Staff.id(staff.browser()
                .get(staff.search("corrected-by-staff").html().select("tbody a").attr("href")));
        staff.browser()
                .get("/staff/customers/" + customer + "/edit")
                .form("#save")
                .with("city", "Nice")
                .send();

        var page = owner.browser().get("/my-data");
        assertThat(page.html().select("#changes tbody").text()).contains("Corrected");
        assertThat(page.html().select("#disclosures tbody").text())
                .contains("Customer service", "To handle an order", "Given name", "that there is a record");
        assertThat(owner.browser().get("/my-data/file").source())
                .contains("order-handling")
                .doesNotContain("\"staff\"");
    }

    @Test
    void whatWasCorrectedIsPassedOnToTheLmsAndThePageSaysSo() {
        var owner = Walk.customer(shop, "moves-house@example.org", "en");
        var before = owner.browser().get("/my-data").html().select("#passed-on");

        correct("moves-house", "city", "Nice");
        correct("moves-house", "language", "fr");

        assertThat(before).isEmpty();
        assertThat(owner.browser().get("/my-data").html().select("#passed-on").text())
                .isEqualTo("What was corrected here has been passed on to them.");
        assertThat(atTheLms("moves-house@example.org", "city")).isEqualTo("Nice");
        assertThat(atTheLms("moves-house@example.org", "language")).isEqualTo("fr");
    }

    @Test
    void whatTheLmsDoesNotTakeWaitsForAPerson() {
        shop.addPerson("has-it-already@example.org");
        var owner = Walk.customer(shop, "wants-another@example.org", "fr");

        correct("wants-another", "email", "has-it-already@example.org");

        assertThat(owner.browser().get("/my-data").html().select("#passed-on").text())
                .startsWith("Une correction faite ici n’y a pas encore été reprise");
    }

    private String atTheLms(String email, String column) {
        return shop.bean(JdbcTemplate.class)
                .queryForObject("select " + column + " from lms_person where email = ?", String.class, email);
    }

    private void correct(String search, String field, String value) {
        var staff = Staff.of(shop);
        var customer = Staff.id(staff.browser()
                .get(staff.search(search).html().select("tbody a").attr("href")));
        staff.browser()
                .get("/staff/customers/" + customer + "/edit")
                .form("#save")
                .with(field, value)
                .send();
    }

    @Test
    void nobodyElseGetsAnything() {
        var stranger = Walk.newcomer(shop);
        shop.addPerson("has-no-data@example.org");
        var withoutRecord = Walk.newcomer(shop);
        withoutRecord.signIn("has-no-data@example.org", RunningShop.DEMO_PASSWORD);
        var staff = Staff.of(shop);

        assertThat(stranger.browser()
                        .get("/my-data")
                        .html()
                        .select("main form button")
                        .text())
                .contains("Sign in");
        assertThat(withoutRecord.browser().get("/my-data").text()).contains("We keep nothing");
        assertThat(staff.browser().get("/my-data").text()).contains("Please sign in");
        for (var browser : List.of(stranger.browser(), withoutRecord.browser(), staff.browser())) {
            assertThat(browser.get("/my-data/file").status()).isEqualTo(404);
        }
    }

    @Test
    void theSupportPageLeadsThere() {
        var owner = Walk.customer(shop, "finds-my-data@example.org", "fr");

        var page = owner.browser().get("/support");

        assertThat(owner.browser()
                        .get(page.html().select("#my-data").attr("href"))
                        .html()
                        .select("h1")
                        .text())
                .isEqualTo("Mes données");
    }

    @Test
    void detailsAreCorrectedWithoutAnOrder() {
        var owner = Walk.customer(shop, "corrects-alone@example.org", "en");
        owner.browser().dropCookie("cart");

        var form = owner.browser()
                .get(owner.browser().get("/my-data").html().select("#correct").attr("href"));
        var wrong = form.form(Walk.GO_ON)
                .with("familyName", "")
                .with("city", "Nice")
                .send();
        var french = wrong.press("button[value=fr]");
        var saved = french.form(Walk.GO_ON).with("familyName", "Laurent").send();

        assertThat(form.html().select("h1").text()).isEqualTo("Correct my details");
        assertThat(form.html().select(".steps, .summary, #orderOnly")).isEmpty();
        assertThat(wrong.path()).isEqualTo("/my-data/details");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(french.html().select("h1").text()).isEqualTo("Corriger mes coordonnées");
        assertThat(french.value("city")).isEqualTo("Nice");
        assertThat(saved.path()).isEqualTo("/my-data");
        assertThat(saved.text()).contains("Vos coordonnées sont enregistrées.", "Nice");
    }

    @Test
    void correctingAfterTheSessionHasEndedLosesNothing() {
        var owner = Walk.customer(shop, "signed-out-meanwhile@example.org", "en");
        var form = owner.browser().get("/my-data/details").form(Walk.GO_ON).with("city", "Nice");
        owner.browser().dropCookie("JSESSIONID");

        var page = form.send();

        assertThat(page.text()).contains("You are signed out, so nothing was saved.");
        assertThat(page.value("city")).isEqualTo("Nice");
        assertThat(owner.browser().get("/my-data/details").path()).isEqualTo("/my-data");
    }

    @Test
    void looksOfADayForOnePurposeAreOneLine() {
        var owner = Walk.customer(shop, "looked-at-often@example.org", "en");
        var staff = Staff.of(shop);
        var customer = Staff.id(staff.browser()
                .get(staff.search("looked-at-often").html().select("tbody a").attr("href")));
        for (var times = 0; times < 3; times++) {
            staff.customer(customer);
        }

        var page = owner.browser().get("/my-data");

        assertThat(page.html().select("#disclosures tbody tr")).hasSize(1);
        assertThat(new ObjectMapper()
                        .readTree(owner.browser().get("/my-data/file").source())
                        .at("/disclosures")
                        .size())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void thePagesNameNoIssuerByItsIdentifier() {
        var owner = Walk.customer(shop, "reads-words@example.org", "en");

        for (var path : List.of("/support", "/my-data", "/my-data/erase")) {
            assertThat(owner.browser().get(path).text()).as(path).doesNotContain("urn:");
        }
    }
}
