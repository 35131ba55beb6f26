package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("ci")
class StaffSignInTest {

    private static final int ALLOWED = 10;
    private static final String LIMITED = "--webshop.staff-attempts=" + ALLOWED;

    @RegisterExtension
    final HeardLog log = new HeardLog();

    @TempDir
    Path data;

    @Test
    void aGuesserIsSlowedDownAndEachFailureIsLoggedWithoutTheName() {
        try (var shop = RunningShop.start(data, List.of(LIMITED))) {
            log.listen();
            var answers = IntStream.range(0, ALLOWED + 5)
                    .mapToObj(any -> signIn(shop, "zebra", "wrong").text())
                    .toList();
            var right = signIn(shop, "staff", RunningShop.STAFF_PASSWORD);
            shop.clock().advance(Duration.ofMinutes(15));
            var later = signIn(shop, "staff", RunningShop.STAFF_PASSWORD);

            assertThat(answers.subList(0, ALLOWED))
                    .allMatch(answer -> answer.contains("Wrong email address or password."));
            assertThat(answers.subList(ALLOWED, ALLOWED + 5)).allMatch(answer -> answer.contains("too many attempts"));
            assertThat(right.text()).contains("too many attempts");
            assertThat(later.path()).isEqualTo("/staff/customers");
            assertThat(log.lines())
                    .noneMatch(line -> line.contains("zebra"))
                    .filteredOn(line -> line.contains("staff sign-in failed"))
                    .hasSize(ALLOWED);
        }
    }

    @Test
    void whoeverKnowsThePasswordIsNotSlowedDown() {
        try (var shop = RunningShop.start(data, List.of(LIMITED))) {
            assertThat(IntStream.range(0, 3 * ALLOWED)
                            .mapToObj(any -> signIn(shop, "staff", RunningShop.STAFF_PASSWORD)
                                    .path()))
                    .containsOnly("/staff/customers");
        }
    }

    @Test
    void anAddressWithEncodedLettersIsLimitedAndLoggedToo() {
        try (var shop = RunningShop.start(data, List.of(LIMITED))) {
            log.listen();
            var browser = shop.browser();
            var form = Tokens.form(Tokens.of(browser), Stream.of("username", "password"), "zebra");
            var answers = IntStream.range(0, ALLOWED + 2)
                    .mapToObj(number -> number % 2 == 0 ? "/staff/sign%2Din" : "/%73taff/sign-in")
                    .map(path -> browser.postOnly(shop.address().resolve(path), form)
                            .headers()
                            .firstValue("Location")
                            .orElse(""))
                    .toList();

            assertThat(answers.subList(0, ALLOWED)).allMatch(answer -> answer.endsWith("?error"));
            assertThat(answers.subList(ALLOWED, ALLOWED + 2)).allMatch(answer -> answer.endsWith("?later"));
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("staff sign-in failed"))
                    .hasSize(ALLOWED);
        }
    }

    @Test
    void guessersNeitherLockOutABrowserThatSignedInBeforeNorTakeAnybodysTries() {
        var proxy = List.of(
                LIMITED, "--server.forward-headers-strategy=native", "--webshop.trusted-proxies=127.0.0.1/32,::1/128");
        try (var shop = RunningShop.start(data, proxy)) {
            var known = from("203.0.113.1", shop);
            var other = from("203.0.113.2", shop);
            signIn(known, "staff", RunningShop.STAFF_PASSWORD);
            IntStream.range(0, 6 * ALLOWED)
                    .forEach(number -> signIn(from("198.51.100." + number % 7, shop), "staff", "wrong"));

            var answers = IntStream.range(0, ALLOWED + 1)
                    .mapToObj(any ->
                            signIn(other, "staff", RunningShop.STAFF_PASSWORD).text())
                    .toList();
            var again = signIn(known, "staff", RunningShop.STAFF_PASSWORD);
            shop.clock().advance(Duration.ofMinutes(1));
            var later = signIn(other, "staff", RunningShop.STAFF_PASSWORD);

            assertThat(answers).allMatch(answer -> answer.contains("too many attempts"));
            assertThat(again.path()).isEqualTo("/staff/customers");
            assertThat(later.path()).isEqualTo("/staff/customers");
        }
    }

    @Test
    void aBrowserIsKnownForTheNameItSignedInUnder() {
        try (var shop = RunningShop.start(data, List.of(LIMITED))) {
            var browser = shop.browser();
            signIn(browser, "staff", RunningShop.STAFF_PASSWORD);
            var mark = browser.cookie("staff-browser");
            signIn(browser, "colleague", RunningShop.STAFF_PASSWORD);

            assertThat(mark).hasSize(64).isNotEqualTo(browser.cookie("staff-browser"));
        }
    }

    @Test
    void anotherStaffPasswordEndsTheSessionsThatTheOldOneOpened() {
        Browser staff;
        try (var shop = RunningShop.start(data, List.of(LIMITED))) {
            staff = Staff.of(shop).browser();
        }
        try (var same = RunningShop.start(data, List.of(LIMITED))) {
            staff.moveTo(same.address());
            assertThat(staff.get("/staff/orders").path()).as("the twin").isEqualTo("/staff/orders");
        }
        try (var changed = RunningShop.start(data, List.of("--webshop.staff-password=another-one"))) {
            staff.moveTo(changed.address());
            assertThat(staff.get("/staff/orders").path()).isEqualTo("/staff/sign-in");
        }
    }

    private static Browser from(String client, RunningShop shop) {
        return shop.browser().sending(List.of("X-Forwarded-For", client));
    }

    private static Page signIn(RunningShop shop, String name, String password) {
        return signIn(shop.browser(), name, password);
    }

    private static Page signIn(Browser browser, String name, String password) {
        return browser.get("/staff/sign-in")
                .form("main form button")
                .with("username", name)
                .with("password", password)
                .send();
    }
}
