package org.chaland.checkout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.chaland.checkout.CheckoutHandles.Live;
import org.chaland.checkout.PurchaseOutcome.Result;
import org.chaland.checkout.ShowAgain.Why;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.Customers;
import org.chaland.model.Checkout;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Training;
import org.chaland.model.Visit;
import org.chaland.prefill.ProviderProfile;
import org.chaland.prefill.ShopForms;

/** The order of a checkout: reviewed, placed, completed, cancelled. */
final class Orders {

    private final Parts parts;
    private final CheckoutHandles handles;
    private final ContactSteps steps;
    private final ShopForms forms;
    private final AccountTasks tasks;

    Orders(Parts parts, CheckoutHandles handles, ContactSteps steps, ShopForms forms, AccountTasks tasks) {
        this.parts = parts;
        this.handles = handles;
        this.steps = steps;
        this.forms = forms;
        this.tasks = tasks;
    }

    ReviewOutcome review(Visit visit) {
        return handles.find(visit).map(live -> review(visit, live)).orElseGet(() -> withoutCheckout(visit));
    }

    private ReviewOutcome review(Visit visit, Live live) {
        var checkout = live.checkout();
        if (live.customer().isEmpty() || awaitsConfirmation(checkout)) {
            return again(visit, live, Why.NOT_PASSED);
        }
        if (checkout.account().isEmpty() && !parts.rules(visit.shop()).guestsAllowed()) {
            return again(visit, live, Why.SIGN_IN_REQUIRED);
        }
        var record = live.customer().get().details();
        var details = checkout.orderOnly().orElse(record);
        var checked = forms.check(visit.shop(), details, visit.locale());
        if (checked.isAccepted()) {
            return new ReviewOutcome.Ready(details);
        }
        var step = forms.typed(visit, details, notAsked(visit), forms.base(record), checked.violations());
        return new ShowAgain(step, visit.handle(), Why.INVALID);
    }

    /** What was typed before a sign-in is not taken until the form that shows it is submitted. */
    private static boolean awaitsConfirmation(Checkout checkout) {
        return checkout.account().isPresent() && checkout.draft().isPresent();
    }

    private ShowAgain again(Visit visit, Live live, Why why) {
        return new ShowAgain(steps.opened(visit, Optional.of(live), notAsked(visit)), visit.handle(), why);
    }

    private ShowAgain withoutCheckout(Visit visit) {
        return visit.handle().isEmpty()
                ? new ShowAgain(
                        steps.opened(visit, Optional.empty(), notAsked(visit)), Optional.empty(), Why.NOT_PASSED)
                : new ShowAgain(steps.expired(visit, Optional.empty(), notAsked(visit)), Optional.empty(), Why.EXPIRED);
    }

    /** Orders are placed inside the host's transaction, where no provider may be asked (I4). */
    private static ProviderProfile notAsked(Visit visit) {
        return visit.account().isPresent() ? ProviderProfile.MISSING : ProviderProfile.NONE;
    }

    PlacedOutcome placed(Visit visit, String reference, List<Training> trainings) {
        var ref = new PurchaseRef(visit.shop(), reference);
        return parts.storage()
                .transactions()
                .inTransaction(() -> handles.find(visit)
                        .flatMap(this::locked)
                        .map(live -> placed(visit, live, ref, trainings))
                        .orElseGet(() -> withoutCheckout(visit)));
    }

    /** Locks the customer, so that the checkout does not move to an account before the purchase is there to move along. */
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

    private PlacedOutcome placed(Visit visit, Live live, PurchaseRef ref, List<Training> trainings) {
        var review = review(visit, live);
        if (review instanceof ShowAgain again) {
            return before(live, ref).orElse(again);
        }
        return place(live, ref, ((ReviewOutcome.Ready) review).details(), trainings);
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

    /** The result if this customer has placed the same order before and it was not cancelled since. */
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
            case CANCELLED -> conflict(purchase, Result.ORDER_CANCELLED);
        });
    }

    PurchaseOutcome cancelled(PurchaseRef ref) {
        return change(
                ref,
                (purchase, customer) -> purchase.state() == Purchase.State.CANCELLED
                        ? unchanged(purchase)
                        : cancel(purchase, customer));
    }

    /** Locks customers before purchases, as every operation does, so that a payment and a sign-in cannot deadlock. */
    private PurchaseOutcome change(
            PurchaseRef ref, BiFunction<Purchase, Optional<Customer>, PurchaseOutcome> decision) {
        parts.rules(ref.shop());
        return parts.storage()
                .transactions()
                .inTransaction(() -> Rounds.untilWon(ref.shop(), () -> {
                    var seen = parts.storage().purchases().find(ref);
                    if (seen.isEmpty()) {
                        return Optional.of(new PurchaseOutcome(Result.UNKNOWN, Optional.empty()));
                    }
                    var owner = seen.get().customer();
                    var customer = Customers.lockCurrent(parts.storage().customers(), ref.shop(), owner);
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
            return conflict(purchase, Result.CUSTOMER_ERASED);
        }
        store(purchase.toBuilder()
                .customer(customer.get().id())
                .trainings(trainings)
                .completed(parts.now()));
        tasks.completed(customer.get(), purchase.ref());
        return new PurchaseOutcome(Result.CHANGED, customer.map(Customer::id));
    }

    /** Does nothing again, but stores the trainings if only this call knows them. */
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
        return new PurchaseOutcome(Result.CHANGED, Optional.of(customer));
    }

    private static Training endedBy(Training training, Instant now) {
        var ended = training.end().filter(end -> end.isBefore(now)).orElse(now);
        return new Training(training.code(), Optional.of(ended));
    }

    private void store(Purchase.Builder changed) {
        var purchase = changed.build();
        Rounds.requireWon(purchase.ref().shop(), parts.storage().purchases().update(purchase));
    }

    private PurchaseOutcome conflict(Purchase purchase, Result reason) {
        tasks.conflict(purchase.customer(), purchase.ref());
        return new PurchaseOutcome(reason, Optional.empty());
    }

    private static PurchaseOutcome unchanged(Purchase purchase) {
        return new PurchaseOutcome(Result.UNCHANGED, Optional.of(purchase.customer()));
    }
}
