package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chaland.journey.People.details;
import static org.chaland.journey.SupportScene.order;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.model.Purchase;
import org.chaland.model.Training;
import org.chaland.spi.PrivateDocument;
import org.chaland.spi.Product;
import org.chaland.spi.Seat;
import org.chaland.support.Block;
import org.chaland.support.DocumentLine;
import org.chaland.support.ProductLine;
import org.chaland.support.SeatLine;
import org.chaland.support.TransactionGroup;
import org.chaland.support.TransactionLine;
import org.junit.jupiter.api.Test;

/** What each block shows, with and without a host that describes its orders. */
class SupportBlocksTest {

    private static final URI PAGE = URI.create("/orders/1");

    private final SupportScene scene = new SupportScene();

    @Test
    void whereNothingWasBoughtEachBlockHasAMessageOfItsOwn() {
        var area = scene.area();

        assertThat(says(area.transactions())).isEqualTo("My transactions: You have no transactions yet.");
        assertThat(says(area.products()))
                .isEqualTo("My products: You have no products yet. They appear here as soon as an order is paid.");
        assertThat(says(area.seats()))
                .isEqualTo(
                        "My course seats: You have no course seats yet. They appear here as soon as an order is paid.");
        assertThat(says(area.documents())).isEqualTo("My documents: There are no documents for you yet.");
        assertThat(scene.asked).as("nothing to describe").isEmpty();
    }

    @Test
    void theMessagesAreToldInFrench() {
        var area = scene.area(Locale.FRENCH);

        assertThat(says(area.transactions())).isEqualTo("Mes transactions: Vous n’avez encore aucune transaction.");
        assertThat(says(area.products()))
                .isEqualTo("Mes produits: Vous n’avez encore aucun produit."
                        + " Ils apparaissent ici dès qu’une commande est payée.");
        assertThat(says(area.seats()))
                .isEqualTo("Mes places de cours: Vous n’avez encore aucune place de cours."
                        + " Elles apparaissent ici dès qu’une commande est payée.");
        assertThat(says(area.documents())).isEqualTo("Mes documents: Il n’y a pas encore de document pour vous.");
    }

    @Test
    void transactionsAreGroupedByStateTheNewestFirst() {
        scene.paid("paid-1");
        scene.placed("placed-1");
        scene.cancelled("cancelled-1");
        scene.paid("paid-2");

        var groups = scene.area().transactions().lines();

        assertThat(groups)
                .extracting(TransactionGroup::title)
                .containsExactly("Waiting for payment", "Paid", "Cancelled");
        assertThat(groups.get(1).lines())
                .extracting(TransactionLine::ref)
                .containsExactly(World.ref("paid-2"), World.ref("paid-1"));
        assertThat(groups.get(1).state()).isEqualTo(Purchase.State.COMPLETED);
    }

    @Test
    void aStateWithoutTransactionsHasNoGroup() {
        scene.placed("placed-1");

        assertThat(scene.area().transactions().lines())
                .extracting(TransactionGroup::state)
                .containsExactly(Purchase.State.PLACED);
        assertThat(scene.area().transactions().message()).isEmpty();
    }

    @Test
    void aTransactionIsCalledAsTheHostCallsIt() {
        scene.paid("order-1");
        scene.tell(order("order-1").amount("120,00 €").address(PAGE));

        assertThat(onlyTransaction())
                .isEqualTo(new TransactionLine(
                        World.ref("order-1"),
                        "The order order-1",
                        "paid on March 1, 2026",
                        Optional.of("120,00 €"),
                        Optional.of(PAGE)));
    }

    @Test
    void aTransactionThatTheHostDoesNotKnowIsCalledByItsReference() {
        scene.placed("order-1");

        assertThat(onlyTransaction())
                .isEqualTo(new TransactionLine(
                        World.ref("order-1"),
                        "Order order-1",
                        "ordered on March 1, 2026",
                        Optional.empty(),
                        Optional.empty()));
        assertThat(scene.asked).containsExactly(List.of(World.ref("order-1")));
    }

    @Test
    void daysAreThoseOfTheShopsTimeZone() {
        scene.world.clock.advance(Duration.between(scene.now(), Instant.parse("2026-03-31T22:30:00Z")));
        scene.cancelled("order-1");

        assertThat(onlyTransaction().date()).isEqualTo("cancelled on April 1, 2026");
        assertThat(scene.area(Locale.FRENCH).transactions().lines().get(0).lines())
                .extracting(TransactionLine::date)
                .containsExactly("annulée le 1 avril 2026");
    }

