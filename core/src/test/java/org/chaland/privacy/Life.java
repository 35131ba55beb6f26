package org.chaland.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.chaland.journey.World;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Training;

/** A customer's years with a shop, made up, and by the calendar what the law of France says of each day in them. */
final class Life {

    private static final Details DETAILS = Details.of(
            Contact.builder().familyName("Example").email("ada@example.org").build());
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final CustomerId id;
    private final boolean linked;
    private final Instant begins;
    private final List<Instant> edits = new ArrayList<>();
    private final List<Voucher> orders = new ArrayList<>();
    private final List<Voucher> vouchers;
    private Optional<Instant> erased = Optional.empty();
    private boolean removed;

    /** An order: when it was placed, paid and paid back, and when its training ends. */
    record Voucher(
            PurchaseRef ref,
            Instant placed,
            Optional<Instant> paid,
            Optional<Instant> refunded,
            Optional<Instant> trainingEnd) {

        Instant last() {
            return refunded.or(() -> paid).orElse(placed);
        }
    }

    Life(int number, Random random, Instant from, Instant until) {
        id = new CustomerId(new UUID(0x7000L + ((long) number << 16), 0x8000_0000_0000_0000L));
        linked = random.nextInt(3) == 0;
        begins = between(random, from, until.minus(Duration.ofDays(100)));
        var at = begins;
        for (var more = random.nextInt(4); more > 0; more--) {
            at = at.plus(soon(random));
            if (random.nextBoolean()) {
                edits.add(at);
            } else {
                orders.add(order(number + "-" + more, at, random));
                at = orders.get(orders.size() - 1).last();
            }
        }
        vouchers = new ArrayList<>(orders);
    }

    private static Voucher order(String reference, Instant placed, Random random) {
        var paid = random.nextInt(4) == 0 ? Optional.<Instant>empty() : Optional.of(placed.plus(minutes(random)));
        var refunded = paid.filter(any -> random.nextInt(8) == 0).map(at -> at.plus(soon(random)));
        var end = random.nextInt(20) == 0
                ? Optional.<Instant>empty()
                : Optional.of(placed.plus(Duration.ofDays(30 + random.nextInt(700))));
        return new Voucher(World.ref("order-" + reference), placed, paid, refunded, end);
    }

    private static Duration soon(Random random) {
        return Duration.ofMinutes(1 + random.nextInt(80 * 24 * 60));
    }

    private static Duration minutes(Random random) {
        return Duration.ofMinutes(1 + random.nextInt(60));
    }

    private static Instant between(Random random, Instant from, Instant until) {
        return from.plusSeconds(
                (long) (random.nextDouble() * Duration.between(from, until).toSeconds()));
    }

    CustomerId id() {
        return id;
    }

    Instant begins() {
        return begins;
    }

    // What happens

    List<TwelveYearsTest.Event> events() {
        var events = new ArrayList<TwelveYearsTest.Event>();
        events.add(
                new TwelveYearsTest.Event(begins, storage -> storage.customers().insert(record())));
        edits.forEach(at -> events.add(new TwelveYearsTest.Event(
                at,
                storage -> storage.customers()
                        .find(World.SHOP, id)
                        .ifPresent(found -> storage.customers()
                                .update(found.toBuilder().changedAt(at).build())))));
        for (var order : orders) {
            events.add(new TwelveYearsTest.Event(
                    order.placed(), storage -> storage.purchases().insert(placed(order))));
            order.paid().ifPresent(at -> events.add(changed(order, at, purchase -> purchase.completed(at))));
            order.refunded().ifPresent(at -> events.add(changed(order, at, purchase -> purchase.cancelled(at))));
        }
        return events;
    }

    private static TwelveYearsTest.Event changed(Voucher order, Instant at, UnaryOperator<Purchase.Builder> change) {
        return new TwelveYearsTest.Event(
                at,
                storage -> storage.purchases()
                        .find(order.ref())
                        .ifPresent(found -> storage.purchases()
                                .update(change.apply(found.toBuilder()).build())));
    }

    private Customer record() {
        var links = linked ? List.of(Link.signedIn(new Account(World.LMS, "user-" + id), begins)) : List.<Link>of();
        return Customer.builder(World.SHOP, id, begins)
                .details(DETAILS)
                .links(links)
                .build();
    }

    private Purchase placed(Voucher order) {
        return Purchase.builder(order.ref(), id, DETAILS, order.placed())
                .trainings(List.of(new Training("course", Optional.empty(), order.trainingEnd(), 0)))
                .build();
    }

    // What the calendar says of it

    /** When the record has to be gone by what has happened until then; empty while something paid goes on for ever. */
    Optional<Instant> erasedAt(Instant now) {
        var heard = begins;
        var bought = false;
        for (var edit : edits) {
            heard = later(heard, edit, now);
        }
        for (var order : orders) {
            heard = later(heard, order.placed(), now);
            if (order.paid().filter(at -> !at.isAfter(now)).isEmpty()) {
                continue;
            }
            bought = true;
            heard = later(heard, order.last(), now);
            var isRefunded = order.refunded().filter(at -> !at.isAfter(now)).isPresent();
            if (order.trainingEnd().isPresent()) {
                heard = order.trainingEnd().get().isAfter(heard)
                        ? order.trainingEnd().get()
                        : heard;
            } else if (!isRefunded) {
                return Optional.empty();
            }
        }
        var day = heard.atZone(PARIS);
        return Optional.of((bought || linked ? day.plusYears(3) : day.plusDays(90)).toInstant());
    }

    private static Instant later(Instant one, Instant other, Instant now) {
        return other.isAfter(now) || other.isBefore(one) ? one : other;
    }

    /** When its details have to be gone by what has happened until then: with the new year, or as an abandoned order. */
    Instant keptUntil(Voucher order, Instant now) {
        if (order.paid().filter(at -> !at.isAfter(now)).isEmpty()) {
            var abandoned = order.placed().atZone(PARIS).plusDays(90).toInstant();
            return erased.filter(abandoned::isAfter).orElse(abandoned);
        }
        var written = order.refunded()
                .filter(at -> !at.isAfter(now))
                .orElse(order.paid().get());
        var year = Year.from(written.atZone(PARIS)).plusYears(11);
        return LocalDate.ofYearDay(year.getValue(), 1).atStartOfDay(PARIS).toInstant();
    }

    /** When nothing has to be left: three years later, or with the last voucher. */
    Instant removedAt() {
        var traces = erased.orElseThrow().atZone(PARIS).plusYears(3).toInstant();
        return orders.stream()
                .filter(order -> order.paid().isPresent())
                .map(order -> keptUntil(order, Instant.MAX))
                .filter(traces::isBefore)
                .max(Instant::compareTo)
                .orElse(traces);
    }

    // What became of it

    boolean isErased() {
        return erased.isPresent();
    }

    void erasedIn(Instant run) {
        erased = Optional.of(run);
    }

    /** Of those that were placed by then, and whose details were there when it was looked last. */
    List<Voucher> vouchers(Instant now) {
        return vouchers.stream().filter(order -> !order.placed().isAfter(now)).toList();
    }

    void forget(Voucher voucher) {
        vouchers.remove(voucher);
    }

    boolean isRemoved() {
        return removed;
    }

    void removed() {
        removed = true;
    }
}
