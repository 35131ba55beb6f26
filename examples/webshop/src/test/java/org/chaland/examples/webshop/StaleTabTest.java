package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StaleTabTest {

    private final RunningShop shop = RunningShop.shared();

    @Test
    void editsOfDifferentFieldsBothSurvive() {
        var visit = customer("two-tabs@example.org");
        var one = visit.contactStep();
        var other = visit.contactStep();

        one.form(Walk.GO_ON).with("city", "Metz").send();
        var second = other.form(Walk.GO_ON).with("phone", "+33 3 00 00 00 00").send();

        assertThat(second.path()).isEqualTo("/order");
        var now = visit.contactStep();
        assertThat(now.value("city")).isEqualTo("Metz");
        assertThat(now.value("phone")).isEqualTo("+33 3 00 00 00 00");
    }

    @Test
    void ofTwoTabsTheLastOneWins() {
        var visit = customer("last-tab@example.org");
        var one = visit.contactStep();
        var other = visit.contactStep();

        one.form(Walk.GO_ON).with("city", "Metz").send();
        var second = other.form(Walk.GO_ON).with("city", "Nancy").send();

        assertThat(second.path()).isEqualTo("/order");
        assertThat(visit.contactStep().value("city")).isEqualTo("Nancy");
    }

    @Test
    void editsOfOneFieldAtTwoComputersAreShownAsAConflict() {
        var visit = customer("conflict@example.org");
        var elsewhere = atAnotherComputer("conflict@example.org");
        var one = visit.contactStep();
        var other = elsewhere.contactStep();

        one.form(Walk.GO_ON).with("city", "Metz").send();
        var conflict = other.form(Walk.GO_ON).with("city", "Nancy").send();

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("changed meanwhile");
        assertThat(conflict.value("city")).isEqualTo("Nancy");
        assertThat(conflict.beside("city")).contains("Known to us: Metz");
        assertThat(visit.contactStep().value("city")).isEqualTo("Metz");
    }

    @Test
    void aConflictIsSettledByGoingOn() {
        var visit = customer("settled@example.org");
        var one = visit.contactStep();
        var other = atAnotherComputer("settled@example.org").contactStep();
        one.form(Walk.GO_ON).with("city", "Metz").send();

        var conflict = other.form(Walk.GO_ON).with("city", "Nancy").send();
        conflict.press(Walk.GO_ON);

        assertThat(visit.contactStep().value("city")).isEqualTo("Nancy");
    }

    @Test
    void anExpiredFormComesBackWithWhatWasTyped() {
        var guest = Walk.newcomer(shop);
        var page = guest.leaveDetails("expired@example.org").browser().get("/contact");
        guest.browser().setCookie("checkout", "a-handle-that-was-never-given-out");

        var again = page.form(Walk.GO_ON).with("city", "Brest").send();

        assertThat(again.status()).isEqualTo(410);
        assertThat(again.text()).contains("had expired");
        assertThat(again.value("city")).isEqualTo("Brest");
        assertThat(again.value("email")).isEqualTo("expired@example.org");
        assertThat(again.press(Walk.GO_ON).path()).isEqualTo("/order");
    }

    @Test
    void billingDetailsThatAreNotWantedAreIgnoredButNotLost() {
        var guest = Walk.newcomer(shop);

        var rejected = Walk.fill(guest.contactStep(), Walk.details("not an address"))
                .with("billing.organisation", "Rucher du Lac")
                .send();
        var saved = rejected.form(Walk.GO_ON)
                .with("email", "no-billing@example.org")
                .send();

        assertThat(rejected.status()).isEqualTo(422);
        assertThat(rejected.errors()).hasSize(1);
        assertThat(rejected.html().select("[name=useBilling][checked]")).isEmpty();
        assertThat(rejected.value("billing.organisation")).isEqualTo("Rucher du Lac");
        assertThat(saved.path()).isEqualTo("/order");
        assertThat(guest.contactStep().value("billing.organisation")).isEmpty();
    }

    @Test
    void everyFieldIsToldWhatIsWrongWithItInTheVisitorsLanguage() {
        var guest = new Browser(shop.address(), "fr-CA, en;q=0.5");
        guest.get("/").press("button[value=bread]");

        var rejected = guest.get("/contact")
                .form(Walk.GO_ON)
                .with("useBilling", "yes")
                .with("billing.department", "?")
                .with("billing.vatId", "?")
                .send();

        assertThat(rejected.html().select("html").attr("lang")).isEqualTo("fr");
        assertThat(rejected.errors()).hasSizeGreaterThanOrEqualTo(5).anyMatch(error -> error.contains("Adresse"));
        rejected.html()
                .select(".error-summary a")
                .forEach(link -> assertThat(
                                rejected.html().select(link.attr("href")).attr("aria-describedby"))
                        .contains("-error"));
    }

    /** Somebody who has bought before, and is signed in again. */
    private Walk customer(String email) {
        Walk.newcomer(shop).buy(email, "now");
        Walk.newcomer(shop).acceptInvitation(email, "a long enough one");
        return atAnotherComputer(email);
    }

    private Walk atAnotherComputer(String email) {
        var visit = Walk.newcomer(shop);
        visit.signIn(email, "a long enough one");
        return visit;
    }
}
