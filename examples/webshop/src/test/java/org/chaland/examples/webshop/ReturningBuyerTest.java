package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever comes back is recognised by a link or a code that is mailed, in a shop beside an LMS. */
class ReturningBuyerTest {

    private static final Pattern CODE = Pattern.compile("\\b[2-9A-Z]{4}-[2-9A-Z]{4}\\b");
    private static final Pattern LINK = Pattern.compile("/claims/[A-Za-z0-9_-]{64}");
    private static final Pattern ORDER = Pattern.compile("/orders/mail/[A-Za-z0-9_-]+");
    private static final String CODE_BUTTON = "#code-button";

    private final RunningShop shop = RunningShop.shared();

    @RegisterExtension
    final HeardLog log = new HeardLog();

    @Test
    void secondGuestOrderIsAttachedByTheLinkInTheMailWithoutPasswordAndStaff() {
        var email = "comes-back@example.org";
        var owner = Walk.customer(shop, email, "en");
        var reference = reference(Walk.newcomer(shop).buy(email, "now"));
        shop.upkeep();
        var reader = Walk.newcomer(shop);

        var page = reader.browser().get(linkTo(email));
        var again = reader.browser().get(linkTo(email));
        var before = owner.browser().get("/support").text();
        var confirmed = page.press("#confirm");
        shop.upkeep();

        assertThat(page.text()).contains("Is this order yours?", reference, "c•••@example.org");
        assertThat(again.text()).isEqualTo(page.text());
        assertThat(before).doesNotContain(reference);
        assertThat(confirmed.text()).contains("It is confirmed");
        assertThat(owner.browser().get("/support").text()).contains(reference);
        assertThat(count("lms_person", email)).isEqualTo(1);
        assertThat(reader.browser().get("/support").text())
                .as("the link signs nobody in")
                .doesNotContain(reference);
    }

    @Test
    void linkThatIsDeclinedIsDead() {
        var email = "never-ordered@example.org";
        shop.addPerson(email);
        Walk.newcomer(shop).buy(email, "now");
        shop.upkeep();
        var page = Walk.newcomer(shop).browser().get(linkTo(email));

        var declined = page.press("#decline");
        shop.upkeep();

        assertThat(declined.text()).contains("nothing was attached");
        assertThat(Walk.newcomer(shop).browser().get(linkTo(email)).html().select("#confirm"))
                .isEmpty();
    }

    @Test
    void mailLeadsToThePageOfItsOrderInWhicheverBrowser() {
        var email = "reads-in-another-browser@example.org";
        var reference = reference(Walk.newcomer(shop).buy(email, "now"));
        shop.upkeep();

        var page = Walk.newcomer(shop).browser().get(found(ORDER, email));

        assertThat(page.html().select("h1").text()).isEqualTo("Your order");
        assertThat(page.text())
                .contains(reference, "Payment received")
                .doesNotContain("reads-in", "Typed", "Thank you", "Review and order");
        assertThat(page.response().headers().firstValue("X-Robots-Tag")).contains("noindex");
        assertThat(Walk.newcomer(shop)
                        .browser()
                        .get("/orders/mail/" + "A".repeat(64))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void linkThatIsNoneSaysOnlyThatItIsOver() {
        var page = Walk.newcomer(shop).browser().get("/claims/" + "A".repeat(64));

        assertThat(page.status()).isEqualTo(410);
        assertThat(page.text()).contains("cannot be used any more");
    }

    @Test
    void pageOfALinkIsKeptByNobodyAndLeadsNowhereElse() {
        var email = "kept-by-nobody@example.org";
        shop.addPerson(email);
        Walk.newcomer(shop).buy(email, "now");
        shop.upkeep();

        var headers =
                Walk.newcomer(shop).browser().get(linkTo(email)).response().headers();

        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("X-Robots-Tag")).contains("noindex");
    }

    @Test
    void codeAtTheContactStepFillsTheFormAndKeepsWhatWasTyped() {
        var email = "fills-by-code@example.org";
        shop.addPerson(email);
        var visit = Walk.newcomer(shop);

        var page = Walk.fill(visit.contactStep(), CODE_BUTTON, Map.of("email", email, "city", "Annecy"))
                .send();
        shop.upkeep();
        var form = answer(page, codeTo(email));

        assertThat(page.path()).isEqualTo("/sign-in/code");
        assertThat(form.path()).isEqualTo("/contact");
        assertThat(form.value("email")).isEqualTo(email);
        assertThat(form.value("familyName")).isNotEmpty();
        assertThat(form.beside("city")).contains("You had typed: Annecy");
    }

    @Test
    void codeOnThePageOfAnOrderGivesTheOrderAlsoWhenAnotherPurchaseHasBegun() {
        var email = "order-by-code@example.org";
        shop.addPerson(email);
        var visit = Walk.newcomer(shop);
        var confirmation = visit.buy(email, "now");
        var reference = reference(confirmation);
        shop.upkeep();
        Walk.fill(visit.contactStep(), Walk.details("another@example.org")).send();

        var page = visit.browser().get("/orders/" + reference).press(CODE_BUTTON);
        shop.upkeep();
        answer(page, codeTo(email));
        shop.upkeep();

        assertThat(visit.browser().get("/support").text()).contains(reference);
    }

    @Test
    void codeFromTheSupportPageAsksForTheAddressFirst() {
        var email = "support-by-code@example.org";
        Walk.customer(shop, email, "en");
        var visit = Walk.newcomer(shop);

        var asked = visit.browser().get("/support").press(CODE_BUTTON);
        var wrong = asked.form("main form button").with("email", "no address").send();
        var page = wrong.form("main form button").with("email", email).send();
        shop.upkeep();
        var support = answer(page, codeTo(email));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.errors()).hasSize(1);
        assertThat(support.path()).isEqualTo("/support");
        assertThat(support.text()).contains("My courses");
    }

