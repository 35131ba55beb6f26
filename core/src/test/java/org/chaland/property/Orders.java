package org.chaland.property;

import static org.chaland.journey.Answers.changed;
import static org.chaland.journey.Answers.purchase;
import static org.chaland.journey.Answers.unchanged;

import java.util.List;
import java.util.Optional;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.PurchaseOutcome.Result;
import org.chaland.checkout.ShowAgain;
import org.chaland.journey.Answers;
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
        shop.happened.accept("order " + Answers.name(outcome));
        if (!shop.isAlive(browser)) {
            Check.that(Answers.isExpired(outcome), "A dead handle places nothing");
            browser.handle = Optional.empty();
        } else {
            Check.same(expected(model.handles.get(handle), reference), shape(outcome), "Placed");
            if (outcome instanceof PlacedOutcome.Placed && !model.purchases.containsKey(reference)) {
                var held = model.handles.get(handle);
                var owner = held.record().orElseThrow();
                var frozen = held.orderOnly().orElseGet(() -> shop.details(owner));
                model.purchases.put(reference, Bought.placed(owner, frozen));
                model.handles.put(handle, held.ordered());
            }
        }
    }

    /** Of a form that is shown again, only the reason is compared. */
    private static Object shape(PlacedOutcome outcome) {
        return outcome instanceof ShowAgain again ? again.why() : outcome;
    }

    private Object expected(Held held, String reference) {
        var before = Optional.ofNullable(model.purchases.get(reference))
                .filter(bought -> held.record().equals(Optional.of(bought.customer())))
                .filter(bought -> bought.state() != Purchase.State.CANCELLED);
        var awaitsConfirmation = held.account().isPresent() && held.draft();
        if (before.isPresent()) {
            return new PlacedOutcome.Placed(before.get().customer());
        }
        if (held.record().isEmpty() || awaitsConfirmation) {
            return ShowAgain.Why.NOT_PASSED;
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
        shop.happened.accept("payment " + Answers.name(outcome));
        var bought = model.purchases.get(reference);
        if (bought == null) {
            Check.same(purchase(Result.UNKNOWN), outcome, "Paid");
            return;
        }
        var customer = bought.customer();
        var isErased = model.isErased(customer);
        Check.same(
                switch (bought.state()) {
                    case PLACED -> isErased ? purchase(Result.CUSTOMER_ERASED) : changed(customer);
                    case COMPLETED -> unchanged(customer);
                    case CANCELLED -> purchase(Result.ORDER_CANCELLED);
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
        shop.happened.accept("cancellation " + Answers.name(outcome));
        var bought = model.purchases.get(reference);
        if (bought == null) {
            Check.same(purchase(Result.UNKNOWN), outcome, "Cancelled");
        } else if (bought.state() == Purchase.State.CANCELLED) {
            Check.same(unchanged(bought.customer()), outcome, "Cancelled");
        } else {
            Check.same(changed(bought.customer()), outcome, "Cancelled");
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
