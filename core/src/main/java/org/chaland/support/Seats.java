package org.chaland.support;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.chaland.form.ContactFormCheck;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.Acting;
import org.chaland.linking.CustomerLocks;
import org.chaland.linking.OrderLinks;
import org.chaland.linking.OrderSeats;
import org.chaland.model.AuditEntry;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.model.Visit;
import org.chaland.prefill.ShopForms;
import org.chaland.support.SeatOutcome.Done;
import org.chaland.support.SeatOutcome.Reason;
import org.chaland.support.SeatOutcome.Refused;
import org.chaland.support.SeatOutcome.Rejected;

/**
 * The seats of an order: the buyer gives them to participants, and takes them back until the course begins. A participant becomes a
 * customer of their own, by the same rules as a buyer. Only the owner of the order sees its seats, and only what they have typed; the
 * participant is told who has bought the seat, and may decline it. Safe for use by several threads.
 */
public final class Seats {

    private static final int LONGEST_MESSAGE = 400;

    /** How often each seat may be given anew, and how often more all of them. */
    private static final int TIMES = 3;

    private static final int MORE_TIMES = 10;

    private final Parts parts;
    private final ShopForms forms;
    private final OrderSeats seats;
    private final AccountTasks tasks;
    private final OrderLinks links;
    private final ShownSeats shown;

    /** Internal: called by {@link org.chaland.Chaland} only. */
    @SuppressWarnings("exports")
    public Seats(Parts parts, AccountTasks tasks, ShopForms forms) {
        this.parts = parts;
        this.forms = forms;
        this.tasks = tasks;
        seats = new OrderSeats(parts, tasks);
        links = new OrderLinks(parts);
        shown = new ShownSeats(parts);
    }

    /**
     * Returns the seats of an order, by course: those that are given, the buyer's own, and those that are free.
     *
     * @param reference as it came from the browser
     * @return empty if the visitor has no such order or it is not paid
     */
    public Optional<List<Seat>> of(Visit visit, String reference) {
        return of(asBuyer(visit), reference, seat -> seat.frozen().contact());
    }

    /**
     * Internal: as {@link #of(Visit, String)}, for whoever acts.
     *
     * @param participant what may be shown of whom a seat was given to
     */
    @SuppressWarnings("exports")
    public Optional<List<Seat>> of(Acting acting, String reference, Function<Purchase, Contact> participant) {
        return order(acting, reference)
                .map(order -> shown.of(order, seats.given(order.ref()), acting.locale(), participant));
    }

    /**
     * Gives a free seat to a participant. The seat that is the buyer's own can be given too: they do without it then. Who types their own
     * address takes the seat themselves.
     *
     * @param reference of the order, as it came from the browser
     * @return {@link Rejected} if something that was typed is wrong; otherwise done, or {@link Refused}
     */
    public SeatOutcome give(Visit visit, String reference, SeatRequest request) {
        return give(asBuyer(visit), reference, request);
    }

    /** Internal: as {@link #give(Visit, String, SeatRequest)}, for whoever acts. */
    @SuppressWarnings("exports")
    public SeatOutcome give(Acting acting, String reference, SeatRequest request) {
        if (order(acting, reference).isEmpty()) {
            return new Refused(Reason.NOT_YOURS);
        }
        var checked = forms.checkParticipant(acting.shop(), request.participant(), acting.locale());
        var message = request.message().strip();
        var messageIsWrong = message.codePointCount(0, message.length()) > LONGEST_MESSAGE
                || !message.lines().allMatch(ContactFormCheck::isPlainText);
        if (!checked.isAccepted() || messageIsWrong) {
            return new Rejected(checked.violations(), messageIsWrong);
        }
        var day = request.opensOn()
                .map(date ->
                        date.atStartOfDay(parts.rules(acting.shop()).zone()).toInstant())
                .filter(parts.now()::isBefore);
        var participant = withLanguage(acting, checked.details());
        return inTransaction(
                acting,
                reference,
                (buyer, locked) -> isOf(buyer, participant)
                        ? take(acting, buyer, locked, request.course())
                        : give(
                                acting,
                                buyer,
                                locked,
                                request.course(),
                                participant,
                                day,
                                Optional.of(message).filter(text -> !text.isEmpty())));
    }

    private Details withLanguage(Acting acting, Details typed) {
        var contact = typed.contact();
        return contact.language().isPresent()
                ? typed
                : Details.of(contact.toBuilder()
                        .language(forms.language(acting.shop(), acting.locale()))
                        .build());
    }

    private static boolean isOf(Customer buyer, Details participant) {
        return participant
                .contact()
                .canonicalEmail()
                .equals(buyer.details().contact().canonicalEmail());
    }

