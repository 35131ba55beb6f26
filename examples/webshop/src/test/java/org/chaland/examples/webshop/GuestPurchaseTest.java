package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestPurchaseTest {

    @TempDir
    Path data;

    private final RunningShop shop = RunningShop.shared();

    @Test
    void guestGetsAnAccountAndItsSupportArea() {
        var guest = Walk.newcomer(shop);

        var confirmation = guest.buy("first-buyer@example.org", "now");
        guest.acceptInvitation("first-buyer@example.org", "a long enough one");
        var area = guest.atLms(guest.browser().get("/lms/support"), "first-buyer@example.org", "a long enough one");

        assertThat(confirmation.path()).startsWith("/orders/W-");
        assertThat(confirmation.text()).contains("Payment received.");
        assertThat(area.path()).isEqualTo("/lms/support");
        assertThat(area.text()).contains("Here you reach the people who teach you");
        assertThat(guest.mailsTo("first-buyer@example.org")).hasSize(3);
    }

    /** In a shop of its own: how often is counted by client too, and all tests are one. */
    @Test
    void guestHasTheInvitationSentAgainAFewTimesADay() throws Exception {
        try (var own = RunningShop.start(data)) {
            var guest = Walk.newcomer(own);
            var confirmation = guest.buy("lost-the-invitation@example.org", "now");
            // Where the learning platform was busy, the account is made by this.
            own.upkeep();
            var before = invitations(guest, "lost-the-invitation@example.org");

            var first = confirmation.press("#invite button");
            for (var times = 0; times < 2; times++) {
                guest.browser().get(confirmation.path()).press("#invite button");
            }
            var fourth = guest.browser().get(confirmation.path()).press("#invite button");

            assertThat(first.path()).isEqualTo(confirmation.path());
            assertThat(first.text()).contains("The invitation is sent again in a moment.");
            assertThat(fourth.text()).contains("The invitation cannot be sent now.");
            assertThat(before).isEqualTo(1);
            assertThat(invitations(guest, "lost-the-invitation@example.org")).isEqualTo(4);
        }
    }

    /** Who knows the reference only has nobody invited. */
    @Test
    void anotherBrowserHasNobodyInvited() {
        var guest = Walk.newcomer(shop);
        var confirmation = guest.buy("not-by-others@example.org", "now");
        var other = Walk.newcomer(shop);
        other.contactStep();

        var answer = confirmation.form("#invite button").sendAs(other.browser());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(invitations(guest, "not-by-others@example.org")).isEqualTo(1);
    }

    @Test
    void thePageOfAnOrderSaysThankYouForAnHour() throws Exception {
        try (var own = RunningShop.start(data)) {
            var guest = Walk.newcomer(own);
            var confirmation = guest.buy("thanked-once@example.org", "transfer");

            own.clock().advance(Duration.ofMinutes(61));
            var later = guest.browser().get(confirmation.path());

            assertThat(confirmation.html().select("h1").text()).isEqualTo("Thank you for your order");
            assertThat(later.html().select("h1").text()).isEqualTo("Your order");
            assertThat(later.html().select(".steps")).isEmpty();
            assertThat(later.html().select("#transfer dd")).hasSize(5);
        }
    }

    private static long invitations(Walk walk, String email) {
        return walk.mailsTo(email).stream()
                .filter(mail -> !mail.html().select("a[href*=/lms/password]").isEmpty())
                .count();
    }

    @Test
    void returningCustomerFindsTheFormFilledAndTheirEditKept() {
        var before = Walk.newcomer(shop);
        before.buy("returning@example.org", "now");
        before.acceptInvitation("returning@example.org", "a long enough one");

        var second = Walk.newcomer(shop);
        var prefilled = second.signIn("returning@example.org", "a long enough one");
        var order = prefilled.form(Walk.GO_ON).with("city", "Grenoble").send();
        var third = Walk.newcomer(shop).signIn("returning@example.org", "a long enough one");

        assertThat(prefilled.path()).isEqualTo("/contact");
        assertThat(prefilled.value("givenName")).isEqualTo("Camille");
        assertThat(prefilled.value("city")).isEqualTo("Lyon");
        assertThat(prefilled.beside("city")).contains("from your last order");
        assertThat(prefilled.html().select("[name=email][readonly]")).hasSize(1);
        assertThat(order.path()).isEqualTo("/order");
        assertThat(third.value("city")).isEqualTo("Grenoble");
    }

    @Test
    void detailsForOneOrderLeaveTheRecordAlone() {
        Walk.newcomer(shop).buy("once-only@example.org", "now");
        Walk.newcomer(shop).acceptInvitation("once-only@example.org", "a long enough one");
        var visit = Walk.newcomer(shop);

        visit.signIn("once-only@example.org", "a long enough one")
                .form(Walk.GO_ON)
                .with("city", "Elsewhere")
                .with("orderOnly", "yes")
                .send()
                .press("main form button");

        assertThat(visit.contactStep().value("city")).isEqualTo("Lyon");
    }

    @Test
    void aTypedAddressIsNotTakenForTheAccounts() {
        Walk.newcomer(shop).buy("locked@example.org", "now");
        Walk.newcomer(shop).acceptInvitation("locked@example.org", "a long enough one");
        var visit = Walk.newcomer(shop);

        var order = visit.signIn("locked@example.org", "a long enough one")
                .form(Walk.GO_ON)
                .with("email", "other@example.org")
                .send();

        assertThat(order.text()).contains("another e-mail address than your account’s");
        assertThat(visit.contactStep().value("email")).isEqualTo("locked@example.org");
    }

    @Test
    void invitationWorksOnce() {
        var guest = Walk.newcomer(shop);
        guest.buy("invited-once@example.org", "now");
        var link = guest.mailsTo("invited-once@example.org").stream()
                .flatMap(mail -> mail.html().select("a").eachAttr("href").stream())
                .findFirst()
                .orElseThrow();
        guest.browser().get(link);

        guest.acceptInvitation("invited-once@example.org", "a long enough one");

        assertThat(guest.browser().get(link).status()).isEqualTo(410);
    }

    @Test
    void sendingThePageTwiceIsOneOrder() {
        var guest = Walk.newcomer(shop);
        var page = guest.leaveDetails("twice@example.org");

        var first = page.press("main form button");
        var second = page.press("main form button");

        assertThat(second.path()).isEqualTo(first.path());
        assertThat(guest.mailsTo("twice@example.org")).hasSize(3);
    }

    @Test
    void sendingThePageTwiceAtOnceIsOneOrderToo() {
        var guest = Walk.newcomer(shop);
        var page = guest.leaveDetails("at-once@example.org");
        var same = new Page(guest.browser().copy(), page.status(), page.html(), page.response());
        var gate = new CountDownLatch(1);

        var first = CompletableFuture.supplyAsync(() -> pressBehind(gate, page));
        var second = CompletableFuture.supplyAsync(() -> pressBehind(gate, same));
        gate.countDown();

        assertThat(first.orTimeout(120, TimeUnit.SECONDS).join().text()).contains("Payment received.");
        assertThat(second.orTimeout(120, TimeUnit.SECONDS).join().text()).contains("Payment received.");
        assertThat(guest.mailsTo("at-once@example.org")).hasSize(3);
    }

    private static Page pressBehind(CountDownLatch gate, Page page) {
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return page.press("main form button");
    }

    @Test
    void orderIsRefusedBeforeTheContactStep() {
        var browser = shop.browser();
        browser.get("/").press("button[value=bread]");

        assertThat(browser.get("/order").path()).isEqualTo("/contact");
    }
}
