package org.chaland.property;

import static org.chaland.journey.Answers.changed;
import static org.chaland.journey.Answers.purchase;
import static org.chaland.journey.Answers.unchanged;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.PurchaseOutcome.Result;
import org.chaland.checkout.ReviewOutcome;
import org.chaland.checkout.ShowAgain;
import org.chaland.checkout.ShowAgain.Why;
import org.chaland.journey.Answers;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Purchase;
import org.chaland.model.Training;
import org.chaland.property.Browser.Reviewed;
import org.chaland.property.Browser.Summary;
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

    /** A summary is shown, and sent back; or only one of the two; or it is sent back twice, perhaps for another order. */
    void place(Browser browser, Move move) {
        if (browser.handle.isPresent() && move.how() % 5 > 0) {
            review(browser);
        }
        if (browser.handle.isPresent() && move.how() % 6 > 0) {
            var reference = reference(browser, move);
            send(browser, reference);
            if (browser.handle.isPresent() && move.how() % 7 == 0) {
                send(browser, move.how() % 2 == 0 ? reference : next());
            }
        }
    }

    /** The contact step was sent again after an order, to place the same order. */
    void placeAgain(Browser browser) {
        if (browser.handle.isPresent()) {
            review(browser);
        }
        if (browser.handle.isPresent()) {
            send(browser, before(browser).orElseGet(this::next));
        }
    }

    private void review(Browser browser) {
        var outcome = shop.checkout.review(browser.visit());
        shop.happened.accept("summary " + Answers.name(outcome));
        var summary = summary(browser);
        Check.same(
                summary instanceof Summary shown ? shown.details() : summary, shape(outcome), "What the summary shows");
        if (outcome instanceof ReviewOutcome.Ready ready) {
            browser.reviewed = Optional.of(new Reviewed((Summary) summary, ready.version()));
        }
        shown(browser, outcome);
    }

    private void send(Browser browser, String reference) {
        var handle = browser.handle.orElseThrow();
        var held = model.handles.get(handle);
        var reviewed = browser.reviewed.map(Reviewed::version).orElse("");
        var expected = expected(browser, reference);
        var outcome = shop.checkout.placed(browser.visit(), reference, trainings(), reviewed);
        shop.happened.accept("order " + Answers.name(outcome));
        Check.same(expected, shape(outcome), "Placed");
        shown(browser, outcome);
        if (outcome instanceof PlacedOutcome.Placed && model.isUnderWay(handle)) {
            placed(held, reference);
            model.handles.put(handle, held.endedBy(reference));
        }
    }

    /** Frozen now, unless it is paid already. */
    private void placed(Held held, String reference) {
        var owner = held.record().orElseThrow();
        var before = Optional.ofNullable(model.purchases.get(reference));
        if (before.filter(Bought::paid).isPresent()) {
            shop.happened.accept("placed again: paid");
            return;
        }
        before.map(bought -> bought.customer().equals(owner) ? "own" : "of a guest who was left")
                .ifPresent(whose -> shop.happened.accept("placed again: " + whose));
        model.purchases.put(reference, Bought.placed(owner, frozen(held)));
    }

    private Details frozen(Held held) {
        return held.orderOnly().orElseGet(() -> shop.details(held.record().orElseThrow()));
    }

    private List<Training> trainings() {
        return List.of(Training.of("course").until(shop.world.clock.instant().plus(Duration.ofDays(90))));
    }

    /** A form that is shown again tells nothing of others, and the handle to keep. */
    private void shown(Browser browser, Object outcome) {
        if (outcome instanceof ShowAgain again) {
            var isUnderWay = browser.handle.filter(model::isUnderWay).isPresent() && shop.isAlive(browser);
            var isKept = isUnderWay || browser.handle.filter(model::hasEnded).isPresent();
            Check.same(browser.handle.filter(any -> isKept), again.handle(), "A handle is kept until it is dead");
            browser.handle = again.handle();
            shop.seen(browser, again.step());
        }
    }

    /** Of a form that is shown again, only the reason is compared; of a summary, its details. */
    private static Object shape(Object outcome) {
        if (outcome instanceof ShowAgain again) {
            return again.why();
        }
        return outcome instanceof ReviewOutcome.Ready ready ? ready.details() : outcome;
    }

    /** What can be frozen now, or why nothing can. */
    private Object summary(Browser browser) {
        var handle = browser.handle.orElseThrow();
        if (!shop.isAlive(browser)) {
            return Why.EXPIRED;
        }
        var held = model.handles.get(handle);
        if (held.order().isPresent()) {
            return Why.NOT_PASSED;
        }
        if (held.account().isEmpty() && browser.session.isPresent()) {
            return Why.SIGNED_IN_SINCE;
        }
        var awaitsConfirmation = held.account().isPresent() && held.draft().isPresent();
        if (held.record().isEmpty() || awaitsConfirmation) {
            return Why.NOT_PASSED;
        }
        return Merge.isComplete(frozen(held)) ? new Summary(held.record().get(), frozen(held)) : Why.INVALID;
    }

    private Object expected(Browser browser, String reference) {
        var held = model.handles.get(browser.handle.orElseThrow());
        if (model.hasEnded(browser.handle.get())) {
            return placedBefore(browser, held.order().orElseThrow(), reference);
        }
        if (!(summary(browser) instanceof Summary summary)) {
            return summary(browser);
        }
        if (!isSent(browser, summary)) {
            return summary.details();
        }
        var before = Optional.ofNullable(model.purchases.get(reference));
        return before.isEmpty() || canBePlacedAgain(held, reference, before.get())
                ? new PlacedOutcome.Placed(held.record().orElseThrow())
                : new PlacedOutcome.Conflict();
    }

    private Object placedBefore(Browser browser, String order, String reference) {
        var held = model.handles.get(browser.handle.orElseThrow());
        var before = Optional.ofNullable(model.purchases.get(order));
        if (before.isPresent() && order.equals(reference)) {
            return before.get().state() == Purchase.State.CANCELLED
                    ? new PlacedOutcome.Conflict()
                    : new PlacedOutcome.Placed(before.get().customer());
        }
        return before.filter(bought -> bought.state() != Purchase.State.CANCELLED)
                .filter(bought -> isSent(browser, new Summary(held.record().orElseThrow(), bought.frozen())))
                .<Object>map(bought -> new PlacedOutcome.AlreadyPlaced(order))
                .orElse(Why.NOT_PASSED);
    }

    /** Whether the browser sends back that very summary. */
    private static boolean isSent(Browser browser, Summary summary) {
        return browser.reviewed.map(Reviewed::summary).equals(Optional.of(summary));
    }

    private boolean canBePlacedAgain(Held held, String reference, Bought before) {
        var isOwn = held.record().equals(Optional.of(before.customer()));
        var isLeft = held.previousOrder().equals(Optional.of(reference)) && model.isGuest(before.customer());
        return before.state() == Purchase.State.PLACED && (isOwn || isLeft)
                || before.state() == Purchase.State.COMPLETED && isOwn;
    }

    /** A new one, the one before, or any. */
    private String reference(Browser browser, Move move) {
        return switch (move.how() % 4) {
            case 0 -> known(move).orElse("order-0");
            case 1 -> before(browser).orElseGet(this::next);
            default -> next();
        };
    }

    /** What this browser has ordered before. */
    private Optional<String> before(Browser browser) {
        var held = model.handles.get(browser.handle.orElseThrow());
        return held.previousOrder().or(held::order);
    }

    private String next() {
        return "order-" + model.purchases.size();
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
