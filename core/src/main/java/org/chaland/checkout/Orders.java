package org.chaland.checkout;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.Customers;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.model.Visitor;
import org.chaland.spi.CustomerEvent;

/** What the host tells us of its order: placed, completed, cancelled. */
final class Orders {

    private final Parts parts;
    private final LiveCheckouts checkouts;
    private final ContactSteps steps;
    private final AccountTasks tasks;

    Orders(Parts parts, LiveCheckouts checkouts, ContactSteps steps, AccountTasks tasks) {
        this.parts = parts;
        this.checkouts = checkouts;
        this.steps = steps;
        this.tasks = tasks;
    }

    /** What would be frozen if the order were placed now. */
    ReviewOutcome review(ShopId shop, Visitor visitor, Handle handle, Locale locale) {
        return checkouts
                .find(shop, handle, visitor)
                .map(live -> review(live, locale))
                .orElseGet(ReviewOutcome.Expired::new);
    }

    private ReviewOutcome review(Live live, Locale locale) {
        var shop = live.checkout().shop();
        if (live.customer().isEmpty()) {
            return new ReviewOutcome.Incomplete(List.of());
        }
        if (live.checkout().account().isEmpty() && !parts.rules(shop).guestsAllowed()) {
            return new ReviewOutcome.SignInRequired();
        }
        var details = live.checkout().orderOnly().orElse(live.customer().get().details());
        var checked = steps.check(details, steps.rules(shop), locale);
        return checked.isAccepted()
                ? new ReviewOutcome.Ready(details)
                : new ReviewOutcome.Incomplete(checked.violations());
    }

    PlacedOutcome placed(
            ShopId shop, Visitor visitor, Handle handle, String reference, List<Training> trainings, Locale locale) {
        var ref = new PurchaseRef(shop, reference);
        return parts.storage()
                .transactions()
                .inTransaction(() -> checkouts
                        .find(shop, handle, visitor)
                        .flatMap(this::locked)
                        .<PlacedOutcome>map(live -> review(live, locale)
                                .fold(
                                        ready -> place(live, ref, ready.details(), trainings),
                                        incomplete -> new PlacedOutcome.Incomplete(incomplete.violations()),
                                        signInRequired -> new PlacedOutcome.SignInRequired(),
                                        expired -> new PlacedOutcome.Expired()))
                        .orElseGet(PlacedOutcome.Expired::new));
    }

    /** Locked, so that the checkout does not move to an account before the purchase is there to move along. */
    private Optional<Live> locked(Live live) {
        if (live.customer().isEmpty()) {
            return Optional.of(live);
        }
        var checkout = live.checkout();
        return parts.storage()
                .customers()
                .lock(checkout.shop(), live.customer().get().id())
                .filter(found -> found.isActive() && found.epoch() == checkout.epoch())
                .map(found -> new Live(checkout, Optional.of(found)));
    }

    private PlacedOutcome place(Live live, PurchaseRef ref, Details details, List<Training> trainings) {
        var customer = live.customer().orElseThrow();
        var purchase = Purchase.builder(ref, customer.id(), details, parts.now())
                .trainings(trainings)
                .build();
        return parts.storage().purchases().insert(purchase)
                ? new PlacedOutcome.Placed(customer.id())
                : known(ref, customer);
    }

    private PlacedOutcome known(PurchaseRef ref, Customer customer) {
        return parts.storage()
                .purchases()
                .find(ref)
                .filter(purchase -> purchase.customer().equals(customer.id()))
                .filter(purchase -> purchase.state() != Purchase.State.CANCELLED)
                .<PlacedOutcome>map(purchase -> new PlacedOutcome.Placed(customer.id()))
                .orElseGet(PlacedOutcome.Conflict::new);
    }

    PurchaseOutcome completed(PurchaseRef ref, Optional<List<Training>> trainings) {
        return change(ref, purchase -> switch (purchase.state()) {
            case PLACED -> complete(purchase, trainings.orElse(purchase.trainings()));
            case COMPLETED -> unchanged(purchase);
            case CANCELLED -> conflict(purchase, PurchaseConflict.CANCELLED);
        });
    }

    PurchaseOutcome cancelled(PurchaseRef ref) {
        return change(
                ref, purchase -> purchase.state() == Purchase.State.CANCELLED ? unchanged(purchase) : cancel(purchase));
    }

    private PurchaseOutcome change(PurchaseRef ref, java.util.function.Function<Purchase, PurchaseOutcome> decision) {
        return parts.storage()
                .transactions()
                .inTransaction(() ->
                        parts.storage().purchases().lock(ref).map(decision).orElseGet(PurchaseOutcome.Unknown::new));
    }

    private PurchaseOutcome complete(Purchase purchase, List<Training> trainings) {
        var customer = receiver(purchase).filter(found -> found.state() != Customer.State.ERASED);
        if (customer.isEmpty()) {
            return conflict(purchase, PurchaseConflict.CUSTOMER_ERASED);
        }
        store(purchase.toBuilder()
                .customer(customer.get().id())
                .trainings(trainings)
                .completed(parts.now()));
        tasks.completed(customer.get(), purchase.ref());
        return new PurchaseOutcome.Changed(
                Purchase.State.COMPLETED, customer.get().id());
    }

    private PurchaseOutcome cancel(Purchase purchase) {
        var now = parts.now();
        var wasPaid = purchase.state() == Purchase.State.COMPLETED;
        var ended = purchase.toBuilder().cancelled(now);
        if (wasPaid) {
            ended.trainings(purchase.trainings().stream()
                    .map(training -> endedBy(training, now))
                    .toList());
        }
        store(ended);
        receiver(purchase).ifPresent(customer -> tasks.cancelled(customer, purchase.ref(), wasPaid));
        return new PurchaseOutcome.Changed(Purchase.State.CANCELLED, purchase.customer());
    }

    private static Training endedBy(Training training, Instant now) {
        var ended = training.end().filter(end -> end.isBefore(now)).orElse(now);
        return new Training(training.code(), Optional.of(ended));
    }

    /** Whose it is now, locked: of two payments for one customer the second sees the tasks of the first. */
    private Optional<Customer> receiver(Purchase purchase) {
        return Customers.lockCurrent(parts.storage().customers(), purchase.ref().shop(), purchase.customer());
    }

    private void store(Purchase.Builder changed) {
        if (!parts.storage().purchases().update(changed.build())) {
            throw new IllegalStateException("A purchase changed while it was locked: the store's lock does not hold.");
        }
    }

    private PurchaseOutcome conflict(Purchase purchase, PurchaseConflict reason) {
        tasks.tell(
                purchase.ref().shop(),
                purchase.customer(),
                CustomerEvent.Type.PURCHASE_CONFLICT,
                Optional.of(purchase.ref().reference()));
        return new PurchaseOutcome.Conflict(reason);
    }

    private static PurchaseOutcome unchanged(Purchase purchase) {
        return new PurchaseOutcome.Unchanged(purchase.state(), purchase.customer());
    }
}
