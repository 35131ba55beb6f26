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
import org.chaland.model.Details;
import org.chaland.model.Training;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.OrderDescription;
import org.chaland.spi.Product;
import org.chaland.spi.SupportItem;
import org.chaland.support.SeatRequest;
import org.chaland.support.SupportArea.Block;
import org.chaland.support.SupportArea.Line;
import org.chaland.support.SupportArea.State;
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

        assertThat(groups).extracting(Block::title).containsExactly("Waiting for payment", "Paid", "Cancelled");
        assertThat(groups.get(1).lines())
                .extracting(Line::ref)
                .containsExactly(World.ref("paid-2"), World.ref("paid-1"));
        assertThat(groups).extracting(Block::id).containsExactly("placed", "completed", "cancelled");
        assertThat(groups)
                .extracting(group -> group.lines().get(0).state())
                .containsExactly(State.PENDING, State.ACTIVE, State.ENDED);
    }

    @Test
    void aStateWithoutTransactionsHasNoGroup() {
        scene.placed("placed-1");

        assertThat(scene.area().transactions().lines()).extracting(Block::id).containsExactly("placed");
        assertThat(scene.area().transactions().message()).isEmpty();
    }

    @Test
    void aTransactionIsCalledAsTheHostCallsIt() {
        scene.paid("order-1");
        scene.tell(order("order-1").amount("120,00 €").address(PAGE));

        var line = onlyTransaction();
        assertThat(line.ref()).isEqualTo(World.ref("order-1"));
        assertThat(line.note()).isEqualTo("paid on March 1, 2026");
        assertThat(line.shown().title()).isEqualTo("The order order-1");
        assertThat(line.shown().amount()).contains("120,00 €");
        assertThat(line.shown().address()).contains(PAGE);
    }

    @Test
    void aTransactionThatTheHostDoesNotKnowIsCalledByItsReference() {
        scene.placed("order-1");

        var line = onlyTransaction();
        assertThat(line.ref()).isEqualTo(World.ref("order-1"));
        assertThat(line.note()).isEqualTo("ordered on March 1, 2026");
        assertThat(line.shown().title()).isEqualTo("Order order-1");
        assertThat(line.shown().amount()).isEmpty();
        assertThat(line.shown().address()).isEmpty();
        assertThat(scene.asked).containsExactly(List.of(World.ref("order-1")));
    }

    @Test
    void daysAreThoseOfTheShopsTimeZone() {
        scene.world.clock.advance(Duration.between(scene.now(), Instant.parse("2026-03-31T22:30:00Z")));
        scene.cancelled("order-1");

        assertThat(onlyTransaction().note()).isEqualTo("cancelled on April 1, 2026");
        assertThat(scene.area(Locale.FRENCH).transactions().lines().get(0).lines())
                .extracting(Line::note)
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
                .extracting(line -> line.shown().name(), Line::state, Line::note)
                .containsExactly(
                        tuple("for ever", State.ACTIVE, "valid without end"),
                        tuple("for a while", State.ACTIVE, "valid until March 1, 2026"),
                        tuple("over", State.ENDED, "ended on March 1, 2026"),
                        tuple("soon", State.PENDING, "valid from March 2, 2026"),
                        tuple("soon, for a while", State.PENDING, "valid from March 2, 2026 until March 3, 2026"));
        assertThat(lines.get(1).shown().address()).contains(PAGE);
    }

    @Test
    void seatsTellWhoseTheyAre() {
        scene.paid("order-1", 3);
        var visit = Visit.of(World.SHOP, Visitor.signedIn(scene.ada));
        var lin = Details.of(People.contact("Lin", "lin@example.org").build());
        scene.world.chaland.seats().give(visit, "order-1", SeatRequest.of("welding", lin));
        scene.world.chaland.seats().take(visit, "order-1", "welding");

        assertThat(scene.area().seats().lines())
                .extracting(Line::state, Line::note)
                .containsExactlyInAnyOrder(
                        tuple(State.ACTIVE, "assigned to Lin Example"),
                        tuple(State.ACTIVE, "yours"),
                        tuple(State.PENDING, "1 free"),
                        tuple(State.ACTIVE, "yours"));
        assertThat(scene.area(Locale.FRENCH).seats().lines())
                .extracting(Line::note)
                .contains("attribuée à Lin Example", "1 libre(s)");
    }

    @Test
    void documentsComeWithWhatIsPaid() {
        var document = SupportItem.of("The handbook", URI.create("/documents/1"));
        scene.paid("order-1");
        scene.tell(order("order-1").documents(List.of(document)));

        assertThat(scene.area().documents().lines())
                .containsExactly(new Line<>(World.ref("order-1"), document, State.ACTIVE, ""));
    }

    @Test
    void whatIsNotPaidGivesNoProductsSeatsAndDocuments() {
        scene.placed("placed");
        scene.cancelled("cancelled");
        for (var reference : List.of("placed", "cancelled")) {
            scene.tell(order(reference)
                    .products(List.of(Product.named("a product")))
                    .documents(List.of(SupportItem.of("a document", PAGE))));
        }

        var area = scene.area();

        assertThat(area.products().lines()).isEmpty();
        assertThat(area.seats().lines()).isEmpty();
        assertThat(area.documents().lines()).isEmpty();
        assertThat(area.transactions().lines())
                .flatExtracting(Block::lines)
                .extracting(Line::shown)
                .as("neither do their descriptions")
                .hasSize(2)
                .allMatch(
                        order -> order.products().isEmpty() && order.documents().isEmpty());
    }

    @Test
    void withoutAHistoryTheBlocksShowWhatChalandKnows() {
        var bare = SupportScene.withoutHistory();
        bare.insert(bare.purchase("order-1")
                .trainings(List.of(
                        Training.of("welding").until(bare.now().plus(Duration.ofDays(1))), Training.of("safety")))
                .completed(bare.now())
                .build());

        var area = bare.area();

        assertThat(area.transactions().lines().get(0).lines())
                .extracting(line -> line.shown().title())
                .containsExactly("Order order-1");
        assertThat(area.products().lines())
                .extracting(line -> line.shown().name(), Line::note)
                .containsExactly(tuple("welding", "valid until March 2, 2026"), tuple("safety", "valid without end"));
        assertThat(area.seats().lines()).extracting(Line::note).containsExactly("yours", "yours");
        assertThat(area.documents().lines()).isEmpty();
        assertThat(area.transactions().failed()).isFalse();
    }

    @Test // I6
    void whatTheHostTellsWithoutBeingAskedIsNotShown() {
        scene.paid("order-1");
        scene.world.guestBuys(details("Eve", "eve@example.org"), "of-eve");
        scene.tell(order("of-eve").products(List.of(Product.named("of Eve's"))));

        assertThat(scene.area().products().lines()).extracting(Line::ref).containsExactly(World.ref("order-1"));
        assertThat(scene.asked).containsExactly(List.of(World.ref("order-1")));
    }

    private Line<OrderDescription> onlyTransaction() {
        return scene.area().transactions().lines().get(0).lines().get(0);
    }

    private static String says(Block<?> block) {
        assertThat(block.lines()).isEmpty();
        assertThat(block.failed()).isFalse();
        return block.title() + ": " + block.message().orElseThrow();
    }
}
