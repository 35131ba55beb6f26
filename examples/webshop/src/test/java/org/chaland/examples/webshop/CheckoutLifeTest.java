package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** One computer, several people; several tabs of one person; and what an order page does not wait for. */
class CheckoutLifeTest {

    private static final String SAM = "sam.okoro@example.org";

    private final RunningShop shop = RunningShop.shared();

    @Test
    void theNextPersonAtTheSameComputerSeesNothingAndBuysForThemselves() {
        var computer = Walk.newcomer(shop);
        var parents = reference(computer.buy("parent@example.org", "transfer"));

        var form = computer.contactStep();
        var childs = reference(computer.buy("child@example.org", "now"));

        assertThat(form.value("email")).isEmpty();
        assertThat(form.source()).doesNotContain("parent@example.org", "Camille");
        assertThat(frozenEmail(parents)).isEqualTo("parent@example.org");
        assertThat(frozenEmail(childs)).isEqualTo("child@example.org");
        assertThat(customerOf(parents)).isNotEqualTo(customerOf(childs));
    }

    @Test
    void whoeverSignsInForTheirOwnPurchaseDoesNotGetTheOrderOfThePersonBefore() {
        var computer = Walk.newcomer(shop);
        var parents = reference(computer.buy("before-sam@example.org", "transfer"));

        computer.signIn(SAM, RunningShop.DEMO_PASSWORD);

        assertThat(computer.browser().get("/support").text()).doesNotContain(parents);
    }

    @Test
    void detailsThatAnotherTabHasChangedAreShownAndNotPlaced() {
        var visit = Walk.newcomer(shop);
        var summary = visit.leaveDetails("one-tab@example.org");
        Walk.fill(visit.contactStep(), Walk.details("other-tab@example.org")).send();

        var again = summary.form("main form button").with("method", "transfer").send();

        assertThat(again.path()).isEqualTo("/order");
        assertThat(again.text()).contains("were changed meanwhile").contains("other-tab@example.org");
        var placed = again.form("main form button").with("method", "transfer").send();
        assertThat(frozenEmail(reference(placed))).isEqualTo("other-tab@example.org");
    }

    @Test
    void aCartThatAnotherTabHasChangedIsShownAndNotPaid() {
        var visit = Walk.newcomer(shop);
        var summary = visit.leaveDetails("another-cart@example.org");
        visit.browser().get("/").press("button[value=beekeeping]");

        var again = summary.form("main form button").with("method", "now").send();

        assertThat(again.path()).isEqualTo("/order");
        assertThat(again.text()).contains("were changed meanwhile");
        assertThat(shop.bean(JdbcTemplate.class)
                        .queryForObject(
                                "select count(*) from chaland_purchase where email = 'another-cart@example.org'",
                                Integer.class))
                .isZero();
    }

    @Test
    void theBackButtonIsNoConflictWithOneself() {
        var visit = Walk.newcomer(shop);
        var page = visit.contactStep();
        Walk.fill(page, Walk.details("back@example.org")).with("city", "Pariss").send();

        var corrected = Walk.fill(page, Walk.details("back@example.org"))
                .with("city", "Paris")
                .send();

        assertThat(corrected.path()).isEqualTo("/order");
        assertThat(corrected.text()).contains("Paris").doesNotContain("Pariss");
    }

    /** The time of the page would tell whether the learning platform knows the address (field report 1.19). */
    @Test
    void thePageOfAnOrderIsAnsweredBeforeTheLearningPlatformIsAsked(@TempDir Path data) {
        Queue<Runnable> later = new ArrayDeque<>();
        try (var slow = RunningShop.start(
                data, List.of(), beans -> beans.registerBean("afterCommitWorker", Executor.class, () -> later::add))) {
            var confirmation = Walk.newcomer(slow).buy("later@example.org", "now");

            assertThat(confirmation.text()).contains("Payment received.");
            assertThat(people(slow)).isZero();
            assertThat(later).hasSize(1);

            later.remove().run();

            assertThat(people(slow)).isEqualTo(1);
        }
    }

    private static int people(RunningShop shop) {
        return shop.bean(JdbcTemplate.class)
                .queryForObject("select count(*) from lms_person where email = 'later@example.org'", Integer.class);
    }

    private static String reference(Page confirmation) {
        return confirmation.html().select("strong.reference").text();
    }

    private String frozenEmail(String reference) {
        return column("email", reference);
    }

    private String customerOf(String reference) {
        return column("cast(customer_id as varchar)", reference);
    }

    private String column(String column, String reference) {
        return shop.bean(JdbcTemplate.class)
                .queryForObject(
                        "select " + column + " from chaland_purchase where reference = ?", String.class, reference);
    }
}