    /** Gives the buyer a free seat of the order themselves. Otherwise as {@link #give}. */
    public SeatOutcome take(Visit visit, String reference, String course) {
        var acting = asBuyer(visit);
        return inTransaction(acting, reference, (buyer, locked) -> take(acting, buyer, locked, course));
    }

    private static Acting asBuyer(Visit visit) {
        return new Acting(
                visit.shop(),
                visit.locale(),
                customer -> visit.account().filter(customer::isOpenTo).isPresent(),
                Optional.empty());
    }

    /** Returns the order if it is paid and its buyer is one for whom they may act. */
    private Optional<Purchase> order(Acting acting, String reference) {
        return PurchaseRef.read(acting.shop(), reference)
                .flatMap(parts.storage().purchases()::find)
                .filter(found -> found.state() == Purchase.State.COMPLETED
                        && found.seatOf().isEmpty())
                .filter(found -> parts.storage()
                        .customers()
                        .find(acting.shop(), found.customer())
                        .filter(acting.mayActFor())
                        .isPresent());
    }

    /**
     * Runs the work with buyer and order locked, if the order is still theirs and paid. An order of which somebody has given a seat since
     * it was read is read again, before another transaction begins.
     */
    private SeatOutcome inTransaction(Acting acting, String reference, Work work) {
        return Rounds.untilWon(
                acting.shop(),
                () -> order(acting, reference)
                        .map(order ->
                                parts.storage().transactions().inTransaction(() -> lockedAsRead(acting, order, work)))
                        .orElseGet(() -> Optional.of(new Refused(Reason.NOT_YOURS))));
    }

    private Optional<SeatOutcome> lockedAsRead(Acting acting, Purchase order, Work work) {
        var buyer = parts.storage()
                .customers()
                .lock(acting.shop(), order.customer())
                .filter(acting.mayActFor());
        if (buyer.isEmpty()) {
            return Optional.of(new Refused(Reason.NOT_YOURS));
        }
        return parts.storage()
                .purchases()
                .lock(order.ref())
                .filter(locked -> locked.version() == order.version())
                .map(locked -> work.run(buyer.get(), locked));
    }

    private SeatOutcome take(Acting acting, Customer buyer, Purchase order, String course) {
        var all = seats.all(order.ref());
        var hasOne = OrderSeats.given(all, course).stream()
                .anyMatch(seat -> seat.customer().equals(buyer.id()));
        var refusal = refusal(acting, order, course, all)
                .or(() -> Optional.of(Reason.HAS_ONE).filter(any -> hasOne));
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        seats.raise(order);
        seats.give(
                seat(order, course, buyer, Details.empty(), Optional.empty(), parts.now())
                        .completed(parts.now())
                        .build(),
                buyer);
        acting.note(buyer.id(), AuditEntry.Action.SEAT_GIVEN);
        return new Done(buyer.id());
    }

    private SeatOutcome give(
            Acting acting,
            Customer buyer,
            Purchase before,
            String course,
            Details typed,
            Optional<Instant> day,
            Optional<String> message) {
        var order = shared(before, course);
        var all = seats.all(order.ref());
        var refusal = refusal(acting, order, course, all)
                .or(() -> Optional.of(Reason.HAS_ONE).filter(any -> hasOne(all, course, typed)));
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        seats.raise(order);
        if (!order.trainings().equals(before.trainings())) {
            tasks.coursesChanged(buyer, before);
        }
        var shop = order.ref().shop();
        var participant = Customer.builder(shop, new CustomerId(parts.ids().uuid()), parts.now())
                .details(typed)
                .build();
        Rounds.requireWon(shop, parts.storage().customers().insert(participant));
        var seat = seat(order, course, participant, typed, message, day.orElseGet(parts::now));
        if (day.isPresent()) {
            seats.reserve(seat.build(), participant, day.get());
        } else {
            seats.give(seat.completed(parts.now()).build(), participant);
        }
        acting.note(buyer.id(), AuditEntry.Action.SEAT_GIVEN);
        return new Done(participant.id());
    }

    /** The buyer's own seat becomes one to give. */
    private static Purchase shared(Purchase order, String course) {
        return OrderSeats.capacity(order, course) > 0
                ? order
                : order.toBuilder()
                        .trainings(order.trainings().stream()
                                .map(training -> training.code().equals(course) ? training.seatsToGive(1) : training)
                                .toList())
                        .build();
    }

    private Purchase.Builder seat(
            Purchase order, String course, Customer participant, Details typed, Optional<String> message, Instant day) {
        var ref = new PurchaseRef(order.ref().shop(), "seat-" + parts.ids().uuid());
        return Purchase.builder(ref, participant.id(), typed, day)
                .trainings(OrderSeats.opened(order, course))
                .seatOf(order.ref().reference(), message);
    }

