package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

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

            assertThat(answers.subList(0, ALLOWED)).allMatch(answer -> answer.contains("do not belong together"));
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

    private static Page signIn(RunningShop shop, String name, String password) {
        return shop.browser()
                .get("/staff/sign-in")
                .form("main form button")
                .with("username", name)
                .with("password", password)
                .send();
    }
}