    @Test
    void productsTellWhetherTheyCanBeUsed() {
        scene.paid("order-1");
        var now = scene.now();
        scene.tell(order("order-1")
                .products(List.of(
                        Product.named("for ever").from(now),
                        Product.named("for a while").until(now.plusNanos(1_000)).at(PAGE),
                        Product.named("over").from(World.START).until(now),
                        Product.named("soon").from(now.plus(Duration.ofDays(1))),
                        Product.named("soon, for a while")
                                .from(now.plus(Duration.ofDays(1)))
                                .until(now.plus(Duration.ofDays(2))))));

        var lines = scene.area().products().lines();

        assertThat(lines)
                .extracting(line -> line.product().name(), ProductLine::state, ProductLine::validity)
                .containsExactly(
                        tuple("for ever", ProductLine.State.VALID, "valid without end"),
                        tuple("for a while", ProductLine.State.VALID, "valid until March 1, 2026"),
                        tuple("over", ProductLine.State.ENDED, "ended on March 1, 2026"),
                        tuple("soon", ProductLine.State.COMING, "valid from March 2, 2026"),
                        tuple(
                                "soon, for a while",
                                ProductLine.State.COMING,
                                "valid from March 2, 2026 until March 3, 2026"));
        assertThat(lines.get(1).product().address()).contains(PAGE);
    }

    @Test
    void seatsTellWhoseTheyAre() {
        scene.paid("order-1");
        scene.tell(
                order("order-1").seats(List.of(Seat.free("Welding").at(PAGE), Seat.assigned("Welding", "Lin Sample"))));

        assertThat(scene.area().seats().lines())
                .containsExactly(
                        new SeatLine(World.ref("order-1"), Seat.free("Welding").at(PAGE), "free"),
                        new SeatLine(
                                World.ref("order-1"),
                                Seat.assigned("Welding", "Lin Sample"),
                                "assigned to Lin Sample"));
        assertThat(scene.area(Locale.FRENCH).seats().lines())
                .extracting(SeatLine::state)
                .containsExactly("libre", "attribuée à Lin Sample");
    }

    @Test
    void documentsComeWithWhatIsPaid() {
        var document = new PrivateDocument("The handbook", URI.create("/documents/1"));
        scene.paid("order-1");
        scene.tell(order("order-1").documents(List.of(document)));

        assertThat(scene.area().documents().lines()).containsExactly(new DocumentLine(World.ref("order-1"), document));
    }

    @Test
    void whatIsNotPaidGivesNoProductsSeatsAndDocuments() {
        scene.placed("placed");
        scene.cancelled("cancelled");
        for (var reference : List.of("placed", "cancelled")) {
            scene.tell(order(reference)
                    .products(List.of(Product.named("a product")))
                    .seats(List.of(Seat.free("a course")))
                    .documents(List.of(new PrivateDocument("a document", PAGE))));
        }

        var area = scene.area();

        assertThat(area.products().lines()).isEmpty();
        assertThat(area.seats().lines()).isEmpty();
        assertThat(area.documents().lines()).isEmpty();
    }

    @Test
    void withoutAHistoryTheBlocksShowWhatChalandKnows() {
        var bare = SupportScene.withoutHistory();
        bare.insert(bare.purchase("order-1")
                .trainings(List.of(
                        new Training("welding", Optional.of(bare.now().plus(Duration.ofDays(1)))),
                        new Training("safety", Optional.empty())))
                .completed(bare.now())
                .build());

        var area = bare.area();

        assertThat(area.transactions().lines().get(0).lines())
                .extracting(TransactionLine::title)
                .containsExactly("Order order-1");
        assertThat(area.products().lines())
                .extracting(line -> line.product().name(), ProductLine::validity)
                .containsExactly(tuple("welding", "valid until March 2, 2026"), tuple("safety", "valid without end"));
        assertThat(area.seats().lines()).isEmpty();
        assertThat(area.documents().lines()).isEmpty();
        assertThat(area.transactions().failed()).isFalse();
    }

    @Test // I6
    void whatTheHostTellsWithoutBeingAskedIsNotShown() {
        scene.paid("order-1");
        scene.world.guestBuys(details("Eve", "eve@example.org"), "of-eve");
        scene.tell(order("of-eve").products(List.of(Product.named("of Eve's"))));

        assertThat(scene.area().products().lines()).extracting(ProductLine::ref).containsExactly(World.ref("order-1"));
        assertThat(scene.asked).containsExactly(List.of(World.ref("order-1")));
    }

    private TransactionLine onlyTransaction() {
        return scene.area().transactions().lines().get(0).lines().get(0);
    }

    private static String says(Block<?> block) {
        assertThat(block.lines()).isEmpty();
        assertThat(block.failed()).isFalse();
        return block.title() + ": " + block.message().orElseThrow();
    }
}
