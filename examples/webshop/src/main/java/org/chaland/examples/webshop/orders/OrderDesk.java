package org.chaland.examples.webshop.orders;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.chaland.Chaland;
import org.chaland.backoffice.Staff;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.PurchaseOutcome;
import org.chaland.checkout.ReviewOutcome;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.model.Visit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Places, pays and cancels orders: each time the shop's row and Chaland's in one transaction. */
@Component
public class OrderDesk {

    private final Chaland chaland;
    private final ShopId shop;
    private final OrderBook book;
    private final Catalogue catalogue;
    private final AfterCommit afterCommit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    OrderDesk(
            Chaland chaland,
            ShopId shop,
            OrderBook book,
            Catalogue catalogue,
            AfterCommit afterCommit,
            TransactionTemplate transactions,
            Clock clock) {
        this.chaland = chaland;
        this.shop = shop;
        this.book = book;
        this.catalogue = catalogue;
        this.afterCommit = afterCommit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What would be frozen if the order were placed now, or why the contact step must be passed first. */
    public ReviewOutcome review(Visit visit) {
        return chaland.checkout().review(visit);
    }

    /**
     * Places an order; unless it is placed, nothing is kept.
     *
     * @param reviewed of the summary that the visitor has seen
     * @throws org.springframework.dao.DuplicateKeyException if an order was placed from the same form
     */
    public PlacedOutcome place(Order order, Visit visit, String reviewed) {
        return transactions.execute(status -> {
            var offers = catalogue.read(order.items());
            book.insert(order);
            var trainings = offers.stream()
                    .map(offer -> order.seated(offer, offer.planned()))
                    .toList();
            var outcome = chaland.checkout().placed(visit, order.reference(), trainings, reviewed);
            if (!(outcome instanceof PlacedOutcome.Placed)) {
                status.setRollbackOnly();
            }
            return outcome;
        });
    }

    /**
     * The order was paid. May be called again.
     *
     * @return whether it is paid now; {@code false}, with nothing changed, if it is unknown or was cancelled
     */
    public boolean pay(String reference) {
        return pay(reference, chaland.checkout()::completed);
    }

    /** As {@link #pay(String)}; staff saw the money come. */
    public boolean confirm(Staff staff, String reference) {
        return pay(reference, (ref, trainings) -> chaland.backOffice().completed(staff, ref, trainings));
    }

    private boolean pay(String reference, BiFunction<PurchaseRef, List<Training>, PurchaseOutcome> completed) {
        var now = clock.instant();
        return settle(() -> book.find(reference)
                        .filter(order -> book.pay(reference, now))
                        .map(order -> completed.apply(new PurchaseRef(shop, reference), trainings(order, now))))
                || is(reference, Order.State.PAID);
    }

    /**
     * Staff cancel an order, paid or not. May be called again.
     *
     * @return whether it is cancelled now; {@code false} if it is unknown
     */
    public boolean cancel(Staff staff, String reference) {
        return settle(() -> Optional.of(reference)
                        .filter(found -> book.move(found, Order.State.PLACED, Order.State.CANCELLED)
                                || book.move(found, Order.State.PAID, Order.State.CANCELLED))
                        .map(found -> chaland.backOffice().cancelled(staff, new PurchaseRef(shop, found))))
                || is(reference, Order.State.CANCELLED);
    }

    private List<Training> trainings(Order order, Instant now) {
        return catalogue.read(order.items()).stream()
                .map(offer -> order.seated(offer, offer.openedAt(now)))
                .toList();
    }

    /** Commits unless Chaland knows no such order, then runs what follows, outside the transaction. */
    private boolean settle(Supplier<Optional<PurchaseOutcome>> work) {
        Optional<PurchaseOutcome> told = transactions.execute(status -> {
            // A conflict is committed: the money came, and staff are told of it.
            var outcome = work.get().filter(known -> known.result() != PurchaseOutcome.Result.UNKNOWN);
            if (outcome.isEmpty()) {
                status.setRollbackOnly();
            }
            return outcome;
        });
        told.flatMap(PurchaseOutcome::customer).ifPresent(afterCommit::runFor);
        return told.isPresent();
    }

    private boolean is(String reference, Order.State state) {
        return book.find(reference).filter(order -> order.state() == state).isPresent();
    }
}
