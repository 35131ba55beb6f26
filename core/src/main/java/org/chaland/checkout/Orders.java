package org.chaland.checkout;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.checkout.CheckoutHandles.Live;
import org.chaland.checkout.PurchaseOutcome.Result;
import org.chaland.checkout.ShowAgain.Why;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.CustomerLocks;
import org.chaland.linking.OrderSeats;
import org.chaland.model.Checkout;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
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
    private final OrderSeats seats;

    Orders(Parts parts, CheckoutHandles handles, ContactSteps steps, ShopForms forms, AccountTasks tasks) {
        this.parts = parts;
        this.handles = handles;
        this.steps = steps;
        this.forms = forms;
        this.tasks = tasks;
        seats = new OrderSeats(parts, tasks);
    }

    ReviewOutcome review(Visit visit) {
        return handles.find(visit).map(live -> review(visit, live)).orElseGet(() -> withoutCheckout(visit));
    }

    private ReviewOutcome review(Visit visit, Live live) {
        var checkout = live.checkout();
        if (checkout.account().isEmpty()
                && visit.account().isPresent()
                && !checkout.sentBy().equals(visit.account().map(Digests::nameOf))) {
            return again(visit, live, Why.SIGNED_IN_SINCE);
        }
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
            return new ReviewOutcome.Ready(
                    details, CheckoutHandles.version(live.customer().get().id(), details));
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
        return handles.begins(visit)
                ? new ShowAgain(steps.opened(visit, Optional.empty(), notAsked(visit)), visit.handle(), Why.NOT_PASSED)
                : new ShowAgain(steps.expired(visit, Optional.empty(), notAsked(visit)), Optional.empty(), Why.EXPIRED);
    }

    /** Orders are placed inside the host's transaction, where no provider may be asked (I4). */
    private static ProviderProfile notAsked(Visit visit) {
        return visit.account().isPresent() ? ProviderProfile.MISSING : ProviderProfile.NONE;
    }

    PlacedOutcome placed(Visit visit, PurchaseRef ref, List<Training> trainings, String reviewed) {
        var order = new Order(ref, trainings, reviewed);
        return parts.storage()
                .transactions()
                .inTransaction(() -> Rounds.untilWon(visit.shop(), () -> placed(visit, order)));
    }

    /** Empty if another request has placed the same order meanwhile, and another round is worth it. */
    private Optional<PlacedOutcome> placed(Visit visit, Order order) {
        var live = handles.find(visit);
        var before = live.flatMap(any -> parts.storage().purchases().find(order.ref()));
        CustomerLocks.lockAll(
                parts.storage().customers(),
                visit.shop(),
                Stream.concat(
                        live.flatMap(Live::customer).map(Customer::id).stream(),
                        before.map(Purchase::customer).stream()));
        // Read again after the lock: until then another request may have placed an order, or changed the details.
        return live.flatMap(seen -> handles.find(visit))
                .map(now -> placed(visit, now, order, before))
                .orElseGet(() -> Optional.of(handles.ended(visit)
                        .flatMap(ended -> placedBefore(ended, order))
                        .orElseGet(() -> withoutCheckout(visit))));
    }

    private Optional<PlacedOutcome> placed(Visit visit, Live live, Order order, Optional<Purchase> before) {
        var review = review(visit, live);
        if (!(review instanceof ReviewOutcome.Ready ready)) {
            return Optional.of((ShowAgain) review);
        }
        if (live.checkout().account().isEmpty() && needsSignIn(visit.shop(), order)) {
            return Optional.of(again(visit, live, Why.SIGN_IN_REQUIRED));
        }
        if (!Digests.sameText(ready.version(), order.reviewed())) {
            return Optional.of(ready);
        }
        var placed = Purchase.builder(order.ref(), live.customer().orElseThrow().id(), ready.details(), parts.now())
                .trainings(order.trainings())
                .build();
        if (before.isPresent()) {
            var locked = parts.storage().purchases().lock(order.ref());
            if (!locked.map(Purchase::customer).equals(before.map(Purchase::customer))) {
                return Optional.empty();
            }
            if (!placedAgain(live, placed, locked.get())) {
                return Optional.of(new PlacedOutcome.Conflict());
            }
        }
        if (before.isEmpty() && !parts.storage().purchases().insert(placed)) {
            return Optional.empty();
        }
        end(visit, live.checkout(), order.ref());
        return Optional.of(new PlacedOutcome.Placed(placed.customer()));
    }

    private boolean needsSignIn(ShopId shop, Order order) {
        var courses = parts.rules(shop).signInCourses();
        return order.trainings().stream().map(Training::code).anyMatch(courses::contains);
    }

    /**
     * Freezes an order anew that is not paid, if it is the customer's own or that of a guest whom this browser has left. What is paid
     * stays as it is.
     *
     * @param before the order as it was placed before, locked with its customer
     */
    private boolean placedAgain(Live live, Purchase placed, Purchase before) {
        var isOwn = before.customer().equals(placed.customer());
        if (before.state() == Purchase.State.PLACED && (isOwn || isLeftBehind(live, before))) {
            store(placed.toBuilder().version(before.version()));
            return true;
        }
        return before.state() == Purchase.State.COMPLETED && isOwn;
    }

    private boolean isLeftBehind(Live live, Purchase order) {
        return live.checkout().previousOrder().equals(Optional.of(order.ref().reference()))
                && parts.storage()
                        .customers()
                        .find(order.ref().shop(), order.customer())
                        .filter(buyer -> buyer.isActive() && buyer.isGuest())
                        .isPresent();
    }

    /** The customer is locked, so that only the draft may be written meanwhile; then the checkout is read again. */
    private void end(Visit visit, Checkout checkout, PurchaseRef ref) {
        if (!end(checkout, ref)) {
            Rounds.untilWon(visit.shop(), () -> handles.stored(visit).filter(found -> end(found, ref)));
        }
    }

    private boolean end(Checkout checkout, PurchaseRef ref) {
        return parts.storage()
                .checkouts()
                .update(checkout.toBuilder()
                        .order(Optional.of(ref.reference()))
                        .previousOrder(Optional.empty())
                        .orderOnly(Optional.empty())
                        .draft(Optional.empty())
                        .signIn(checkout.signIn().map(Checkout.SignIn::next))
                        .told(Optional.empty())
                        .build());
    }

    /** The result if this checkout has ended by the same order, or by the same summary. */
    private Optional<PlacedOutcome> placedBefore(Checkout ended, Order order) {
        return parts.storage()
                .purchases()
                .lock(new PurchaseRef(ended.shop(), ended.order().orElseThrow()))
                .flatMap(before -> before.ref().equals(order.ref())
                        ? Optional.of(repeated(ended, before, order))
                        : Optional.of(new PlacedOutcome.AlreadyPlaced(
                                        before.ref().reference()))
                                .filter(any -> before.state() != Purchase.State.CANCELLED)
                                .filter(any -> isFrom(ended, before, order.reviewed())));
    }

    /** Other trainings of the same summary, as long as nothing is paid, are those that hold. */
    private PlacedOutcome repeated(Checkout ended, Purchase before, Order order) {
        if (before.state() == Purchase.State.CANCELLED) {
            return new PlacedOutcome.Conflict();
        }
        if (before.state() == Purchase.State.PLACED
                && !before.trainings().equals(order.trainings())
                && isFrom(ended, before, order.reviewed())) {
            if (ended.account().isEmpty() && needsSignIn(ended.shop(), order)) {
                return new PlacedOutcome.Conflict();
            }
            store(before.toBuilder().trainings(order.trainings()));
        }
        return new PlacedOutcome.Placed(before.customer());
    }

    private static boolean isFrom(Checkout ended, Purchase before, String reviewed) {
        return Digests.sameText(CheckoutHandles.version(ended.customer().orElseThrow(), before.frozen()), reviewed);
    }

    /** What the host places. */
    private record Order(PurchaseRef ref, List<Training> trainings, String reviewed) {}

    PurchaseOutcome completed(PurchaseRef ref, Optional<List<Training>> trainings) {
        return change(ref, (purchase, customer, given) -> switch (purchase.state()) {
            case PLACED -> complete(purchase, customer, trainings.orElse(purchase.trainings()));
            case COMPLETED -> repeated(purchase, customer, given, trainings.orElse(List.of()));
            case CANCELLED -> conflict(purchase, Result.ORDER_CANCELLED);
        });
    }

    PurchaseOutcome cancelled(PurchaseRef ref) {
        return change(
                ref,
                (purchase, customer, given) -> purchase.state() == Purchase.State.CANCELLED
                        ? unchanged(purchase)
                        : cancel(purchase, customer, given));
    }

    /** Locks customers before purchases, as every operation does, so that a payment and a sign-in cannot deadlock. */
    private PurchaseOutcome change(PurchaseRef ref, Decision decision) {
        parts.rules(ref.shop());
        return parts.storage()
                .transactions()
                .inTransaction(() -> Rounds.untilWon(ref.shop(), () -> {
                    // A seat is given and taken back by its buyer, and follows its order.
                    var seen = parts.storage()
                            .purchases()
                            .find(ref)
                            .filter(order -> order.seatOf().isEmpty());
                    if (seen.isEmpty()) {
                        return Optional.of(new PurchaseOutcome(Result.UNKNOWN, Optional.empty()));
                    }
                    var owner = seen.get().customer();
                    var given = hasSeats(seen.get()) ? seats.given(ref) : List.<Purchase>of();
                    var customer = lock(ref.shop(), owner, given);
                    return parts.storage()
                            .purchases()
                            .lock(ref)
                            .filter(locked -> locked.customer().equals(owner))
                            .filter(locked -> !hasSeats(locked)
                                    || locked.version() == seen.get().version())
                            .map(locked -> decision.of(locked, customer, given));
                }));
    }

    private static boolean hasSeats(Purchase order) {
        return order.state() == Purchase.State.COMPLETED
                && order.trainings().stream().anyMatch(training -> !training.isForBuyer());
    }

    /** Locks the participants together with the buyer. */
    private Optional<Customer> lock(ShopId shop, CustomerId owner, List<Purchase> given) {
        var customers = parts.storage().customers();
        if (!given.isEmpty()) {
            CustomerLocks.lockAll(customers, shop, Stream.concat(Stream.of(owner), OrderSeats.participants(given)));
        }
        return CustomerLocks.lockCurrent(customers, shop, owner);
    }

    /** What becomes of an order, decided under its lock and those of its buyer and participants. */
    private interface Decision {
        PurchaseOutcome of(Purchase purchase, Optional<Customer> owner, List<Purchase> given);
    }

    private PurchaseOutcome complete(Purchase purchase, Optional<Customer> owner, List<Training> trainings) {
        var customer = owner.filter(found -> found.state() != Customer.State.ERASED);
        if (customer.isEmpty()) {
            return conflict(purchase, Result.CUSTOMER_ERASED);
        }
        var completed = store(purchase.toBuilder()
                .customer(customer.get().id())
                .trainings(trainings)
                .completed(parts.now()));
        tasks.completed(customer.get(), completed);
        return new PurchaseOutcome(Result.CHANGED, customer.map(Customer::id));
    }

    /** Does nothing again, unless other trainings are announced: then access follows them. */
    private PurchaseOutcome repeated(
            Purchase purchase, Optional<Customer> owner, List<Purchase> given, List<Training> announced) {
        var trainings =
                announced.stream().map(training -> asGiven(training, purchase)).toList();
        if (trainings.isEmpty() || trainings.equals(purchase.trainings())) {
            return unchanged(purchase);
        }
        var wanted = purchase.toBuilder()
                .customer(owner.map(Customer::id).orElse(purchase.customer()))
                .trainings(trainings);
        if (!OrderSeats.hasRoom(wanted.build(), given)) {
            return new PurchaseOutcome(Result.SEATS_GIVEN, Optional.empty());
        }
        var changed = store(wanted);
        seats.follow(changed, given);
        owner.filter(customer -> customer.state() != Customer.State.ERASED)
                .ifPresent(customer -> tasks.changed(customer, purchase, changed));
        return new PurchaseOutcome(Result.CHANGED, Optional.of(changed.customer()));
    }

    /** A seat that was the buyer's own, and that they have given away, is announced as their own all the same. */
    private static Training asGiven(Training announced, Purchase known) {
        var wasShared = known.trainings().stream()
                .anyMatch(training -> training.code().equals(announced.code()) && training.seatsToGive() == 1);
        return announced.isForBuyer() && wasShared ? announced.seatsToGive(1) : announced;
    }

    private PurchaseOutcome cancel(Purchase purchase, Optional<Customer> owner, List<Purchase> given) {
        var now = parts.now();
        var wasPaid = purchase.state() == Purchase.State.COMPLETED;
        var customer = owner.map(Customer::id).orElse(purchase.customer());
        var ended = purchase.toBuilder().customer(customer).cancelled(now);
        if (wasPaid) {
            ended.trainings(purchase.trainings().stream()
                    .map(training -> training.endedAt(now))
                    .toList());
        }
        store(ended);
        seats.endAll(given);
        owner.ifPresent(found -> tasks.cancelled(found, purchase, wasPaid));
        return new PurchaseOutcome(Result.CHANGED, Optional.of(customer));
    }

    private Purchase store(Purchase.Builder changed) {
        var purchase = changed.build();
        Rounds.requireWon(purchase.ref().shop(), parts.storage().purchases().update(purchase));
        return purchase;
    }

    private PurchaseOutcome conflict(Purchase purchase, Result reason) {
        tasks.conflict(purchase.customer(), purchase.ref());
        return new PurchaseOutcome(reason, Optional.empty());
    }

    private static PurchaseOutcome unchanged(Purchase purchase) {
        return new PurchaseOutcome(Result.UNCHANGED, Optional.of(purchase.customer()));
    }
}
