package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever is signed in has erased what the shop keeps about them, is told before what that means, and keeps a receipt. */
class ErasureTest {

    private static final String ERASE = "/my-data/erase";
    private static final String RECEIPT = "/my-data/receipt";

    private final RunningShop shop = RunningShop.shared();

    @Test
    void thePageSaysBeforehandWhatGoesWhatStaysAndWhatStandsAgainstIt() {
        var owner = Walk.customer(shop, "looks-before@example.org", "en");

        var page = plan(owner);

        assertThat(page.html().select("#kept li").text())
                .contains("The accounting record of 1 order: deleted on January 1, ", "The law demands it");
        assertThat(page.html().select("#obligations li").eachText())
                .singleElement()
                .asString()
                .startsWith("A course that you have paid for is still open");
        assertThat(page.text()).contains("Your account on the learning platform:", "it is deleted there too");
        assertThat(page.html().select("input[name=giveUp]")).hasSize(1);
        assertThat(owner.browser().get("/my-data").text()).contains("looks-before@example.org");
    }

    @Test
    void trainingsThatAreNotGivenUpKeepEverything() {
        var owner = Walk.customer(shop, "keeps-trainings@example.org", "en");

        var refused = plan(owner).press("#erase");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html().select("#against li").text()).contains("still open");
        assertThat(owner.browser().get("/my-data").text()).contains("keeps-trainings@example.org");
    }

    @Test
    void theReceiptSaysWhatWasErasedWhatIsKeptAndWhatBecomesOfTheAccount() {
        var receipt = erased(Walk.customer(shop, "has-a-receipt@example.org", "en"));

        assertThat(receipt.path()).isEqualTo(RECEIPT);
        assertThat(receipt.html().select("#erased li").text())
                .contains("Given name", "E-mail", "The links to accounts");
        assertThat(receipt.html().select("#kept li").text())
                .contains("The accounting record of 1 order: deleted on January 1, ", "The law demands it");
        assertThat(receipt.html().select("#accounts li").text())
                .contains("Account on the learning platform", "Deleted", "confirmed");
        assertThat(receipt.html().select("#pending")).isEmpty();
        assertThat(receipt.source()).doesNotContain("has-a-receipt", "Camille");
    }

    @Test
    void inFrenchItSpeaksFrench() {
        var receipt = erased(Walk.customer(shop, "a-un-recu@example.org", "fr"));

        assertThat(receipt.html().select("h1").text()).isEqualTo("Vos données sont effacées");
        assertThat(receipt.html().select("#kept li").text())
                .containsPattern("La pièce comptable d’une commande : suppression le 1 janvier \\d{4}");
    }

    @Test
    void sentTwiceOrComeBackToItLeadsToTheReceipt() {
        var owner = Walk.customer(shop, "clicks-twice@example.org", "en");
        var form = plan(owner).form("#erase").with("giveUp", "true");

        var first = form.send();
        var second = form.send();
        var back = plan(owner);

        assertThat(List.of(first, second, back)).extracting(Page::path).containsOnly(RECEIPT);
        assertThat(List.of(first, second, back)).extracting(Page::status).containsOnly(200);
        assertThat(second.text()).isEqualTo(first.text());
    }

    @Test
    void nobodyIsSignedInAnyMoreNeitherHereNorInAnotherBrowser() {
        var owner = Walk.customer(shop, "two-browsers@example.org", "en");
        var elsewhere = Walk.newcomer(shop);
        elsewhere.signIn("two-browsers@example.org", Walk.PASSWORD);
        assertThat(elsewhere.browser().get("/my-data").text()).contains("two-browsers@example.org");

        erased(owner);

        for (var browser : List.of(owner.browser(), elsewhere.browser())) {
            assertThat(browser.get("/my-data").text()).contains("Please sign in");
            assertThat(browser.get("/support").html().select("form[action$=sign-out]"))
                    .isEmpty();
            assertThat(browser.cookies()).doesNotContainKeys("checkout", "browser");
        }
        assertThat(Walk.newcomer(shop)
                        .signIn("two-browsers@example.org", Walk.PASSWORD)
                        .status())
                .isEqualTo(422);
    }

    /** An account of one's own stays, and so does the sign-in at the LMS: whoever comes back is somebody new. */
    @Test
    void whoeverComesBackWithTheirOwnAccountIsSomebodyNew() {
        shop.addPerson("own-account@example.org");
        var owner = Walk.newcomer(shop);
        owner.signIn("own-account@example.org", RunningShop.DEMO_PASSWORD).press(Walk.GO_ON);
        assertThat(plan(owner).text()).contains("it is your own and stays");

        var receipt = plan(owner).press("#erase");
        var again = owner.signIn("own-account@example.org", RunningShop.DEMO_PASSWORD);

        assertThat(receipt.html().select("#accounts li").text()).contains("Kept", "stays with its owner");
        assertThat(again.status()).isEqualTo(200);
        assertThat(owner.browser().get("/my-data").text()).contains("We keep nothing");
        assertThat(owner.browser().get(RECEIPT).path())
                .as("the receipt of before")
                .isEqualTo("/my-data");
    }

    @Test
    void anOrderThatWaitsForItsPaymentIsNamedAndThereIsNoButton() {
        var owner = Walk.customer(shop, "pays-later@example.org", "en");
        var before = plan(owner);
        owner.order(Map.of("method", "transfer"), "joinery");

        var page = plan(owner);
        var tooLate = before.form("#erase").with("giveUp", "true").send();

        assertThat(page.html().select("#obligations li").text()).contains("waits for your payment", "still open");
        assertThat(page.html().select("#erase")).isEmpty();
        assertThat(tooLate.status()).isEqualTo(409);
        assertThat(tooLate.html().select("#against li").eachText())
                .containsExactly(
                        "An order waits for your payment. Cancel it by writing to us, or wait until it is settled.");
        assertThat(owner.browser().get("/my-data").text()).contains("pays-later@example.org");
    }

    @Test
    void nobodyElseErasesAnything() {
        var owner = Walk.customer(shop, "not-by-others@example.org", "en");
        var form = plan(owner).form("#erase").with("giveUp", "true");
        var stranger = Walk.newcomer(shop).browser();
        shop.addPerson("erases-nothing@example.org");
        var withoutRecord = Walk.newcomer(shop);
        withoutRecord.signIn("erases-nothing@example.org", RunningShop.DEMO_PASSWORD);

        assertThat(form.sendAs(stranger).text()).contains("Please sign in");
        assertThat(form.sendAs(Staff.of(shop).browser()).text()).contains("Please sign in");
        assertThat(form.sendAs(withoutRecord.browser()).text()).contains("We keep nothing");
        assertThat(stranger.get(RECEIPT).path()).isEqualTo("/my-data");
        assertThat(owner.browser().get("/my-data").text()).contains("not-by-others@example.org");
    }

    @Test
    void theShopsOwnOrdersAndMessagesNameNobodyAnyMore() {
        var owner = Walk.customer(shop, "zebra-erased@example.org", "en");
        var reference = owner.order(Map.of("method", "now", "seatsLater", "true"), "joinery");
        var staff = Staff.of(shop);
        var before = owner.browser().copy();
        var customer = Staff.id(staff.browser()
                .get(staff.search("zebra-erased").html().select("tbody a").attr("href")));
        assertThat(staff.outbox().text()).contains("zebra-erased");
        assertThat(before.get("/orders/" + reference).text()).contains(reference);

        erased(owner);

        var pages = List.of(
                staff.outbox(),
                staff.search("zebra-erased"),
                staff.customer(customer),
                staff.orders(),
                staff.browser().get("/staff/orders/" + reference),
                staff.browser().get("/staff/customers"),
                staff.browser().get("/staff/duplicates"),
                staff.browser().get("/staff/tasks"),
                owner.browser().get(RECEIPT),
                owner.browser().get("/my-data"),
                owner.browser().get("/support"),
                owner.browser().get("/contact"),
                owner.browser().get("/orders/" + reference));
        assertThat(pages)
                .allSatisfy(page -> assertThat(page.source().replace("value=\"zebra-erased\"", ""))
                        .as(page.path())
                        .doesNotContainIgnoringCase("zebra-erased"));
        assertThat(before.get("/orders/" + reference).status()).isEqualTo(404);
        assertThat(staff.orders().text()).as("what the voucher needs").contains(reference);
        assertThat(rows("select * from mail")).doesNotContain("zebra-erased");
        assertThat(rows("select * from lms_person")).doesNotContain("zebra-erased");
    }

    private String rows(String query) {
        return shop.bean(JdbcTemplate.class).queryForList(query).toString();
    }

    private static Page plan(Walk owner) {
        return owner.browser().get(ERASE);
    }

    private static Page erased(Walk owner) {
        return plan(owner).form("#erase").with("giveUp", "true").send();
    }
}
