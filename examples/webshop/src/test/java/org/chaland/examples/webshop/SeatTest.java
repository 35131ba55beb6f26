package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Seats that a buyer leaves free, and assigns by name. */
class SeatTest {

    private static final Map<String, String> LATER = Map.of("method", "now", "seatsLater", "true");
    private static final String BUTTON = "main form button";

    private final RunningShop shop = RunningShop.shared();

    @Test
    void aFreeSeatIsAssignedByName() {
        var buyer = Walk.customer(shop, "assigns@example.org", "en");
        buyer.order(LATER, "joinery");

        var support = assign(buyer, "Lin O’Sample-Ké");

        assertThat(support.path()).isEqualTo("/support");
        assertThat(support.text()).contains("The seat is assigned.");
        assertThat(seats(support)).contains("Joinery by hand assigned to Lin O’Sample-Ké");
        assertThat(support.html().select("#seats a")).isEmpty();
    }

    /** Each takes two places in a column. */
    @Test
    void aNameOfAHundredRareCharactersIsKept() {
        var buyer = Walk.customer(shop, "assigns-rare@example.org", "en");
        buyer.order(LATER, "joinery");

        var support = assign(buyer, "\uD842\uDFB7".repeat(100));

        assertThat(support.text()).contains("The seat is assigned.", "\uD842\uDFB7".repeat(100));
    }

    @Test
    void aSeatIsTheBuyersUnlessItIsLeftFree() {
        var buyer = Walk.customer(shop, "takes-it@example.org", "en");
        buyer.order(Map.of("method", "now"), "joinery");
        buyer.order(LATER, "beekeeping");

        var support = buyer.browser().get("/support");

        assertThat(seats(support)).contains("Keeping bees free Assign Keeping bees", "Joinery by hand assigned to you");
    }

    @Test
    void aSeatIsAssignedOnce() {
        var buyer = Walk.customer(shop, "assigns-once@example.org", "en");
        buyer.order(LATER, "joinery");
        var stale = open(buyer);
        assign(buyer, "Lin First");

        var late = stale.form(BUTTON).with("participant", "Lou Second").send();
        var page = buyer.browser().get(stale.path());

        assertThat(late.text())
                .contains("This seat is assigned already.", "Lin First")
                .doesNotContain("Lou Second");
        assertThat(page.path()).isEqualTo("/support");
        assertThat(page.text()).contains("This seat is assigned already.");
    }

    @Test
    void ofTwoWhoAssignItAtOnceOneDoes() {
        var buyer = Walk.customer(shop, "assigns-twice@example.org", "en");
        buyer.order(LATER, "joinery");
        var page = open(buyer);

        var told = Stream.of("Lin One", "Lou Two")
                .map(name -> CompletableFuture.supplyAsync(() -> page.form(BUTTON)
                        .with("participant", name)
                        .sendAs(buyer.browser().copy())))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(support -> support.html().select("[role=status]").text());

        assertThat(told).containsExactlyInAnyOrder("The seat is assigned.", "This seat is assigned already.");
    }

    @Test
    void whatIsNoNameIsRefusedAndStaysTyped() {
        var buyer = Walk.customer(shop, "no-name@example.org", "en");
        buyer.order(LATER, "joinery");
        var refusals = Map.of(
                "",
                "Please fill in “Name of the participant”.",
                "  ",
                "Please fill in “Name of the participant”.",
                "<b>Lin</b>",
                "The signs < and > cannot be used here.",
                "12345",
                "Please give a name in letters.",
                "Lin\u202E",
                "hidden mark that changes the direction",
                "x".repeat(101),
                "can have 100 characters at most");

        refusals.forEach((typed, error) -> {
            var page = assign(buyer, typed);

            assertThat(page.status()).isEqualTo(422);
            assertThat(page.errors()).singleElement().asString().contains(error);
            assertThat(page.value("participant")).isEqualTo(typed);
            assertThat(page.html().select("main b")).isEmpty();
        });
        assertThat(seats(buyer.browser().get("/support"))).anyMatch(seat -> seat.contains("free"));
    }

    @Test
    void aPageThatWasForgedAssignsNothing() {
        var buyer = Walk.customer(shop, "forged-seat@example.org", "en");
        buyer.order(LATER, "joinery");

        var refused = open(buyer)
                .form(BUTTON)
                .with("participant", "Lou Forged")
                .without("_csrf")
                .send();

        assertThat(refused.status()).isEqualTo(403);
        assertThat(buyer.browser().get("/support").text()).doesNotContain("Lou Forged");
    }

    private static Page open(Walk buyer) {
        var support = buyer.browser().get("/support");
        return buyer.browser().get(support.html().select("#seats a").attr("href"));
    }

    private static Page assign(Walk buyer, String name) {
        return open(buyer).form(BUTTON).with("participant", name).send();
    }

    private static List<String> seats(Page support) {
        return support.html().select("#seats tbody tr").eachText();
    }
}