    @Test
    void pageIsTheSameForKnownAndUnknownAddressesAndACodeOfAnotherBrowserIsWrong() {
        var email = "known-by-code@example.org";
        shop.addPerson(email);
        var known = Walk.fill(Walk.newcomer(shop).contactStep(), CODE_BUTTON, Map.of("email", email))
                .send();
        var unknown = Walk.fill(
                        Walk.newcomer(shop).contactStep(), CODE_BUTTON, Map.of("email", "unknown-by-code@example.org"))
                .send();
        shop.upkeep();

        var refused = answer(unknown, codeTo(email));

        assertThat(unknown.text()).isEqualTo(known.text());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(Walk.newcomer(shop).mailsTo("unknown-by-code@example.org")).hasSize(1);
    }

    @Test
    void lostInvitationIsSentAgainByStaffAndByTheCustomer() {
        var email = "lost-the-invitation@example.org";
        var visit = Walk.newcomer(shop);
        visit.buy(email, "now");
        shop.upkeep();
        var id = shop.bean(JdbcTemplate.class)
                .queryForObject(
                        "select cast(id as varchar) from chaland_customer where email = ?", String.class, email);

        var told = Staff.of(shop).customer(id).press("form[action$=/invite] button");
        shop.upkeep();
        var asked = visit.browser().get("/support").press(CODE_BUTTON);
        var page = asked.form("main form button").with("email", email).send();
        shop.upkeep();
        answer(page, codeTo(email));
        var again = visit.browser().get("/support").press("form[action$=/support/invite] button");
        shop.upkeep();

        assertThat(told.text()).contains("invited once more");
        assertThat(again.text()).contains("sent again");
        assertThat(shop.bean(JdbcTemplate.class)
                        .queryForObject(
                                "select count(*) from mail where recipient = ? and link like '%/lms/password%'",
                                Integer.class, email))
                .isEqualTo(3);
    }

    @Test
    void likelySlipInTheAddressIsShownBeforeTheOrderIsPlacedAndHindersNobody() {
        var summary = Walk.newcomer(shop).leaveDetails("slips@gmial.com");

        assertThat(summary.html().select("#probable-email").text()).contains("slips@gmail.com");
        assertThat(summary.form("main form button")
                        .with("method", "transfer")
                        .send()
                        .path())
                .startsWith("/orders/");
    }

    @Test
    void neitherAddressNorCodeReachesALogOrAnAddress() {
        shop.addPerson("canary-by-code@example.org");
        var visit = Walk.newcomer(shop);
        var page = Walk.fill(visit.contactStep(), CODE_BUTTON, Map.of("email", "canary-by-code@example.org"))
                .send();
        shop.upkeep();
        var code = codeTo("canary-by-code@example.org");

        answer(page, code);

        assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains("canary") || line.contains(code));
        assertThat(visit.browser().visited())
                .noneMatch(address -> address.toString().contains("canary")
                        || address.toString().contains(code));
    }

    private static Page answer(Page page, String code) {
        return page.form("main form button").with("code", code).send();
    }

    private String codeTo(String email) {
        return found(CODE, email);
    }

    private String linkTo(String email) {
        return found(LINK, email);
    }

    private String found(Pattern pattern, String email) {
        return Walk.newcomer(shop).mailsTo(email).stream()
                .flatMap(mail -> pattern.matcher(mail.text()).results())
                .findFirst()
                .orElseThrow()
                .group();
    }

    private static String reference(Page confirmation) {
        return confirmation.html().select("strong.reference").text();
    }

    private int count(String table, String email) {
        return shop.bean(JdbcTemplate.class)
                .queryForObject("select count(*) from " + table + " where email = ?", Integer.class, email);
    }
}
