package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrangerTest {

    private static final String SAM = "sam.okoro@example.org";

    private final RunningShop shop = RunningShop.shared();

    @Test
    void typingAKnownAddressShowsAndChangesNothing() {
        var owner = Walk.newcomer(shop);
        Walk.fill(owner.contactStep(), Walk.details("known@example.org"))
                .with("addressLine1", "7 quai des Brumes")
                .send()
                .press("main form button");
        var stranger = Walk.newcomer(shop);

        var order = stranger.leaveDetails("known@example.org");
        stranger.contactStep().form(Walk.GO_ON).with("city", "Nowhere").send();

        assertThat(order.path()).isEqualTo("/order");
        assertThat(stranger.contactStep().source()).doesNotContain("quai des Brumes");
        owner.acceptInvitation("known@example.org", "a long enough one");
        assertThat(owner.signIn("known@example.org", "a long enough one").value("city"))
                .isEqualTo("Lyon");
    }

    @Test
    void aKnownAndAnUnknownAddressGetTheSameAnswers() {
        Walk.newcomer(shop).buy("oracle@example.org", "now");

        var known = Walk.newcomer(shop).leaveDetails("oracle@example.org");
        var unknown = Walk.newcomer(shop).leaveDetails("no-oracle@example.org");

        assertThat(known.status()).isEqualTo(unknown.status());
        assertThat(known.path()).isEqualTo(unknown.path());
        assertThat(known.text().replace("oracle@", "")).isEqualTo(unknown.text().replace("no-oracle@", ""));
    }

    @Test
    void anotherAccountSeesNothingOfWhatWasTypedBeforeUnderTheFirst() {
        var first = Walk.newcomer(shop);
        first.buy("first-holder@example.org", "now");
        first.acceptInvitation("first-holder@example.org", "a long enough one");
        first.signIn("first-holder@example.org", "a long enough one")
                .form(Walk.GO_ON)
                .with("addressLine1", "3 rue du Secret")
                .send();
        var handle = first.browser().cookie("checkout");
        var other = Walk.newcomer(shop);
        other.browser().setCookie("checkout", handle);

        var anonymous = other.contactStep();
        other.browser().setCookie("checkout", handle);
        var signedIn = other.signIn(SAM, RunningShop.DEMO_PASSWORD);

        assertThat(anonymous.source()).doesNotContain("rue du Secret");
        assertThat(signedIn.source()).doesNotContain("rue du Secret").contains("Okoro");
    }

    @Test
    void aConfirmationIsForTheBrowserThatPlacedTheOrder() {
        var buyer = Walk.newcomer(shop);
        var confirmation = buyer.buy("confirmation@example.org", "now");
        var stranger = Walk.newcomer(shop);
        stranger.leaveDetails("confirmation@example.org");

        assertThat(buyer.browser().get(confirmation.path()).status()).isEqualTo(200);
        assertThat(stranger.browser().get(confirmation.path()).status()).isEqualTo(404);
    }

    @Test
    void aForeignReferenceCannotBePaidOrTaken() {
        var buyer = Walk.newcomer(shop);
        var reference = buyer.buy("transfer-owner@example.org", "transfer")
                .html()
                .select("strong.reference")
                .text();
        var stranger = Walk.newcomer(shop);

        var answer = stranger.leaveDetails("taker@example.org")
                .form("main form button")
                .with("reference", reference)
                .with("method", "now")
                .send();

        assertThat(answer.path()).startsWith("/orders/W-").isNotEqualTo("/orders/" + reference);
        assertThat(buyer.browser().get("/orders/" + reference).text()).contains("We’re waiting for your payment.");
    }

    @Test
    void fieldsThatTheFormDoesNotHaveAreIgnored() {
        var guest = Walk.newcomer(shop);

        var order = Walk.fill(guest.contactStep(), Walk.details("extra@example.org"))
                .with("customer", "00000000-0000-0000-0000-000000000000")
                .with("shop", "another")
                .with("version", "99")
                .with("state", "ERASED")
                .with("account", "urn:chaland:demo-lms/demo-1")
                .send();

        assertThat(order.path()).isEqualTo("/order");
        assertThat(guest.contactStep().value("email")).isEqualTo("extra@example.org");
    }
}
