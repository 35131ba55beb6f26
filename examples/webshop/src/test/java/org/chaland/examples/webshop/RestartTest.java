package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

    @Test
    void everythingIsThereAfterARestart(@TempDir Path data) {
        Walk guest;
        String confirmation;
        Walk undecided;
        Walk customer;
        try (var shop = RunningShop.start(data)) {
            guest = Walk.newcomer(shop);
            confirmation = guest.buy("restart@example.org", "transfer").path();
            undecided = Walk.newcomer(shop);
            undecided.leaveDetails("undecided@example.org");
            customer = Walk.newcomer(shop);
            customer.signIn("sam.okoro@example.org", RunningShop.DEMO_PASSWORD);
        }

        try (var shop = RunningShop.start(data)) {
            guest.browser().moveTo(shop.address());
            undecided.browser().moveTo(shop.address());
            customer.browser().moveTo(shop.address());

            assertThat(guest.browser().get(confirmation).text()).contains("We’re waiting for your payment.");
            assertThat(undecided.contactStep().value("email")).isEqualTo("undecided@example.org");
            assertThat(customer.contactStep().value("email")).isEqualTo("sam.okoro@example.org");
            Staff.of(shop).confirm(confirmation.substring("/orders/".length()));
            assertThat(Staff.of(shop).outbox().text()).contains("restart@example.org");
        }
    }
}
