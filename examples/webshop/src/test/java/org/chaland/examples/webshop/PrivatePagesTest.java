package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Documents, orders and seats are for whoever bought them; to everybody else they do not exist. */
class PrivatePagesTest {

    private static final Map<String, String> NOW = Map.of("method", "now");
    private static final Map<String, String> LATER = Map.of("method", "now", "seatsLater", "true");

    private final RunningShop shop = RunningShop.shared();

    @Test
    void theOwnerReadsTheDocumentAndNoCacheKeepsIt() {
        var owner = Walk.customer(shop, "reads-document@example.org", "en");
        var reference = owner.order(NOW, "joinery");

        var document = owner.browser().get("/support/documents/" + reference + "/joinery");

        assertThat(document.status()).isEqualTo(200);
        assertThat(document.source()).startsWith("HANDBOOK").contains("Joinery by hand", "for you alone");
        var headers = document.response().headers();
        assertThat(headers.firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        assertThat(headers.firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void theDocumentSpeaksTheLanguageOfItsReader() {
        var owner = Walk.customer(shop, "lit-un-document@example.org", "fr");
        var reference = owner.order(NOW, "joinery");

        assertThat(owner.browser()
                        .get("/support/documents/" + reference + "/joinery")
                        .source())
                .startsWith("MANUEL")
                .contains("La menuiserie à la main", "destiné qu’à vous");
    }

    @Test
    void anothersDocumentIsLikeOneThatDoesNotExist() {
        var owner = Walk.customer(shop, "owns-document@example.org", "en");
        var reference = owner.order(NOW, "joinery");
        var path = "/support/documents/" + reference + "/joinery";
        var other = Walk.customer(shop, "wants-document@example.org", "en");
        var withoutRecord = Walk.newcomer(shop);
        shop.addPerson("no-document@example.org");
        withoutRecord.signIn("no-document@example.org", RunningShop.DEMO_PASSWORD);

        var unknown = other.browser().get("/support/documents/W-2222222222/joinery");
        var refused = List.of(
                other.browser().get(path),
                withoutRecord.browser().get(path),
                shop.browser().get(path),
                Staff.of(shop).browser().get(path));

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(refused).extracting(Page::status).containsOnly(404);
        assertThat(refused.get(0).text()).isEqualTo(unknown.text());
        assertThat(owner.browser().get(path).status()).as("the twin").isEqualTo(200);
    }

    @Test
    void onlyWhatIsPaidGivesADocument() {
        var buyer = Walk.customer(shop, "pays-for-document@example.org", "en");
        var reference = buyer.order(Map.of("method", "transfer"), "joinery");
        var path = "/support/documents/" + reference + "/joinery";
        var staff = Staff.of(shop);

        var unpaid = buyer.browser().get(path);
        staff.confirm(reference);
        var paid = buyer.browser().get(path);
        staff.cancel(reference);
        var cancelled = buyer.browser().get(path);

        assertThat(List.of(unpaid, paid, cancelled)).extracting(Page::status).containsExactly(404, 200, 404);
    }

    @Test
    void anOrderGivesTheDocumentsOfItsOwnTrainingsOnly() {
        var buyer = Walk.customer(shop, "other-document@example.org", "en");
        var reference = buyer.order(NOW, "joinery");

        for (var code : new String[] {"bread", "nothing", "..%2f..", "joinery%00"}) {
            assertThat(buyer.browser()
                            .get("/support/documents/" + reference + "/" + code)
                            .status())
                    .as(code)
                    .isIn(400, 404);
        }
    }

    @Test
    void theOwnerFindsTheOrderWhereverTheySignIn() {
        var owner = Walk.customer(shop, "elsewhere-too@example.org", "en");
        var reference = owner.order(NOW, "joinery");
        var elsewhere = Walk.newcomer(shop);
        elsewhere.signIn("elsewhere-too@example.org", Walk.PASSWORD);
        var other = Walk.customer(shop, "not-elsewhere@example.org", "en");

        assertThat(elsewhere.browser().get("/orders/" + reference).text()).contains(reference);
        assertThat(other.browser().get("/orders/" + reference).status()).isEqualTo(404);
    }

    @Test
    void anothersSeatIsNeitherShownNorGiven() {
        var owner = Walk.customer(shop, "owns-seat@example.org", "en");
        var path = "/support/seats/" + owner.order(LATER, "joinery");
        var other = Walk.customer(shop, "wants-seat@example.org", "en");
        var form = owner.browser()
                .get(path)
                .form("#give-button")
                .with("familyName", "Intruder")
                .with("email", "intruder@example.org");

        var shown = other.browser().get(path);
        var assigned = form.sendAs(other.browser());
        var anonymous = form.sendAs(shop.browser());

        assertThat(shown.status()).isEqualTo(404);
        assertThat(assigned.status()).as("with a token of their own").isEqualTo(404);
        assertThat(anonymous.status()).isEqualTo(404);
        assertThat(owner.browser().get("/support").text()).contains("free").doesNotContain("Intruder");
    }

    @Test
    void onlyASeatThatIsPaidCanBeGiven() {
        var buyer = Walk.customer(shop, "unpaid-seat@example.org", "en");
        var reference = buyer.order(Map.of("method", "transfer", "seatsLater", "true"), "joinery");
        var path = "/support/seats/" + reference;

        var unpaid = buyer.browser().get(path);
        Staff.of(shop).confirm(reference);

        assertThat(unpaid.status()).isEqualTo(404);
        assertThat(buyer.browser().get(path).status()).isEqualTo(200);
    }
}
