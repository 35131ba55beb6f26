package org.chaland.property;

import java.util.List;
import java.util.Optional;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.PurchaseConflict;
import org.chaland.checkout.PurchaseOutcome;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.property.Model.Bought;
import org.chaland.property.Model.Held;

/** Orders are placed, paid, paid again, cancelled; also those of others, and those that nobody placed. */
final class Orders {

    private static final String UNKNOWN = "order-nobody-placed";

    private final Shop shop;
    private final Model model;

    Orders(Shop shop) {
        this.shop = shop;
        model = shop.model;
    }

    void place(Browser browser, Move move) {
        if (browser.handle.isEmpty()) {
            return;
        }
        var handle = browser.handle.get();
        var reference = move.how() % 4 == 0 ? known(move).orElse("order-0") : "order-" + model.purchases.size();
        var outcome = shop.world.placed(browser.visitor(), handle, reference);
        shop.happened.accept("order " + outcome.getClass().getSimpleName());
        if (!shop.isAlive(browser)) {
            Check.same(new PlacedOutcome.Expired(), outcome, "A dead handle places nothing");
            browser.handle = Optional.empty();
        } else {
            Check.same(expected(model.handles.get(handle), reference), outcome, "Placed");
            if (outcome instanceof PlacedOutcome.Placed && !model.purchases.containsKey(reference)) {
                var held = model.handles.get(handle);
                var owner = held.record().orElseThrow();
                var frozen = held.orderOnly().orElseGet(() -> shop.details(owner));
                model.purchases.put(reference, Bought.placed(owner, frozen));
                model.handles.put(handle, held.ordered());
            }
        }
    }

    private PlacedOutcome expected(Held held, String reference) {
        var before = Optional.ofNullable(model.purchases.get(reference))
                .filter(bought -> held.record().equals(Optional.of(bought.customer())))
                .filter(bought -> bought.state() != Purchase.State.CANCELLED);
        var awaitsConfirmation = held.account().isPresent() && held.draft();
        if (before.isPresent()) {
            return new PlacedOutcome.Placed(before.get().customer());
        }
        if (held.record().isEmpty() || awaitsConfirmation) {
            return new PlacedOutcome.Incomplete(List.of());
        }
        return model.purchases.containsKey(reference)
                ? new PlacedOutcome.Conflict()
                : new PlacedOutcome.Placed(held.record().get());
    }

    void complete(Move move) {
        pay(some(move));
    }

    void pay(String reference) {
        var outcome = shop.world.complete(reference);
        shop.happened.accept("payment " + outcome.getClass().getSimpleName());
        var bought = model.purchases.get(reference);
        if (bought == null) {
            Check.same(new PurchaseOutcome.Unknown(), outcome, "Paid");
            return;
        }
        var customer = bought.customer();
        var isErased = model.isErased(customer);
        Check.same(
                switch (bought.state()) {
                    case PLACED ->
                        isErased
                                ? new PurchaseOutcome.Conflict(PurchaseConflict.CUSTOMER_ERASED)
                                : new PurchaseOutcome.Changed(Purchase.State.COMPLETED, customer);
                    case COMPLETED -> new PurchaseOutcome.Unchanged(Purchase.State.COMPLETED, customer);
                    case CANCELLED -> new PurchaseOutcome.Conflict(PurchaseConflict.CANCELLED);
                },
                outcome,
                "Paid");
        if (bought.state() == Purchase.State.PLACED && isErased) {
            shop.happened.accept("payment for somebody erased");
        } else if (bought.state() == Purchase.State.PLACED) {
            model.purchases.put(reference, bought.in(Purchase.State.COMPLETED));
            model.justPaid.add(reference);
            paid(customer);
        }
    }

    /** No field of the record changes by it, so it is not written. */
    private void paid(CustomerId customer) {
        model.records.computeIfPresent(customer, (id, kept) -> kept.paid());
    }

    void cancel(Move move) {
        var reference = some(move);
        var outcome = shop.world.cancel(reference);
        shop.happened.accept("cancellation " + outcome.getClass().getSimpleName());
        var bought = model.purchases.get(reference);
        if (bought == null) {
            Check.same(new PurchaseOutcome.Unknown(), outcome, "Cancelled");
        } else if (bought.state() == Purchase.State.CANCELLED) {
            Check.same(new PurchaseOutcome.Unchanged(bought.state(), bought.customer()), outcome, "Cancelled");
        } else {
            Check.same(new PurchaseOutcome.Changed(Purchase.State.CANCELLED, bought.customer()), outcome, "Cancelled");
            model.purchases.put(reference, bought.in(Purchase.State.CANCELLED));
        }
    }

    private String some(Move move) {
        return move.how() % 10 == 0 ? UNKNOWN : known(move).orElse(UNKNOWN);
    }

    private Optional<String> known(Move move) {
        return Shop.pick(List.copyOf(model.purchases.keySet()), move.pick());
    }
}
