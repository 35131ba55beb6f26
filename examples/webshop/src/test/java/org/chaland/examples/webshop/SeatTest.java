package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Seats that a buyer leaves free, gives to participants, and takes back. */
class SeatTest {

    private static final Map<String, String> LATER = Map.of("method", "now", "seatsLater", "true");
    private static final String GIVE = "#give-button";

    private final RunningShop shop = RunningShop.shared();

    @Test
    void aFreeSeatIsGivenAndItsParticipantIsToldAndMayDecline() {
        var buyer = Walk.customer(shop, "gives@example.org", "en");
        buyer.order(LATER, "joinery");

        var seats = give(buyer, "Lin", "O’Sample-Ké", "lin.seat@example.org");

        assertThat(seats.text()).contains("The seat is given.", "Lin O’Sample-Ké", "lin.seat@example.org");
        assertThat(seats(buyer.browser().get("/support")))
                .contains("Joinery by hand assigned to Lin O’Sample-Ké Change Joinery by hand");
        var link = link("lin.seat@example.org", "A place in Joinery by hand for you");
        var page = buyer.browser().copy().get(link);
        assertThat(page.text()).contains("has bought you a place in “Joinery by hand”");
        assertThat(page.form("#decline").send().text()).contains("You do not have the place");
        assertThat(seats(buyer.browser().get("/support"))).contains("Joinery by hand 1 free Give Joinery by hand");
    }

    @Test
    void severalSeatsOfACourseAreBoughtAtOnceAndGiven() {
        var buyer = Walk.customer(shop, "buys-three@example.org", "en");
        buyer.browser().dropCookie("cart");
        buyer.browser().get("/").press("button[value=bread]");
        buyer.browser().get("/").press("button[value=joinery]");

        var contact = buyer.browser()
                .get("/cart")
                .form("#check-out")
                .with("seats.joinery", "3")
                .send();
        var order = contact.press(Walk.GO_ON);
        var confirmation = order.press("main form button");
        var seats = seats(buyer.browser().get("/support"));

        assertThat(contact.path()).isEqualTo("/contact");
        assertThat(contact.html().select(".summary").text()).contains("Joinery by hand × 3", "€1,200.00");
        assertThat(order.html().select("#several")).hasSize(1);
        assertThat(order.html().select("main form button").text()).isEqualTo("Order and pay €1,200.00");
        assertThat(confirmation.html().select("tbody tr").eachText())
                .containsExactly(
                        "Baking bread 90 days’ access €120.00", "Joinery by hand × 3 365 days’ access €1,080.00");
        assertThat(confirmation.html().select("#courses a").eachText()).containsExactly("Baking bread");
        assertThat(confirmation.html().select("#seats-later")).hasSize(1);
        assertThat(seats).contains("Joinery by hand 3 free Give Joinery by hand");
    }

    @Test
    void theCartTakesNoWrongNumberOfSeatsAndKeepsWhatItHad() {
        var guest = Walk.newcomer(shop);
        guest.browser().get("/").press("button[value=bread]");
        guest.browser()
                .get("/cart")
                .form("#update-cart")
                .with("seats.bread", "2")
                .send();

        for (var wrong : List.of("0", "101", "-1", "many", "")) {
            var page = guest.browser()
                    .get("/cart")
                    .form("#check-out")
                    .with("seats.bread", wrong)
                    .send();

            assertThat(page.path()).isEqualTo("/cart");
            assertThat(page.text()).contains("A course takes 1 to 100 seats.");
            assertThat(page.value("seats.bread")).isEqualTo("2");
        }
        assertThat(guest.browser().get("/").press("button[value=joinery]").value("seats.bread"))
                .isEqualTo("2");
    }

