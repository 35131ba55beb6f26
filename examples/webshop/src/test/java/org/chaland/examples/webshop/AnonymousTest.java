package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.catalina.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.tomcat.TomcatWebServer;

/** Whoever only looks, or buys without an account, has no session; and what was typed outlives one. */
class AnonymousTest {

    private static final List<String> FROM_OUR_PAGE = List.of("Sec-Fetch-Site", "same-origin");

    private final RunningShop shop = RunningShop.shared();

    @Test
    void nobodyGetsASessionForLooking() {
        var before = sessions();

        IntStream.range(0, 300).forEach(any -> {
            shop.browser().getOnly("/staff/orders");
            shop.browser().getOnly("/");
            shop.browser().getOnly("/contact");
        });
        Routes.showing(shop).forEach(route -> shop.browser().getOnly(route.path()));

        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void aGuestBuysWithoutASession() {
        var guest = Walk.newcomer(shop);
        var before = sessions();

        guest.contactStep().form(Walk.GO_ON).with("email", "nowhere").send();
        guest.browser().get("/contact").press(Walk.SIGN_IN);
        var bought = guest.buy("no-session@example.org", "now");
        bought.browser().get("/").press("form[action$=sign-out] button");

        assertThat(bought.path()).startsWith("/orders/");
        assertThat(guest.browser().cookies()).doesNotContainKey("JSESSIONID");
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void aFailedSignInOfStaffLeavesNoSession() {
        var browser = shop.browser();
        var before = sessions();

        var failed = browser.get("/staff/sign-in")
                .form("main form button")
                .with("username", "staff")
                .with("password", "wrong")
                .send();

        assertThat(failed.text()).contains("Wrong email address or password.");
        assertThat(sessions()).isEqualTo(before);
    }

    /** A notice is a key in a cookie: what a browser makes of it is shown only if it is a text of the shop. */
    @Test
    void aNoticeIsShownOnceAndNoneIsMadeUp() {
        var browser = Walk.newcomer(shop).leaveDetails("notice@example.org").browser();

        var told = browser.get("/").press("form[action$=sign-out] button");
        var after = browser.get("/");
        browser.setCookie("notice", "no.such.text");
        var invented = browser.get("/");
        browser.setCookie("notice", "<b>zebra</b>");
        var markup = browser.get("/");

        assertThat(told.html().select("p.notice").text()).isNotEmpty();
        assertThat(List.of(after, invented, markup))
                .allSatisfy(page -> assertThat(page.html().select("p.notice")).isEmpty());
        assertThat(invented.source()).doesNotContain("no.such.text");
        assertThat(markup.source()).doesNotContain("zebra");
    }

    @Test
    void aFormWithAnOldTokenIsShownAgainWithWhatWasTyped() {
        var guest = Walk.newcomer(shop);
        var form = Walk.fill(guest.contactStep(), Walk.details("old-token@example.org"));
        guest.browser().dropCookie("form-token");
        guest.browser().sending(FROM_OUR_PAGE);

        var refused = form.send();
        var again = refused.press("#send-again");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("What you typed is not lost");
        assertThat(again.path()).isEqualTo("/order");
        assertThat(again.text()).contains("old-token@example.org", "Camille");
    }

    @Test
    void whatAnotherSiteSendsIsNotShownAgain() {
        for (var sender : List.of(List.<String>of(), List.of("Sec-Fetch-Site", "cross-site"))) {
            var guest = Walk.newcomer(shop);
            var form = Walk.fill(guest.contactStep(), Walk.details("zebra@example.org"));
            guest.browser().dropCookie("form-token");
            guest.browser().sending(sender);

            var refused = form.send();

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.source()).doesNotContain("zebra");
            assertThat(refused.html().select("main a[href=/]")).isNotEmpty();
        }
    }

    @Test
    void whatStaffTypedIsStillThereAfterTheirSessionHasEnded() {
        var staff = Staff.of(shop);
        var customer = Staff.id(staff.enter("session-over@example.org"));
        var form = staff.browser().get("/staff/customers/" + customer + "/edit").form("#save");
        staff.browser().dropCookie("JSESSIONID");
        staff.browser().sending(FROM_OUR_PAGE);

        var refused = form.with("city", "Brest").send();
        Staff.signIn(staff.browser());
        var late = refused.press("#send-again");
        var saved = late.press("#send-again");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text()).contains("You are signed out", "asks you to send it once more");
        assertThat(late.status())
                .as("the token is another one since the sign-in")
                .isEqualTo(403);
        assertThat(saved.text()).contains("The record is saved.", "Brest");
    }

    @Test
    void aPasswordIsNeverShownAgain() {
        var browser = shop.browser();
        var form = browser.get("/staff/sign-in")
                .form("main form button")
                .with("username", "staff")
                .with("password", "zebra");
        browser.dropCookie("form-token");
        browser.sending(FROM_OUR_PAGE);

        var refused = form.send();

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.source()).doesNotContain("zebra");
    }

    @Test
    void thereAreNoMoreSessionsThanTheShopHasRoomFor(@TempDir Path data) {
        try (var small = RunningShop.start(data, List.of("--webshop.most-sessions=3"))) {
            IntStream.range(0, 3).forEach(any -> Staff.of(small));

            var refused = small.browser()
                    .get("/staff/sign-in")
                    .form("main form button")
                    .with("username", "staff")
                    .with("password", RunningShop.STAFF_PASSWORD)
                    .send();

            assertThat(refused.status()).isEqualTo(503);
            assertThat(Walk.newcomer(small).buy("no-room@example.org", "now").path())
                    .startsWith("/orders/");
        }
    }

    @Test
    void whoeverFindsNoRoomForASessionSignsInLaterAndLosesNothing(@TempDir Path data) {
        try (var small = RunningShop.start(data, List.of("--webshop.most-sessions=1"))) {
            var visit = Walk.newcomer(small);
            var lms = visit.contactStep()
                    .form(Walk.SIGN_IN)
                    .with("addressLine1", "5 rue du Bac")
                    .send();
            var wayBack = lms.form("main form button")
                    .with("email", "sam.okoro@example.org")
                    .with("password", RunningShop.DEMO_PASSWORD)
                    .sendWithoutFollowing();
            var room = visit.browser().cookie("JSESSIONID");
            visit.browser().dropCookie("JSESSIONID");

            var refused = visit.browser().get(wayBack);
            visit.browser().setCookie("JSESSIONID", room);
            var later = visit.browser().get(wayBack);

            assertThat(refused.status()).isEqualTo(503);
            assertThat(later.path()).isEqualTo("/contact");
            assertThat(later.value("email")).isEqualTo("sam.okoro@example.org");
            assertThat(later.beside("addressLine1")).contains("You had typed: 5 rue du Bac");
        }
    }

    @Test
    void aSignInThatIsRefusedLeavesNoSession() {
        var before = sessions();

        Walk.newcomer(shop).browser().get("/contact/signed-in?code=x&state=y");

        assertThat(sessions()).isEqualTo(before);
    }

    private int sessions() {
        var server = ((TomcatWebServer) shop.server()).getTomcat();
        return ((Context) server.getHost().findChildren()[0]).getManager().getActiveSessions();
    }
}