    private Optional<Reason> refusal(Acting acting, Purchase order, String course, List<Purchase> all) {
        var capacity = OrderSeats.capacity(order, course);
        var seatsOfOrder =
                order.trainings().stream().mapToInt(Training::seatsToGive).sum();
        if (capacity == 0) {
            return Optional.of(Reason.NOT_YOURS);
        }
        if (OrderSeats.opened(order, course).stream().noneMatch(training -> training.isOpen(parts.now()))) {
            return Optional.of(Reason.TOO_LATE);
        }
        if (OrderSeats.given(all, course).size() >= capacity) {
            return Optional.of(Reason.NONE_FREE);
        }
        return Optional.of(Reason.TOO_OFTEN)
                .filter(any -> !acting.isStaff() && all.size() >= TIMES * seatsOfOrder + MORE_TIMES);
    }

    private static boolean hasOne(List<Purchase> all, String course, Details typed) {
        return OrderSeats.given(all, course).stream()
                .anyMatch(seat -> seat.frozen()
                        .contact()
                        .canonicalEmail()
                        .equals(typed.contact().canonicalEmail()));
    }

    /**
     * Takes a seat back: its participant has the course no longer, keeps account and record, and is told. The seat is free again.
     *
     * @param reference of the order, as it came from the browser
     * @param seat {@link Seat#id()}, as it came from the browser
     * @return done, or {@link Refused}
     */
    public SeatOutcome takeBack(Visit visit, String reference, String seat) {
        return takeBack(asBuyer(visit), reference, seat);
    }

    /** Internal: as {@link #takeBack(Visit, String, String)}, for whoever acts; staff do it at any time. */
    @SuppressWarnings("exports")
    public SeatOutcome takeBack(Acting acting, String reference, String seat) {
        var order = order(acting, reference);
        var seen = order.flatMap(found -> PurchaseRef.read(acting.shop(), seat)
                .flatMap(parts.storage().purchases()::find)
                .filter(known -> known.seatOf().equals(Optional.of(found.ref().reference()))));
        if (seen.isEmpty()) {
            return new Refused(Reason.NOT_YOURS);
        }
        return end(seen.get(), (locked, participant) -> {
            var buyer = parts.storage().purchases().find(order.get().ref()).map(Purchase::customer);
            if (!buyer.equals(order.map(Purchase::customer))) {
                return new Refused(Reason.NOT_YOURS);
            }
            if (!acting.isStaff() && !shown.isChangeable(order.get(), locked)) {
                return new Refused(Reason.TOO_LATE);
            }
            seats.takeBack(locked, participant, buyer.get());
            acting.note(buyer.get(), AuditEntry.Action.SEAT_TAKEN_BACK);
            return new Done(locked.customer());
        });
    }

    private SeatOutcome end(Purchase seen, BiFunction<Purchase, Optional<Customer>, SeatOutcome> how) {
        return parts.storage().transactions().inTransaction(() -> {
            var participant = CustomerLocks.lockCurrent(
                    parts.storage().customers(), seen.ref().shop(), seen.customer());
            return parts.storage()
                    .purchases()
                    .lock(seen.ref())
                    .filter(OrderSeats::isGiven)
                    .map(locked -> how.apply(locked, participant))
                    .orElseGet(() -> new Refused(Reason.NOT_YOURS));
        });
    }

    /**
     * Returns what the link in a participant's mail leads to.
     *
     * @param link as it came from the browser
     * @return empty if the link is not good any more, or is not of a seat
     */
    public Optional<GivenSeat> given(Visit visit, String link) {
        return links.find(visit.shop(), link)
                .filter(found -> found.order().seatOf().isPresent())
                .map(found -> shown(found.order(), visit.locale()));
    }

    private GivenSeat shown(Purchase seat, Locale locale) {
        var shop = seat.ref().shop();
        return new GivenSeat(
                OrderSeats.course(seat),
                parts.courseName(shop, OrderSeats.course(seat), locale),
                seats.buyerName(seat).orElse(""),
                seat.message(),
                OrderSeats.isGiven(seat),
                parts.courseAddress(shop, OrderSeats.course(seat)));
    }

    /**
     * Declines a seat by the link in the participant's mail: it is free again for the buyer, and the buyer is told. Can be repeated.
     *
     * @param link as it came from the browser
     * @return whose seat it was; empty if the link is not good any more, or is not of a seat
     */
    public Optional<CustomerId> decline(ShopId shop, String link) {
        var found =
                links.find(shop, link).filter(known -> known.order().seatOf().isPresent());
        found.ifPresent(known -> end(known.order(), (locked, participant) -> {
            seats.decline(locked, participant);
            return new Done(locked.customer());
        }));
        return found.map(known -> known.order().customer());
    }

    @FunctionalInterface
    private interface Work {
        SeatOutcome run(Customer buyer, Purchase order);
    }
}
