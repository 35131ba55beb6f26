package org.chaland.support;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chaland.model.Purchase;
import org.chaland.spi.OrderDescription;
import org.chaland.spi.Product;
import org.chaland.spi.Seat;

/**
 * The blocks made of purchases.
 *
 * @param purchases what is shown
 * @param descriptions what is said of it
 * @param texts in the visitor's language
 * @param now decides what has ended
 */
record OwnBlocks(ShownPurchases purchases, Descriptions descriptions, AreaTexts texts, Instant now) {

    static final String TRANSACTIONS = "transactions";
    static final String PRODUCTS = "products";
    static final String SEATS = "seats";
    static final String DOCUMENTS = "documents";

    /** Also without the host's descriptions there is something to show; what is missing is then told. */
    Block<TransactionGroup> transactions() {
        var groups = Stream.of(
                        group(Purchase.State.PLACED, "support.transactions.placed"),
                        group(Purchase.State.COMPLETED, "support.transactions.completed"),
                        group(Purchase.State.CANCELLED, "support.transactions.cancelled"))
                .filter(group -> !group.lines().isEmpty())
                .toList();
        var goesOn = Stream.of(AreaList.PLACED, AreaList.COMPLETED, AreaList.CANCELLED)
                .anyMatch(list -> purchases.page(list).goesOn());
        var none = message(TRANSACTIONS, goesOn, false).filter(told -> groups.isEmpty());
        return new Block<>(
                TRANSACTIONS,
                title(TRANSACTIONS),
                groups,
                descriptions.failed() ? failure(TRANSACTIONS) : none,
                descriptions.failed(),
                Optional.empty());
    }

    Block<ProductLine> products() {
        return described(
                AreaList.PRODUCTS, PRODUCTS, order -> order.products().stream().map(product -> line(order, product)));
    }

    Block<SeatLine> seats() {
        return described(
                AreaList.SEATS,
                SEATS,
                order -> order.seats().stream().map(seat -> new SeatLine(order.ref(), seat, state(seat))));
    }

    Block<DocumentLine> documents() {
        return described(
                AreaList.DOCUMENTS,
                DOCUMENTS,
                order -> order.documents().stream().map(document -> new DocumentLine(order.ref(), document)));
    }

    private <L> Block<L> described(AreaList list, String id, Function<OrderDescription, Stream<L>> linesOf) {
        var page = purchases.page(list);
        if (descriptions.failed()) {
            return new Block<>(id, title(id), List.of(), failure(id), true, page.more());
        }
        var lines = page.purchases()
                .map(purchase -> descriptions.of(purchase, texts))
                .flatMap(linesOf)
                .toList();
        var none = message(id, page.goesOn(), page.more().isPresent()).filter(told -> lines.isEmpty());
        return new Block<>(id, title(id), lines, none, false, page.more());
    }

    private String title(String block) {
        return texts.of("support." + block + ".title");
    }

    private Optional<String> failure(String block) {
        return Optional.of(texts.of("support." + block + ".failed"));
    }

    /** Why a page is empty: ten purchases may well have no seat, and the next ten one. */
    private Optional<String> message(String block, boolean goesOn, boolean hasMore) {
        if (hasMore) {
            return Optional.of(texts.of("support.notHere"));
        }
        return Optional.of(texts.of(goesOn ? "support.nothingFurther" : "support." + block + ".empty"));
    }

    private TransactionGroup group(Purchase.State state, String titleKey) {
        var page = purchases.page(AreaList.of(state));
        return new TransactionGroup(
                state, texts.of(titleKey), page.purchases().map(this::line).toList(), page.more());
    }

    private TransactionLine line(Purchase purchase) {
        var order = descriptions.of(purchase, texts);
        return new TransactionLine(purchase.ref(), order.title(), day(purchase), order.amount(), order.address());
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

    private ProductLine line(OrderDescription order, Product product) {
        var state = stateOf(product);
        return new ProductLine(order.ref(), product, state, validity(product, state));
    }

    private ProductLine.State stateOf(Product product) {
        if (product.until().filter(end -> !end.isAfter(now)).isPresent()) {
            return ProductLine.State.ENDED;
        }
        return product.from().filter(start -> start.isAfter(now)).isPresent()
                ? ProductLine.State.COMING
                : ProductLine.State.VALID;
    }

    private String validity(Product product, ProductLine.State state) {
        var until = product.until();
        return switch (state) {
            case COMING -> coming(product.from().orElseThrow(), until);
            case VALID ->
                until.map(end -> texts.day("support.product.until", end))
                        .orElseGet(() -> texts.of("support.product.unlimited"));
            case ENDED -> texts.day("support.product.ended", until.orElseThrow());
        };
    }

    private String coming(Instant from, Optional<Instant> until) {
        return until.map(end -> texts.days("support.product.fromUntil", from, end))
                .orElseGet(() -> texts.day("support.product.from", from));
    }

    private String state(Seat seat) {
        return seat.participant()
                .map(name -> texts.of("support.seat.assigned", "participant", name))
                .orElseGet(() -> texts.of("support.seat.free"));
    }
}
