package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.details;
import static org.chaland.journey.World.SHOP;
import static org.chaland.journey.World.ref;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.claim.Claims.MailedOrder;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.spi.ShopRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of an order is reached from the mails about it, by a link that cannot be guessed and opens nothing else. */
class MailedOrdersTest extends MailboxJourney {

    private static final URI ORDERS = URI.create("https://shop.example.org/orders/mail/");
    private static final ShopId ELSEWHERE = new ShopId("elsewhere");

    private final Staff staff = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);

    MailedOrdersTest() {
        world.shops.put(SHOP, rules().build());
        world.shops.put(ELSEWHERE, rules().build());
    }

    private static ShopRules.Builder rules() {
        return World.usualRules().claimPage(PAGE).orderPage(ORDERS);
    }

    @Test
    void theMailAboutAnAccountLeadsToTheOrder() {
        buys("order-1");

        assertThat(shown(mailedLink("account-ready")))
                .contains(new MailedOrder("order-1", World.START, Purchase.State.COMPLETED, "n•••@example.org"));
    }

    @Test
    void soDoesTheMailAboutATakenAddressBesideItsOwnLink() {
        learner();
        buys("order-1");

        assertThat(shown(mailedLink("email-taken")).map(MailedOrder::reference)).contains("order-1");
        assertThat(world.chaland.claims().show(SHOP, linkMailed())).isPresent();
    }

    @Test
    void theHostPutsTheSameLinkIntoItsOwnMails() {
        buys("order-1");

        assertThat(world.chaland.claims().orderPage(ref("order-1")).map(URI::toString))
                .contains(ORDERS + mailedLink("account-ready"))
                .hasValueSatisfying(
                        link -> assertThat(link).hasSizeLessThan(200).doesNotContain("noor"));
        assertThat(world.chaland.claims().orderPage(ref("order-2"))).isEmpty();
    }

    @Test
    void itIsGoodAsLongAsTheOrderIs() {
        world.guestBuys(NOOR, "order-1");
        var link = link("order-1");
        world.clock.advance(Duration.ofDays(300));
        world.chaland.checkout().cancelled(ref("order-1"));

        assertThat(shown(link).map(MailedOrder::state)).contains(Purchase.State.CANCELLED);
    }

    @Test
    void aShopWithoutSuchAPageMailsNoLink() {
        world.shops.put(SHOP, World.usualRules().claimPage(PAGE).build());
        buys("order-1");

        assertThat(newest("account-ready").text()).doesNotContain("The page of your order");
        assertThat(world.chaland.claims().orderPage(ref("order-1"))).isEmpty();
    }

    @Test
    void aLinkThatWentToAMistypedAddressIsDeadOnceItIsCorrected() {
        var buyer = world.guestBuys(details("Noor", "noor@exampel.org"), "order-1");
        var link = link("order-1");
        assertThat(shown(link)).isPresent();

        assertThat(corrected(buyer)).isEqualTo(StaffOutcome.done(buyer));

        assertThat(shown(link)).isEmpty();
        assertThat(shown(link("order-1")).map(MailedOrder::mailbox)).contains("n•••@example.org");
    }

    private StaffOutcome<CustomerId> corrected(CustomerId buyer) {
        var office = world.chaland.backOffice();
        var base = office.editForm(staff, buyer).orElseThrow().base();
        return office.edit(staff, buyer, NOOR, base, Locale.ENGLISH);
    }

    @Test
    void noLinkLeadsToTheOrderOfARecordThatIsErasedOrRestricted() {
        var buyer = world.guestBuys(NOOR, "order-1");
        var link = link("order-1");

        assertThat(world.chaland
                        .backOffice()
                        .restrict(staff, buyer, world.customer(buyer).version(), "A dispute."))
                .isEqualTo(StaffOutcome.done(buyer));

        assertThat(shown(link)).isEmpty();
        assertThat(world.chaland.claims().orderPage(ref("order-1"))).isEmpty();
    }

    @Test
    void aLinkIsForOneOrderOfOneShop() {
        world.guestBuys(NOOR, "order-1");
        world.guestBuys(NOOR, "order-2");
        world.guestBuys(ADA, "order-3");

        assertThat(link("order-1")).isNotEqualTo(link("order-2"));
        assertThat(shown(link("order-2")).map(MailedOrder::reference)).contains("order-2");
        assertThat(world.chaland.claims().order(ELSEWHERE, link("order-1"))).isEmpty();
        assertThat(shown(link("order-1").substring(0, 44) + link("order-2").substring(44)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "order-1", "%", "AAAA", "b3JkZXItMQ"})
    void whatIsNoLinkLeadsNowhere(String text) {
        world.guestBuys(NOOR, "order-1");

        assertThat(shown(text)).isEmpty();
        assertThat(shown("A".repeat(43) + text)).isEmpty();
        assertThat(shown(link("order-1") + "=")).isEmpty();
    }

    @Test
    void openingItSignsNobodyInAndIsNoClaim() {
        learner();
        buys("order-1");
        var link = mailedLink("email-taken");
        var before = world.tasks(world.purchase("order-1").customer());

        shown(link);

        assertThat(world.chaland.claims().show(SHOP, link)).isEmpty();
        assertThat(world.chaland.claims().confirm(SHOP, link)).isEmpty();
        assertThat(world.tasks(world.purchase("order-1").customer())).isEqualTo(before);
    }

    private Optional<MailedOrder> shown(String link) {
        return world.chaland.claims().order(SHOP, link);
    }

    private String link(String reference) {
        return part(
                world.chaland.claims().orderPage(ref(reference)).orElseThrow().toString());
    }

    private String mailedLink(String topic) {
        return part(newest(topic).text());
    }

    private static String part(String text) {
        return text.substring(
                text.indexOf(ORDERS.toString()) + ORDERS.toString().length());
    }
}
