package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A click is a wish, however often it is sent; and what no form of the shop sends is not read at all. */
class DoubleClickTest {

    private static final Map<String, String> DETAILS =
            Map.of("givenName", "Camille", "familyName", "Laurent", "city", "Lyon", "country", "FR");

    private final RunningShop shop = RunningShop.shared();

    @Test
    void theFirstContactStepSentTwiceAtOnceIsOneCustomer() {
        var page = Walk.newcomer(shop).contactStep();

        assertThat(sentTwiceAtOnce(page, "twice-at-once@example.org")).containsOnly("/order");

        assertThat(customersOf("twice-at-once@example.org")).isEqualTo(1);
    }

    @Test
    void anotherAddressSentTwiceAtOnceLosesNobody() {
        var guest = Walk.newcomer(shop);
        guest.leaveDetails("before@example.org");

        assertThat(sentTwiceAtOnce(guest.contactStep(), "after@example.org")).containsOnly("/order");

        assertThat(customersOf("after@example.org")).isEqualTo(1);
        assertThat(customersOf("before@example.org")).isZero();
    }

    @Test
    void twoPersonsAreTwoCustomers() {
        Walk.newcomer(shop).leaveDetails("shared@example.org");
        Walk.newcomer(shop).leaveDetails("shared@example.org");

        assertThat(customersOf("shared@example.org")).isEqualTo(2);
    }

    @Test
    void aBodyThatNoFormSendsIsRefusedUnread() {
        var page = Walk.newcomer(shop).contactStep();

        var answer =
                page.browser().postOnly(page.response().uri(), List.of(Map.entry("givenName", "x".repeat(10_000_000))));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    private List<String> sentTwiceAtOnce(Page page, String email) {
        var same = new Page(page.browser().copy(), page.status(), page.html(), page.response());
        var gate = new CountDownLatch(1);
        var both = List.of(page, same).stream()
                .map(one -> CompletableFuture.supplyAsync(() -> sendBehind(gate, one, email)))
                .toList();
        gate.countDown();
        return both.stream()
                .map(one -> one.orTimeout(120, TimeUnit.SECONDS).join().path())
                .toList();
    }

    private static Page sendBehind(CountDownLatch gate, Page page, String email) {
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return Walk.fill(page, DETAILS).with("email", email).send();
    }

    private int customersOf(String email) {
        return shop.bean(JdbcTemplate.class)
                .queryForObject("select count(*) from chaland_customer where email = ?", Integer.class, email);
    }
}