    @Test
    void aSeatIsTheBuyersUnlessItIsLeftFree() {
        var buyer = Walk.customer(shop, "takes-it@example.org", "en");
        buyer.order(Map.of("method", "now"), "joinery");
        buyer.order(LATER, "beekeeping");

        var support = buyer.browser().get("/support");

        assertThat(seats(support))
                .containsExactly(
                        "Keeping bees 1 free Give Keeping bees",
                        "Joinery by hand yours Give away Joinery by hand",
                        "Baking bread yours Give away Baking bread");
        assertThat(support.html().select("#products a").eachText())
                .containsExactly("Open the course Joinery by hand", "Open the course Baking bread");
    }

    @Test
    void theBuyerTakesASeatThemselvesAndIsInTheCourse() {
        var buyer = Walk.customer(shop, "takes-a-seat@example.org", "en");
        buyer.order(LATER, "joinery");

        var seats = open(buyer).form("form[action$=/take] button").send();

        assertThat(seats.text()).contains("The seat is given.", "you");
        assertThat(buyer.browser().get("/lms/courses/joinery").text()).contains("You are in.");
        assertThat(buyer.browser().get("/lms/courses/beekeeping").status()).isEqualTo(403);
    }

    @Test
    void aSeatIsTakenBackAndGivenAnew() {
        var buyer = Walk.customer(shop, "takes-back@example.org", "en");
        buyer.order(LATER, "joinery");
        var given = give(buyer, "Lin", "First", "first.seat@example.org");

        var free = given.form("form[action$=/take-back] button").send();

        assertThat(free.text()).contains("The seat is free again.").doesNotContain("First");
        assertThat(give(buyer, "Lou", "Second", "second.seat@example.org").text())
                .contains("Lou Second");
    }

    @Test
    void ofTwoWhoGetItAtOnceOneDoes() {
        var buyer = Walk.customer(shop, "gives-twice@example.org", "en");
        buyer.order(LATER, "joinery");
        var page = open(buyer);

        var told = Stream.of("one", "two")
                .map(name -> CompletableFuture.supplyAsync(() -> page.form(GIVE)
                        .with("familyName", name)
                        .with("email", name + ".seat@example.org")
                        .sendAs(buyer.browser().copy())))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(seats -> seats.html().select("[role=status]").text());

        assertThat(told).containsExactlyInAnyOrder("The seat is given.", "No seat of this course is free any more.");
    }

