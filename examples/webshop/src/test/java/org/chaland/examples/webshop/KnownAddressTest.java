package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy "please sign in", which the shop has only if it is switched on. */
@Tag("ci")
class KnownAddressTest {

    private static final String KNOWN = "known.address@example.org";

    /** Of the limit for one address, what is left once the address has bought as a guest. */
    private static final int LEFT = 4;

    @TempDir
    Path data;

    @Test
    void usuallyNobodyIsToldThatAnAddressIsKnown() {
        var shop = RunningShop.shared();
        Walk.customer(shop, KNOWN, "en");

        assertThat(Walk.newcomer(shop).leaveDetails(KNOWN).path()).isEqualTo("/order");
    }

    @Test
    void withThePolicyAKnownAddressLeadsToTheSignInAndTheFormIsThereAsItWasTyped() {
        try (var shop = RunningShop.start(data, List.of("--webshop.sign-in-for-known-addresses=true"))) {
            Walk.customer(shop, KNOWN, "en");

            var asked = Walk.newcomer(shop).leaveDetails(KNOWN);

            assertThat(asked.status()).isEqualTo(403);
            assertThat(asked.text()).contains("This address belongs to somebody who has an account here.");
            assertThat(asked.value("email")).isEqualTo(KNOWN);
            assertThat(asked.html().select(Walk.SIGN_IN)).hasSize(1);
            assertThat(Walk.newcomer(shop).leaveDetails("nobody@example.org").path())
                    .isEqualTo("/order");
            assertThat(Walk.newcomer(shop, "fr").leaveDetails(KNOWN).text())
                    .contains("Cette adresse est celle d’une personne qui a un compte ici.");
        }
    }

    @Test
    void trainingForKnownBuyersAsksAGuestToSignInOnceItIsOrdered() {
        try (var shop = RunningShop.start(data, List.of("--webshop.sign-in-courses=bread,joinery"))) {
            var email = "unknown.buyer@example.org";
            var visit = Walk.newcomer(shop);

            var asked = visit.buy(email, "now");

            assertThat(asked.path()).isEqualTo("/contact");
            assertThat(asked.text()).contains("sign in");
            assertThat(asked.value("email")).isEqualTo(email);
            assertThat(visit.mailsTo(email)).isEmpty();
        }
    }

    @Test
    void whoeverAsksOftenIsServedAsIfTheAddressWereUnknown() {
        try (var shop = RunningShop.start(data, List.of("--webshop.sign-in-for-known-addresses=true"))) {
            Walk.customer(shop, KNOWN, "en");
            for (var tries = 0; tries < LEFT; tries++) {
                assertThat(Walk.newcomer(shop).leaveDetails(KNOWN).status()).isEqualTo(403);
            }

            assertThat(Walk.newcomer(shop).leaveDetails(KNOWN).path()).isEqualTo("/order");
        }
    }
}
