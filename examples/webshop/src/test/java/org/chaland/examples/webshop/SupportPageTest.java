package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the support page shows to whom. */
class SupportPageTest {

    private static final String ROBIN = "robin.petit@example.org";
    private static final Map<String, String> NOW = Map.of("method", "now");
    private static final String TO_STAFF = "main a[href=/staff/orders]";

    private final RunningShop shop = RunningShop.shared();

    @Test
    void theBuyerSeesWhatWasBoughtAndWhereItIs() {
        var buyer = Walk.customer(shop, "sees-it-all@example.org", "en");
        var reference = buyer.order(NOW, "beekeeping", "joinery");

        var page = buyer.browser().get("/support");

        assertThat(page.html().select(".lead").text())
                .isEqualTo("Signed in as Camille Laurent. Only you can see this page.");
        assertThat(block(page, "transactions").text())
                .contains("Paid", "Keeping bees, Joinery by hand", reference, "paid on", "€600.00");
        assertThat(block(page, "products").select("tbody th").eachText())
                .containsExactly("Keeping bees", "Joinery by hand", "Baking bread");
        assertThat(block(page, "products").select(".badge.good").eachText())
                .hasSize(3)
                .allMatch(validity -> validity.startsWith("valid until "));
        assertThat(block(page, "seats").select(".badge.good").eachText()).containsOnly("yours");
        assertThat(block(page, "documents").select("a").eachText())
                .contains("Handbook: Keeping bees", "Handbook: Joinery by hand");
        assertThat(page.html().select("main a[href$=/lms/support]")).hasSize(1);
        assertThat(page.html().select("main .actions a[href~=^http://localhost:[0-9]+/$]"))
                .hasSize(1);
    }

