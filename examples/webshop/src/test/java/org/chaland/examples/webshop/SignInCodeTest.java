package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code with which the LMS sends a browser back: for that browser, once, and soon. */
class SignInCodeTest {

    private static final String SAM = "sam.okoro@example.org";

    private final RunningShop shop = RunningShop.shared();
    private final Walk visit = Walk.newcomer(shop);

    @Test
    void aCodeServesOnce() {
        visit.signIn(SAM, RunningShop.DEMO_PASSWORD);
        var wayBack = wayBack(visit.browser());
        var other = Walk.newcomer(shop);
        other.contactStep().press(Walk.SIGN_IN);

        var replayed = other.browser().get(wayBack);

        assertThat(replayed.text()).contains("You are not signed in.");
        assertThat(replayed.value("email")).isEmpty();
    }

    @Test
    void aFreshCodeOfSomebodyElseIsRefused() {
        var attacker = Walk.newcomer(shop);
        var unused = unusedWayBack(attacker);
        visit.contactStep().press(Walk.SIGN_IN);

        var answer = visit.browser().get(unused);

        assertThat(answer.text()).contains("You are not signed in.");
        assertThat(answer.html().select(Walk.SIGN_IN)).hasSize(1);
    }

    @Test
    void aFreshCodeWithTheVictimsOwnStateIsRefusedToo() {
        var code = unusedWayBack(Walk.newcomer(shop)).replaceAll(".*code=([^&]+).*", "$1");
        var lms = visit.contactStep().press(Walk.SIGN_IN);

        var answer = visit.browser().get("/contact/signed-in?code=" + code + "&state=" + lms.value("state"));

        assertThat(answer.text()).contains("You are not signed in.");
    }

    @Test
    void anUnusedCodeOfOnesOwnIsAccepted() {
        var wayBack = unusedWayBack(visit);

        assertThat(visit.browser().get(wayBack).value("email")).isEqualTo(SAM);
    }

    @Test
    void aCodeThatIsTooOldIsRefused(@TempDir Path data) {
        try (var own = RunningShop.start(data)) {
            var late = Walk.newcomer(own);
            var wayBack = unusedWayBack(late);
            own.clock().advance(Duration.ofMinutes(2));

            assertThat(late.browser().get(wayBack).text()).contains("You are not signed in.");
        }
    }

    /** The address by which the LMS sends the browser back, not followed. */
    private static String unusedWayBack(Walk walk) {
        var lms = walk.contactStep().press(Walk.SIGN_IN);
        return lms.form("main form button")
                .with("email", SAM)
                .with("password", RunningShop.DEMO_PASSWORD)
                .sendWithoutFollowing();
    }

    private static String wayBack(Browser browser) {
        return browser.visited().stream()
                .map(Object::toString)
                .filter(address -> address.contains("/contact/signed-in"))
                .reduce((first, last) -> last)
                .orElseThrow();
    }
}
