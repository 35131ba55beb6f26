package org.chaland.support;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.spi.OrderDescription;
import org.chaland.spi.Product;
import org.chaland.spi.SupportItem;
import org.chaland.support.AreaQuery.PagedList;
import org.chaland.support.SupportArea.Block;
import org.chaland.support.SupportArea.Line;
import org.chaland.support.SupportArea.State;

/**
 * Builds the blocks of a customer's purchases.
 *
 * @param purchases the pages that are shown
 * @param descriptions what the host says about these purchases
 * @param texts in the visitor's language
 * @param seats of the purchases on the page of seats
 * @param courses the address of a course
 * @param now decides whether a product is valid
 */
record OwnBlocks(
        ShownPurchases purchases,
        Descriptions descriptions,
        AreaTexts texts,
        Map<PurchaseRef, List<Seat>> seats,
        Function<String, Optional<URI>> courses,
        Instant now) {

    static final String TRANSACTIONS = "transactions";
    static final String PRODUCTS = PagedList.PRODUCTS.id();
    static final String SEATS = PagedList.SEATS.id();
    static final String DOCUMENTS = PagedList.DOCUMENTS.id();

    /** Shows the transactions even if the host's history failed: Chaland knows their references and days. */
    Block<Block<Line<OrderDescription>>> transactions() {
        var groups = Stream.of(
                        group(PagedList.PLACED, "support.transactions.placed"),
                        group(PagedList.COMPLETED, "support.transactions.completed"),
                        group(PagedList.CANCELLED, "support.transactions.cancelled"))
                .filter(group -> !group.lines().isEmpty())
                .toList();
        if (descriptions.failed()) {
            return Block.failed(TRANSACTIONS, title(TRANSACTIONS), groups, failure(TRANSACTIONS));
        }
        var continued = Stream.of(PagedList.PLACED, PagedList.COMPLETED, PagedList.CANCELLED)
                .anyMatch(list -> purchases.page(list).continued());
        var none = message(TRANSACTIONS, continued, false).filter(text -> groups.isEmpty());
        return Block.of(TRANSACTIONS, title(TRANSACTIONS), groups, none);
    }

    Block<Line<Product>> products() {
        return described(PagedList.PRODUCTS, order -> order.products().stream().map(product -> line(order, product)));
    }

    /** Without the host: what the seats are, Chaland knows. */
    Block<Line<Seat>> seatLines() {
        var page = purchases.page(PagedList.SEATS);
        var lines = page.purchases()
                .flatMap(purchase ->
                        seats.getOrDefault(purchase.ref(), List.of()).stream().map(seat -> line(purchase, seat)))
                .toList();
        var none = message(SEATS, page.continued(), page.more().isPresent()).filter(text -> lines.isEmpty());
        return Block.of(SEATS, title(SEATS), lines, none).more(page.more());
    }

    Block<Line<SupportItem>> documents() {
        return described(
                PagedList.DOCUMENTS,
                order -> order.documents().stream()
                        .map(document -> new Line<>(order.ref(), document, State.ACTIVE, "")));
    }

    private <T> Block<Line<T>> described(PagedList list, Function<OrderDescription, Stream<Line<T>>> linesOf) {
        var id = list.id();
        var page = purchases.page(list);
        if (descriptions.failed()) {
            return Block.<Line<T>>failed(id, title(id), List.of(), failure(id)).more(page.more());
        }
        var lines = page.purchases()
                .map(purchase -> descriptions.of(purchase, texts))
                .flatMap(linesOf)
                .toList();
        var none = message(id, page.continued(), page.more().isPresent()).filter(text -> lines.isEmpty());
        return Block.of(id, title(id), lines, none).more(page.more());
    }

    private String title(String block) {
        return texts.of("support." + block + ".title");
    }

    private String failure(String block) {
        return texts.of("support." + block + ".failed");
    }

    /** Says why a page is empty. An empty page may be followed by one with lines: not every purchase has a seat. */
    private Optional<String> message(String block, boolean continued, boolean hasMore) {
        if (hasMore) {
            return Optional.of(texts.of("support.notHere"));
        }
        return Optional.of(texts.of(continued ? "support.nothingFurther" : "support." + block + ".empty"));
    }

    private Block<Line<OrderDescription>> group(PagedList list, String titleKey) {
        var page = purchases.page(list);
        // A given seat is not a transaction of its participant.
        var lines = page.purchases()
                .filter(purchase -> purchase.seatOf().isEmpty())
                .map(this::line)
                .toList();
        return Block.of(list.id(), texts.of(titleKey), lines, Optional.empty()).more(page.more());
    }

    /** Without products and documents, which are shown only while the purchase is paid. */
    private Line<OrderDescription> line(Purchase purchase) {
        var order = descriptions.of(purchase, texts);
        var state = switch (purchase.state()) {
            case PLACED -> State.PENDING;
            case COMPLETED -> State.ACTIVE;
            case CANCELLED -> State.ENDED;
        };
        return new Line<>(purchase.ref(), order.products(List.of()).documents(List.of()), state, day(purchase));
    }

    private String day(Purchase purchase) {
        return switch (purchase.state()) {
            case PLACED -> texts.day("support.transaction.placed", purchase.placedAt());
            case COMPLETED ->
                texts.day(
                        "support.transaction.completed", purchase.completedAt().orElse(purchase.placedAt()));
            case CANCELLED ->
                texts.day(
                        "support.transaction.cancelled", purchase.cancelledAt().orElse(purchase.placedAt()));
        };
    }

    private Line<Product> line(OrderDescription order, Product product) {
        var state = stateOf(product);
        var course = product.course()
                .filter(any -> state != State.ENDED && product.address().isEmpty());
        var linked = course.flatMap(courses).map(product::at).orElse(product);
        return new Line<>(order.ref(), linked, state, validity(product, state));
    }

    private State stateOf(Product product) {
        if (product.until().filter(end -> !end.isAfter(now)).isPresent()) {
            return State.ENDED;
        }
        return product.from().filter(start -> start.isAfter(now)).isPresent() ? State.PENDING : State.ACTIVE;
    }

    private String validity(Product product, State state) {
        var until = product.until();
        return switch (state) {
            case PENDING -> pending(product.from().orElseThrow(), until);
            case ACTIVE ->
                until.map(end -> texts.day("support.product.until", end))
                        .orElseGet(() -> texts.of("support.product.unlimited"));
            case ENDED -> texts.day("support.product.ended", until.orElseThrow());
        };
    }

    private String pending(Instant from, Optional<Instant> until) {
        return until.map(end -> texts.days("support.product.fromUntil", from, end))
                .orElseGet(() -> texts.day("support.product.from", from));
    }

    private Line<Seat> line(Purchase purchase, Seat seat) {
        var state =
                seat.state() == Seat.State.FREE || seat.state() == Seat.State.RESERVED ? State.PENDING : State.ACTIVE;
        return new Line<>(purchase.ref(), seat, state, note(seat));
    }

    private String note(Seat seat) {
        var participant = seat.participant().fullName();
        return switch (seat.state()) {
            case FREE -> texts.of("support.seat.free", "number", Integer.toString(seat.number()));
            case OWN -> texts.of("support.seat.own");
            case GIVEN ->
                participant.isEmpty()
                        ? texts.of("support.seat.erased")
                        : texts.of("support.seat.assigned", "participant", participant);
            case RESERVED -> texts.reserved(participant, seat.opensOn().orElseThrow());
        };
    }
}
