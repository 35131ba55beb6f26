package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.chaland.examples.webshop.Routes.Route;
import org.junit.jupiter.api.Test;

/** The back office is for staff; and whoever is staff is no customer at the same time. */
class StaffDoorTest {

    private static final String SAM = "sam.okoro@example.org";

    private final RunningShop shop = RunningShop.shared();
    private final Walk visit = Walk.newcomer(shop);

    @Test
    void nobodyElseGetsIn() {
        var guest = Walk.newcomer(shop);
        guest.leaveDetails("at-the-door@example.org");
        var customer = Walk.newcomer(shop);
        customer.signIn(SAM, RunningShop.DEMO_PASSWORD);

        assertThat(Stream.of(visit, guest, customer)).allSatisfy(walk -> staysOutside(walk.browser()));
    }

    private void staysOutside(Browser browser) {
        var before = Stored.digest(shop);
        Routes.showing(shop).stream()
                .filter(Route::isForStaff)
                .forEach(route -> assertThat(browser.get(route.path()).path())
                        .as(route.toString())
                        .isEqualTo("/staff/sign-in"));
        Routes.posting(shop).stream().filter(Route::isForStaff).forEach(route -> {
            var answer = browser.postOnly(
                    shop.address().resolve(route.path()), Tokens.form(Tokens.of(browser), Stream.of(), ""));
            assertThat(answer.headers().firstValue("Location"))
                    .as(route.toString())
                    .hasValueSatisfying(there ->
                            assertThat(there).matches(".*(/staff/sign-in|/)$").doesNotContain("orders"));
        });
        assertThat(Stored.digest(shop)).isEqualTo(before);
    }

    @Test
    void whoeverSignsInAsStaffIsNoCustomerAnyMore() {
        visit.signIn(SAM, RunningShop.DEMO_PASSWORD);
        var session = visit.browser().cookie("JSESSIONID");

        Staff.signIn(visit.browser());

        assertThat(visit.browser().cookie("JSESSIONID")).isNotEqualTo(session);
        assertThat(visit.contactStep().value("email")).isEmpty();
        assertThat(visit.browser().get("/support").text()).contains("sign in to see");
    }

    @Test
    void whatAGuestHasTypedIsNotShownToStaffAtTheSameBrowser() {
        visit.leaveDetails("typed-before-staff@example.org");

        Staff.signIn(visit.browser());

        assertThat(visit.contactStep().source()).doesNotContain("typed-before-staff");
    }

    @Test
    void whoeverSignsInAsACustomerIsNoStaffAnyMore() {
        Staff.signIn(visit.browser());

        visit.signIn(SAM, RunningShop.DEMO_PASSWORD);

        assertThat(visit.contactStep().value("email")).isEqualTo(SAM);
        assertThat(visit.browser().get("/staff/outbox").path()).isEqualTo("/staff/sign-in");
    }

    @Test
    void staffSigningOutLeaveNothingBehind() {
        Staff.signIn(visit.browser());

        visit.browser().get("/staff/orders").press("form[action$=sign-out] button");

        assertThat(visit.browser().get("/staff/orders").path()).isEqualTo("/staff/sign-in");
    }
}
