package org.chaland.checkout;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.CustomerLocks;
import org.chaland.model.Checkout;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.model.Visitor;

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
        if (live.customer().isEmpty() || awaitsConfirmation(live.checkout())) {
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

    /** What was typed before a sign-in is not taken in silence: the form that showed it is to be sent. */
    private static boolean awaitsConfirmation(Checkout checkout) {
        return checkout.account().isPresent() && checkout.draft().isPresent();
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
                                        incomplete -> before(live, ref)
                                                .orElseGet(() -> new PlacedOutcome.Incomplete(incomplete.violations())),
                                        signInRequired ->
                                                before(live, ref).orElseGet(PlacedOutcome.SignInRequired::new),
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
        if (!parts.storage().purchases().insert(purchase)) {
            return before(live, ref).orElseGet(PlacedOutcome.Conflict::new);
        }
        if (live.checkout().orderOnly().isPresent()) {
            parts.storage()
                    .checkouts()
                    .update(live.checkout().toBuilder()
                            .orderOnly(Optional.empty())
                            .build());
        }
        return new PlacedOutcome.Placed(customer.id());
    }

    /** The same order, placed before by this customer and not cancelled since. */
    private Optional<PlacedOutcome> before(Live live, PurchaseRef ref) {
        return live.customer()
                .flatMap(customer -> parts.storage()
                        .purchases()
                        .find(ref)
                        .filter(purchase -> purchase.customer().equals(customer.id()))
                        .filter(purchase -> purchase.state() != Purchase.State.CANCELLED)
                        .map(purchase -> new PlacedOutcome.Placed(customer.id())));
    }

    PurchaseOutcome completed(PurchaseRef ref, Optional<List<Training>> trainings) {
        return change(ref, (purchase, customer) -> switch (purchase.state()) {
            case PLACED -> complete(purchase, customer, trainings.orElse(purchase.trainings()));
            case COMPLETED -> repeated(purchase, trainings.orElse(List.of()));
            case CANCELLED -> conflict(purchase, PurchaseConflict.CANCELLED);
        });
    }

    PurchaseOutcome cancelled(PurchaseRef ref) {
        return change(
                ref,
                (purchase, customer) -> purchase.state() == Purchase.State.CANCELLED
                        ? unchanged(purchase)
                        : cancel(purchase, customer));
    }

    /** Customers are always locked before purchases, so that a payment and a sign-in never wait for each other. */
    private PurchaseOutcome change(
            PurchaseRef ref, BiFunction<Purchase, Optional<Customer>, PurchaseOutcome> decision) {
        parts.rules(ref.shop());
        return parts.storage()
                .transactions()
                .inTransaction(() -> Rounds.untilWon(ref.shop(), () -> {
                    var seen = parts.storage().purchases().find(ref);
                    if (seen.isEmpty()) {
                        return Optional.of(new PurchaseOutcome.Unknown());
                    }
                    var owner = seen.get().customer();
                    var customer = CustomerLocks.lockCurrent(parts.storage().customers(), ref.shop(), owner);
                    return parts.storage()
                            .purchases()
                            .lock(ref)
                            .filter(locked -> locked.customer().equals(owner))
                            .map(locked -> decision.apply(locked, customer));
                }));
    }

    private PurchaseOutcome complete(Purchase purchase, Optional<Customer> owner, List<Training> trainings) {
        var customer = owner.filter(found -> found.state() != Customer.State.ERASED);
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

    /** Nothing is done again; but if only this announcement knows the trainings, they are not lost. */
    private PurchaseOutcome repeated(Purchase purchase, List<Training> trainings) {
        if (purchase.trainings().isEmpty() && !trainings.isEmpty()) {
            store(purchase.toBuilder().trainings(trainings));
        }
        return unchanged(purchase);
    }

    private PurchaseOutcome cancel(Purchase purchase, Optional<Customer> owner) {
        var now = parts.now();
        var wasPaid = purchase.state() == Purchase.State.COMPLETED;
        var customer = owner.map(Customer::id).orElse(purchase.customer());
        var ended = purchase.toBuilder().customer(customer).cancelled(now);
        if (wasPaid) {
            ended.trainings(purchase.trainings().stream()
                    .map(training -> endedBy(training, now))
                    .toList());
        }
        store(ended);
        owner.ifPresent(found -> tasks.cancelled(found, purchase.ref(), wasPaid));
        return new PurchaseOutcome.Changed(Purchase.State.CANCELLED, customer);
    }

    private static Training endedBy(Training training, Instant now) {
        var ended = training.end().filter(end -> end.isBefore(now)).orElse(now);
        return new Training(training.code(), Optional.of(ended));
    }

    private void store(Purchase.Builder changed) {
        var purchase = changed.build();
        Rounds.requireWon(purchase.ref().shop(), parts.storage().purchases().update(purchase));
    }

    private PurchaseOutcome conflict(Purchase purchase, PurchaseConflict reason) {
        tasks.conflict(purchase.customer(), purchase.ref());
        return new PurchaseOutcome.Conflict(reason);
    }

    private static PurchaseOutcome unchanged(Purchase purchase) {
        return new PurchaseOutcome.Unchanged(purchase.state(), purchase.customer());
    }
}