    @Test
    void everythingThatIsWrongIsToldAndStaysTyped() {
        var buyer = Walk.customer(shop, "no-name@example.org", "en");
        buyer.order(LATER, "joinery");

        var page = open(buyer)
                .form(GIVE)
                .with("givenName", "<b>Lin</b>")
                .with("email", "no address")
                .with("message", "x".repeat(401))
                .send();

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.errors()).hasSize(4);
        assertThat(page.value("givenName")).isEqualTo("<b>Lin</b>");
        assertThat(page.html().select("main b")).isEmpty();
        assertThat(seats(buyer.browser().get("/support"))).anyMatch(seat -> seat.contains("free"));
    }

    @Test
    void aPageThatWasForgedGivesNothing() {
        var buyer = Walk.customer(shop, "forged-seat@example.org", "en");
        buyer.order(LATER, "joinery");

        var refused = open(buyer)
                .form(GIVE)
                .with("familyName", "Forged")
                .with("email", "forged@example.org")
                .without("_csrf")
                .send();

        assertThat(refused.status()).isEqualTo(403);
        assertThat(buyer.browser().get("/support").text()).doesNotContain("Forged");
    }

    @Test
    void ofAListEachLineIsAnsweredAndWhatWasNotGivenStaysTyped() {
        var buyer = Walk.customer(shop, "gives-a-list@example.org", "en");
        buyer.order(LATER, "joinery");

        var told = open(buyer)
                .form("#give-all-button")
                .with("list", "Lin\tListed\tlin.listed@example.org\n\nNobody; no-address\nTwo, Many, two@example.org")
                .send();

        assertThat(told.html()
                        .select("table[aria-labelledby=told-title] tbody tr")
                        .eachText())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("1 Lin Listed lin.listed@example.org given"),
                        third -> assertThat(third).startsWith("3 Nobody; no-address There is no @ in this address"),
                        fourth -> assertThat(fourth).contains("No seat of this course is free any more."));
        assertThat(told.text()).contains("Lin Listed lin.listed@example.org");
        assertThat(open(buyer).text()).contains("Lin Listed");
    }

    @Test
    void ofAListThatIsSentTwiceNobodyHasTwoSeats() {
        var buyer = Walk.customer(shop, "sends-twice@example.org", "fr");
        buyer.order(LATER, "joinery");
        var list = open(buyer).form("#give-all-button").with("list", "Lin, Twice, twice@example.org");

        list.send();
        var again = list.send();

        assertThat(again.status()).isIn(200, 404);
        assertThat(seats(buyer.browser().get("/support")))
                .filteredOn(seat -> seat.contains("Twice"))
                .hasSize(1);
    }

    @Test
    void theSeatThatIsTheBuyersOwnIsGivenAway() {
        var buyer = Walk.customer(shop, "gives-away@example.org", "en");
        buyer.order(Map.of("method", "now"), "joinery");
        assertThat(buyer.browser().get("/lms/courses/joinery").text()).contains("You are in.");

        var page = give(buyer, "Lin", "Present", "present@example.org");

        assertThat(page.text()).contains("Lin Present");
        shop.upkeep();
        assertThat(buyer.browser().get("/lms/courses/joinery").status()).isEqualTo(403);
    }

    @Test
    void staffSeeGiveAndTakeBackTheSeatsOfAnOrderAndStandInItsHistory() {
        var buyer = Walk.customer(shop, "asks-staff@example.org", "en");
        buyer.order(LATER, "joinery");
        var reference = reference(buyer);
        var staff = Staff.of(shop);

        var orders = staff.browser().get("/staff/orders/" + reference);
        var page = staff.browser().get(orders.html().select("a[href$=/seats]").attr("href"));
        var given = page.form(GIVE)
                .with("familyName", "Byphone")
                .with("email", "byphone@example.org")
                .send();

        assertThat(given.text()).contains("The seat is given.", "Byphone byphone@example.org");
        assertThat(seats(buyer.browser().get("/support")))
                .contains("Joinery by hand assigned to Byphone Change Joinery by hand");
        assertThat(given.form("form[action$=/take-back] button").send().text()).contains("The seat is free again.");
        var customer = staff.browser()
                .get(staff.search("asks-staff").html().select("tbody th a").attr("href"));
        assertThat(customer.text()).contains("Gave a seat", "Took a seat back");
        assertThat(staff.browser().get("/staff/orders/W-unknown/seats").status())
                .isEqualTo(404);
        assertThat(buyer.browser()
                        .copy()
                        .get("/staff/orders/" + reference + "/seats")
                        .html()
                        .select(GIVE))
                .isEmpty();
    }

    private static String reference(Walk buyer) {
        return open(buyer).html().select("strong.reference").text();
    }

    private String link(String recipient, String subject) {
        var mail = shop.bean(JdbcTemplate.class)
                .queryForObject(
                        "select body from mail where recipient = ? and subject = ?", String.class, recipient, subject);
        var link = Pattern.compile("/orders/mail/[A-Za-z0-9_-]+").matcher(mail);
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static Page open(Walk buyer) {
        var support = buyer.browser().get("/support");
        return buyer.browser().get(support.html().select("#seats a").attr("href"));
    }

    private static Page give(Walk buyer, String givenName, String familyName, String email) {
        return open(buyer)
                .form(GIVE)
                .with("givenName", givenName)
                .with("familyName", familyName)
                .with("email", email)
                .send();
    }

    private static List<String> seats(Page support) {
        return support.html().select("#seats tbody tr").eachText();
    }
}
