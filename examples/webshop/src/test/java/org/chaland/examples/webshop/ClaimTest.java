package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was bought without signing in, asked for by whoever is signed in, with a code that is mailed. */
class ClaimTest {

    private static final String BUTTON = "main form button";
    private static final Pattern CODE = Pattern.compile("\\b[2-9A-Z]{4}-[2-9A-Z]{4}\\b");

    private final RunningShop shop = RunningShop.shared();

    @RegisterExtension
    final HeardLog log = new HeardLog();

    @Test
    void aPaidPurchaseThatWaitsIsReachedByTheCode() {
        shop.addPerson("waits@example.org");
        var reference = bought("waits@example.org", "now");
        var claimant = signedIn("claims-waiting@example.org");

        var before = claimant.browser().get("/support");
        var page = ask(claimant, "Waits@Example.org");
        shop.upkeep();
        var support = answer(page, codeTo("waits@example.org"));
        shop.upkeep();

        assertThat(before.text()).doesNotContain(reference);
        assertThat(page.path()).isEqualTo("/support/claim/code");
        assertThat(support.path()).isEqualTo("/support");
        assertThat(support.text()).contains("is in your account now", reference);
        assertThat(claimant.browser().get("/lms/support").status()).isEqualTo(200);
    }

    @Test
    void anUnknownAddressIsToldTheSameAndItsCodeTakesNothing() {
        shop.addPerson("known-to-shop@example.org");
        bought("known-to-shop@example.org", "now");
        var claimant = signedIn("asks-around@example.org");

        var known = ask(claimant, "known-to-shop@example.org");
        var unknown = ask(claimant, "unknown-to-shop@example.org");
        shop.upkeep();

        assertThat(unknown.text()).isEqualTo(known.text());
        assertThat(answer(unknown, codeTo("unknown-to-shop@example.org")).status())
                .isEqualTo(422);
    }

    @Test
    void aWrongCodeIsRefusedAndTheRightOneAfterFiveOfThem() {
        shop.addPerson("guessed-at@example.org");
        var reference = bought("guessed-at@example.org", "now");
        var claimant = signedIn("guesses@example.org");
        var page = ask(claimant, "guessed-at@example.org");
        shop.upkeep();
        for (var tries = 0; tries < 5; tries++) {
            assertThat(answer(page, "2222-2222").errors())
                    .singleElement()
                    .asString()
                    .contains("That code is wrong or has expired.");
        }

        var refused = answer(page, codeTo("guessed-at@example.org"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.value("code")).isEmpty();
        assertThat(claimant.browser().get("/support").text()).doesNotContain(reference);
    }

    @Test
    void theCodeOfOneIsOfNoUseToAnother() {
        shop.addPerson("told-to-one@example.org");
        bought("told-to-one@example.org", "now");
        var claimant = signedIn("is-told@example.org");
        ask(claimant, "told-to-one@example.org");
        shop.upkeep();
        var other = signedIn("is-not-told@example.org");
        var page = other.browser().get("/support/claim/code");

        assertThat(answer(page, codeTo("told-to-one@example.org")).status()).isEqualTo(422);
    }

    @Test
    void whatIsNoAddressIsRefusedAndStaysTyped() {
        var page = ask(signedIn("types-badly@example.org"), "no address");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.errors()).singleElement().asString().contains("name@example.org");
        assertThat(page.value("email")).isEqualTo("no address");
    }

    @Test
    void whoIsNotSignedInIsAskedTo() {
        var visitor = shop.browser();

        assertThat(visitor.get("/support/claim").path()).isEqualTo("/support");
        assertThat(visitor.get("/support/claim/code").path()).isEqualTo("/support");
    }

    @Test
    void thePageOfAnOrderAndBothSupportPagesLeadThere() {
        var guest = Walk.newcomer(shop);
        var confirmation = guest.buy("leads-there@example.org", "transfer");
        var newcomer = signedIn("has-nothing@example.org");
        var customer = Walk.customer(shop, "has-something@example.org", "en");

        assertThat(confirmation.html().select("a[href=/support/claim]")).hasSize(1);
        assertThat(newcomer.browser().get("/support").html().select("#claim")).hasSize(1);
        assertThat(customer.browser().get("/support").html().select("#claim")).hasSize(1);
    }

    @Test
    void neitherAddressNorCodeReachesALogOrAnAddress() {
        shop.addPerson("canary-claimed@example.org");
        bought("canary-claimed@example.org", "now");
        var claimant = signedIn("canary-claims@example.org");
        var page = ask(claimant, "canary-claimed@example.org");
        shop.upkeep();
        var code = codeTo("canary-claimed@example.org");

        answer(page, code);

        assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains("canary") || line.contains(code));
        assertThat(claimant.browser().visited())
                .noneMatch(address -> address.toString().contains("canary")
                        || address.toString().contains(code));
    }

    /** Somebody with an account at the LMS, whom the shop does not know. */
    private Walk signedIn(String email) {
        shop.addPerson(email);
        var walk = Walk.newcomer(shop);
        walk.signIn(email, RunningShop.DEMO_PASSWORD);
        return walk;
    }

    private String bought(String email, String method) {
        return Walk.newcomer(shop)
                .buy(email, method)
                .html()
                .select("strong.reference")
                .text();
    }

    private static Page ask(Walk claimant, String email) {
        return claimant.browser()
                .get("/support/claim")
                .form(BUTTON)
                .with("email", email)
                .send();
    }

    private static Page answer(Page page, String code) {
        return page.form(BUTTON).with("code", code).send();
    }

    private String codeTo(String email) {
        var mail = Walk.newcomer(shop).mailsTo(email).get(0).text();
        var found = CODE.matcher(mail);
        assertThat(found.find()).as(mail).isTrue();
        return found.group();
    }
}