    @Test
    void theInvoiceOfAPaidOrderIsForItsBuyerAlone() {
        var buyer = Walk.customer(shop, "wants-an-invoice@example.org", "en");
        var paid = buyer.order(NOW, "joinery");
        var placed = buyer.order(Map.of("method", "transfer"), "beekeeping");
        var link = buyer.browser().get("/support").html().select("#transactions a[href$=" + paid + "][href*=invoices]");

        var invoice = buyer.browser().get(link.attr("href"));

        assertThat(invoice.html().select("h1").text()).isEqualTo("Invoice " + paid);
        assertThat(invoice.html().select("#invoice-to dd").eachText()).contains("Camille", "Laurent", "Lyon");
        assertThat(invoice.html().select("tbody tr").text()).isEqualTo("Joinery by hand 1 €360.00 €360.00");
        assertThat(buyer.browser().get("/support/invoices/" + placed).status()).isEqualTo(404);
        assertThat(Walk.newcomer(shop)
                        .browser()
                        .get("/support/invoices/" + paid)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void thePageSpeaksFrench() {
        var page =
                Walk.customer(shop, "en-francais@example.org", "fr").browser().get("/support");

        assertThat(page.html().select("h1").text()).isEqualTo("Mon espace");
        assertThat(page.html().select("main h2").eachText())
                .containsExactly(
                        "Mes formations",
                        "Mes commandes",
                        "Participants",
                        "Documents",
                        "Conseil",
                        "Forum",
                        "Mes données");
        assertThat(page.text())
                .contains("payée le", "valable jusqu’au", "la vôtre", "Manuel : Faire son pain", "120,00 €");
    }

    @Test // S8, S9
    void theNoticesAreShown() {
        var page =
                Walk.customer(shop, "reads-notices@example.org", "en").browser().get("/support");

        assertThat(page.html().select("#notices p").eachText())
                .satisfiesExactly(
                        account -> assertThat(account).contains("do not give your password to anybody"),
                        personalData -> assertThat(personalData).contains("never to third parties"));
    }

    @Test
    void whoeverHasOnlyOrderedIsToldThatTheRestComesWithThePayment() {
        var buyer = Walk.customer(shop, "only-ordered@example.org", "en");
        Staff.of(shop).cancel(firstReference(buyer));
        buyer.order(Map.of("method", "transfer"), "bread");

        var page = buyer.browser().get("/support");

        assertThat(block(page, "transactions").select("h3").eachText())
                .containsExactly("Waiting for payment", "Cancelled");
        assertThat(block(page, "products").select(".empty").text()).contains("as soon as an order is paid");
        assertThat(block(page, "seats").select(".empty").text()).contains("as soon as an order is paid");
        assertThat(block(page, "documents").select(".empty").text()).contains("no documents for you yet");
        assertThat(page.html().select("main a[href$=/lms/support]")).isEmpty();
    }

    @Test
    void productsThatHaveEndedAreMarked(@TempDir Path data) {
        try (var own = RunningShop.start(data)) {
            var buyer = Walk.customer(own, "long-ago@example.org", "en");
            own.clock().advance(Duration.ofDays(91));

            var page = buyer.browser().get("/support");

            assertThat(block(page, "products").select(".badge:not(.good)").text())
                    .startsWith("ended on");
            assertThat(page.html().select("main a[href$=/lms/support]")).isEmpty();
        }
    }

    @Test
    void longListsComeInPages() {
        var buyer = Walk.customer(shop, "buys-a-lot@example.org", "en");
        IntStream.range(0, 11).forEach(number -> buyer.order(NOW, "bread"));

        var first = buyer.browser().get("/support");
        var second = buyer.browser()
                .get(block(first, "transactions").select("nav.pages a").attr("href"));
        var products = buyer.browser()
                .get(block(first, "products").select("nav.pages a").attr("href"));

        assertThat(block(first, "transactions").select("tbody tr")).hasSize(10);
        assertThat(block(second, "transactions").select("tbody tr")).hasSize(2);
        assertThat(block(second, "transactions").select("nav.pages")).isEmpty();
        assertThat(block(second, "products").select("tbody tr")).hasSize(10);
        assertThat(block(products, "products").select("tbody tr")).hasSize(2);
        assertThat(second.html().select("main a[href=/support]").text()).isEqualTo("Back to the newest");
        assertThat(references(first)).doesNotContainAnyElementsOf(references(second));
    }

    @Test
    void whatIsNoListAndNoReferenceShowsThePageAllTheSame() {
        var browser = Walk.customer(shop, "odd-addresses@example.org", "en").browser();

        for (var query : new String[] {
            "?after=nothing:x", "?after=products", "?after=seats:%00", "?after=completed:%3Cb%3E", "?after="
        }) {
            assertThat(browser.get("/support" + query).status()).as(query).isEqualTo(200);
        }
    }

    @Test
    void onlyStaffAreShownTheWayToTheSalesAdministration() {
        var robin = Walk.newcomer(shop);
        shop.addPerson("no-staff@example.org");
        var noor = Walk.newcomer(shop);
        robin.signIn(ROBIN, RunningShop.DEMO_PASSWORD);
        noor.signIn("no-staff@example.org", RunningShop.DEMO_PASSWORD);

        var withoutPurchase = robin.browser().get("/support");
        robin.order(NOW, "joinery");
        var withPurchase = robin.browser().get("/support");

        assertThat(withoutPurchase.html().select(TO_STAFF).text()).isEqualTo("Sales administration");
        assertThat(withPurchase.html().select(TO_STAFF).text()).isEqualTo("Sales administration");
        assertThat(robin.browser().get("/staff/orders").path())
                .as("they sign in there like everybody")
                .isEqualTo("/staff/sign-in");
        assertThat(noor.browser().get("/support").html().select(TO_STAFF)).isEmpty();
        assertThat(shop.browser().get("/support").html().select(TO_STAFF)).isEmpty();
    }

    @Test
    void whoeverHasNoAreaIsToldWhyAndWhereToGo() {
        shop.addPerson("bought-nothing@example.org");
        var noor = Walk.newcomer(shop);
        noor.signIn("bought-nothing@example.org", RunningShop.DEMO_PASSWORD);

        var anonymous = shop.browser().get("/support");
        var withoutPurchase = noor.browser().get("/support");

        assertThat(anonymous.text()).contains("Please sign in to see what you bought");
        assertThat(anonymous.html().select("main form button")).hasSize(2);
        assertThat(withoutPurchase.text()).contains("open the page of your order and sign in there");
        assertThat(withoutPurchase.html().select("main form")).isEmpty();
        assertThat(withoutPurchase.html().select("main a[href~=^http://localhost:[0-9]+/$]"))
                .hasSize(1);
    }

    @Test
    void aModuleThatFailsCostsItsOwnBlockOnly(@TempDir Path data) {
        try (var failing = RunningShop.start(data, List.of("--webshop.forum-down=true"))) {
            var page = Walk.customer(failing, "forum-down@example.org", "en")
                    .browser()
                    .get("/support");

            assertThat(page.status()).isEqualTo(200);
            assertThat(block(page, "forum").select(".notice").text()).contains("does not answer at the moment");
            assertThat(block(page, "advice").select("li")).hasSize(2);
            assertThat(block(page, "products").select("tbody tr")).hasSize(1);
        }
        var sound = Walk.customer(shop, "forum-up@example.org", "en").browser().get("/support");
        assertThat(block(sound, "forum").select(".empty").text()).isEqualTo("Nobody has asked anything yet.");
    }

    private static Element block(Page page, String id) {
        return page.html().select("section#" + id).first();
    }

    private static List<String> references(Page page) {
        return block(page, "transactions").select("td .reference").eachText();
    }

    private static String firstReference(Walk buyer) {
        return references(buyer.browser().get("/support")).get(0);
    }
}
