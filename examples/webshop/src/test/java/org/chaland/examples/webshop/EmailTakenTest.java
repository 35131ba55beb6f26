package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ci")
class EmailTakenTest {

    private static final String ALIX = "alix.morel@example.org";

    @Test
    void theOrderStaysPaidAndIsAttachedWhenItsBuyerSignsIn(@TempDir Path data) {
        try (var shop = RunningShop.start(data)) {
            var guest = Walk.newcomer(shop);

            var confirmation = guest.buy(ALIX, "now");
            var mails = guest.mailsTo(ALIX);
            var notices = Staff.of(shop).orders().text();
            var order = guest.atLms(confirmation.press("main form button"), ALIX, RunningShop.DEMO_PASSWORD);
            var area = guest.browser().get("/lms/support");

            assertThat(confirmation.text()).contains("Payment received.");
            assertThat(mails).hasSize(1);
            assertThat(mails.get(0).text()).contains("exists already").contains("sign in");
            assertThat(notices).contains("The account could not be made");
            assertThat(order.path())
                    .isEqualTo("/orders/"
                            + confirmation.html().select("strong.reference").text());
            assertThat(order.html().select("#take")).as("it is theirs").isEmpty();
            assertThat(area.status()).isEqualTo(200);
        }
    }

    @Test
    void whoeverSignsInElsewhereGetsNothingOfIt(@TempDir Path data) {
        try (var shop = RunningShop.start(data)) {
            var stranger = Walk.newcomer(shop);
            var reference =
                    stranger.buy(ALIX, "now").html().select("strong.reference").text();
            var owner = Walk.newcomer(shop);

            owner.signIn(ALIX, RunningShop.DEMO_PASSWORD);
            var support = owner.browser().get("/support");

            assertThat(support.text()).doesNotContain(reference);
        }
    }
}
