package org.chaland.support;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chaland.internal.Parts;
import org.chaland.linking.OrderSeats;
import org.chaland.model.Contact;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Training;

/** Seats as their buyer sees them. */
final class ShownSeats {

    private final Parts parts;

    ShownSeats(Parts parts) {
        this.parts = parts;
    }

    /** Returns the seats of those purchases, each by its order; a seat that somebody has been given themselves is their own. */
    Map<PurchaseRef, List<Seat>> of(List<Purchase> purchases, Locale locale) {
        var orders = purchases.stream()
                .filter(purchase -> purchase.seatOf().isEmpty())
                .toList();
        var shared = orders.stream()
                .filter(order -> order.trainings().stream().anyMatch(training -> !training.isForBuyer()))
                .toList();
        var given = shared.isEmpty()
                ? Map.<String, List<Purchase>>of()
                : parts
                        .storage()
                        .purchases()
                        .seatsOf(
                                shared.get(0).ref().shop(),
                                shared.stream()
                                        .map(order -> order.ref().reference())
                                        .toList())
                        .stream()
                        .filter(OrderSeats::isGiven)
                        .collect(Collectors.groupingBy(seat -> seat.seatOf().orElseThrow()));
        var shown = new HashMap<PurchaseRef, List<Seat>>();
        orders.forEach(order -> shown.put(
                order.ref(),
                of(
                        order,
                        given.getOrDefault(order.ref().reference(), List.of()),
                        locale,
                        seat -> seat.frozen().contact())));
        purchases.stream()
                .filter(purchase -> purchase.seatOf().isPresent())
                .forEach(seat -> shown.put(seat.ref(), List.of(own(seat, OrderSeats.course(seat), locale, false))));
        return shown;
    }

    /** Returns the customer's own seat. */
    private Seat own(Purchase purchase, String course, Locale locale, boolean canBeGiven) {
        return new Seat(
                Optional.empty(),
                course,
                parts.courseName(purchase.ref().shop(), course, locale),
                Seat.State.OWN,
                1,
                Contact.empty(),
                purchase.completedAt(),
                Optional.empty(),
                canBeGiven);
    }

    /**
     * Returns the seats of an order, by course: those that are given, then those that are free.
     *
     * @param given those of the order that are given
     * @param participant what may be shown of whom a seat was given to
     */
    List<Seat> of(Purchase order, List<Purchase> given, Locale locale, Function<Purchase, Contact> participant) {
        var shown = new ArrayList<Seat>();
        order.trainings().stream().map(Training::code).distinct().forEach(course -> {
            var ofCourse = OrderSeats.given(given, course);
            ofCourse.forEach(seat -> shown.add(shown(order, seat, locale, participant)));
            var own = order.trainings().stream()
                    .filter(training -> training.code().equals(course) && training.isForBuyer())
                    .toList();
            if (!own.isEmpty()) {
                shown.add(own(order, course, locale, own.stream().anyMatch(training -> training.isOpen(parts.now()))));
            }
            var free = OrderSeats.capacity(order, course) - ofCourse.size();
            if (free > 0) {
                shown.add(new Seat(
                        Optional.empty(),
                        course,
                        parts.courseName(order.ref().shop(), course, locale),
                        Seat.State.FREE,
                        free,
                        Contact.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false));
            }
        });
        return List.copyOf(shown);
    }

    private Seat shown(Purchase order, Purchase seat, Locale locale, Function<Purchase, Contact> participant) {
        var isOwn = seat.customer().equals(order.customer());
        var isReserved = seat.state() == Purchase.State.PLACED;
        var state = isOwn ? Seat.State.OWN : isReserved ? Seat.State.RESERVED : Seat.State.GIVEN;
        return new Seat(
                Optional.of(seat.ref().reference()),
                OrderSeats.course(seat),
                parts.courseName(order.ref().shop(), OrderSeats.course(seat), locale),
                state,
                1,
                isOwn ? Contact.empty() : participant.apply(seat),
                Optional.of(seat.completedAt().orElse(seat.placedAt())),
                Optional.of(seat.placedAt()).filter(any -> isReserved),
                isChangeable(order, seat));
    }

    /** Until the course begins, and in any case for some days after it was given. */
    boolean isChangeable(Purchase order, Purchase seat) {
        var now = parts.now();
        var begins = OrderSeats.opened(order, OrderSeats.course(seat)).stream()
                .flatMap(training -> training.from().stream())
                .min(Instant::compareTo);
        return seat.state() == Purchase.State.PLACED
                || begins.filter(now::isBefore).isPresent()
                || now.isBefore(seat.completedAt()
                        .orElse(seat.placedAt())
                        .plus(parts.rules(order.ref().shop()).seatChangeTime()));
    }
}
