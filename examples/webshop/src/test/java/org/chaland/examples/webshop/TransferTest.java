package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferTest {

    @TempDir
    Path data;

    private final RunningShop shop = RunningShop.shared();
    private final Staff staff = Staff.of(shop);

    @Test
    void accountIsMadeWhenStaffConfirmAndNotBefore() {
        var guest = Walk.newcomer(shop);

        var confirmation = guest.buy("transfer@example.org", "transfer");
        shop.upkeep();
        var mailsBefore = guest.mailsTo("transfer@example.org");
        staff.confirm(reference(confirmation));

        assertThat(confirmation.text()).contains("We’re waiting for your payment.");
        assertThat(mailsBefore).isEmpty();
        assertThat(guest.mailsTo("transfer@example.org")).hasSize(3);
        assertThat(guest.browser().get(confirmation.path()).text()).contains("Payment received.");
    }

    @Test
    void buyerIsToldWhereHowMuchWithWhichReferenceAndUntilWhen() {
        var guest = Walk.newcomer(shop);
        var order = guest.leaveDetails("where-to-pay@example.org");

        var page = order.form("main form button").with("method", "transfer").send();

        assertThat(order.html().select("main form button").text()).isEqualTo("Order and pay €120.00");
        assertThat(page.html().select("#transfer dd").eachText())
                .hasSize(5)
                .contains("FR76 3000 6000 0112 3456 7890 189", "€120.00", reference(page));
        assertThat(page.html().select("#mailbox").text())
                .contains("w•••@example.org", "Not the right address?", "shop@example.org")
                .doesNotContain("where-to-pay");
        assertThat(guest.buy("paid-at-once@example.org", "now").html().select("#transfer"))
                .isEmpty();
    }

    /** Late in the evening of the first of May in London it is the second of May where the shop is. */
    @Test
    void theLastDayOfATransferIsToldInTheTimeZoneOfTheShop() {
        try (var late = RunningShop.start(data)) {
            late.clock().advance(Duration.between(late.clock().instant(), Instant.parse("2031-05-01T22:30:00Z")));
            var page = Walk.newcomer(late).buy("late@example.org", "transfer");

            assertThat(page.html().select("#transfer dd").last().text()).isEqualTo("May 16, 2031");
        }
    }

    @Test
    void theOrderPageSaysTheTruthForEachWayOfPaying() {
        var order = Walk.newcomer(shop).leaveDetails("which-way@example.org");

        assertThat(order.html().select("label[for=transfer]").text()).isEqualTo("Pay by transfer within 14 days");
        assertThat(order.html().select("#binding").text())
                .isEqualTo(
                        "Your order is binding: you pay €120.00, at once or by transfer within 14 days, as you choose above.");
    }

    @Test
    void aConfirmationSentTwiceDoesNothingMore() {
        var guest = Walk.newcomer(shop);
        var reference = reference(guest.buy("confirmed-twice@example.org", "transfer"));
        var page = staff.ask(reference, "confirm");
        var button = "#do-it";

        page.press(button);
        var second = page.press(button);
        shop.upkeep();

        assertThat(second.text()).contains("The payment is confirmed.");
        assertThat(guest.mailsTo("confirmed-twice@example.org")).hasSize(3);
    }

    @Test
    void aCancelledOrderClosesTheSupportArea() {
        var guest = Walk.newcomer(shop);
        var reference = reference(guest.buy("cancelled@example.org", "now"));
        guest.acceptInvitation("cancelled@example.org", "a long enough one");
        var open = guest.atLms(guest.browser().get("/lms/support"), "cancelled@example.org", "a long enough one");

        staff.cancel(reference);
        var closed = guest.browser().get("/lms/support");

        assertThat(open.status()).isEqualTo(200);
        assertThat(closed.status()).isEqualTo(403);
        assertThat(staff.orders().html().select(".button[href*=" + reference + "]"))
                .isEmpty();
    }

    @Test
    void theWayToTheSupportAreaIsShownOnceSomethingIsPaid() {
        var buyer = Walk.newcomer(shop);
        buyer.buy("no-area-yet@example.org", "now");
        buyer.acceptInvitation("no-area-yet@example.org", "a long enough one");
        buyer.signIn("no-area-yet@example.org", "a long enough one");
        var paid = buyer.browser().get("/support");

        staff.cancel(paid.html().select(".reference").text());

        assertThat(paid.html().select("a[href$=/lms/support]")).hasSize(1);
        assertThat(buyer.browser().get("/support").html().select("a[href$=/lms/support]"))
                .isEmpty();
    }

    @Test
    void anotherPaidOrderKeepsTheSupportAreaOpen() {
        var guest = Walk.newcomer(shop);
        var first = reference(guest.buy("two-orders@example.org", "now"));
        guest.acceptInvitation("two-orders@example.org", "a long enough one");
        guest.signIn("two-orders@example.org", "a long enough one")
                .press(Walk.GO_ON)
                .press("main form button");

        staff.cancel(first);

        assertThat(guest.browser().get("/lms/support").status()).isEqualTo(200);
    }

    @Test
    void aCancelledOrderCannotBeConfirmedFromAStalePage() {
        var guest = Walk.newcomer(shop);
        var reference = reference(guest.buy("stale-staff@example.org", "transfer"));
        var stale = staff.ask(reference, "confirm");
        staff.cancel(reference);

        var answer = stale.press("#do-it");
        shop.upkeep();

        assertThat(answer.text()).contains("not possible");
        assertThat(guest.mailsTo("stale-staff@example.org")).isEmpty();
    }

    @Test
    void staffPagesRefuseWhoeverHasNotSignedIn() {
        var anonymous = shop.browser();

        assertThat(anonymous.get("/staff/orders").path()).isEqualTo("/staff/sign-in");
        assertThat(anonymous.get("/staff/outbox").path()).isEqualTo("/staff/sign-in");
    }

    @Test
    void anOrderIsNotConfirmedWithoutTheTokenOfTheForm() {
        var guest = Walk.newcomer(shop);
        var reference = reference(guest.buy("forged@example.org", "transfer"));

        var forged =
                staff.ask(reference, "confirm").form("#do-it").without("_csrf").send();

        assertThat(forged.status()).isEqualTo(403);
        assertThat(guest.mailsTo("forged@example.org")).isEmpty();
    }

    private static String reference(Page confirmation) {
        return confirmation.html().select("strong.reference").text();
    }
}
