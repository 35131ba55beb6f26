package org.chaland.linking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Task;
import org.chaland.model.Training;
import org.chaland.upkeep.Intents;
import org.chaland.upkeep.TaskResult;

/**
 * The seats of orders. A seat is a purchase of its participant, so the same follows from it as from any purchase. The free seats of an
 * order are those that are not given. Each decision locks the buyer and the participants, and then the order.
 */
public final class OrderSeats {

    private final Parts parts;
    private final AccountTasks tasks;
    private final Intents intents;

    /** Reads and writes the storage of those parts. */
    public OrderSeats(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
        intents = new Intents(parts);
    }

    /** Returns the seats of the order that somebody has, or is to have from a day on. */
    public List<Purchase> given(PurchaseRef order) {
        return all(order).stream().filter(OrderSeats::isGiven).toList();
    }

    /** Returns those of the course that somebody has, or is to have. */
    public static List<Purchase> given(List<Purchase> seats, String course) {
        return seats.stream()
                .filter(seat -> isGiven(seat) && course(seat).equals(course))
                .toList();
    }

    /** Returns all seats that were ever given of the order. */
    public List<Purchase> all(PurchaseRef order) {
        return parts.storage().purchases().seatsOf(order.shop(), List.of(order.reference()));
    }

    /** Whether the seat was not taken back, declined or cancelled. */
    public static boolean isGiven(Purchase seat) {
        return seat.state() != Purchase.State.CANCELLED;
    }

    /** Returns the course of the seat. */
    public static String course(Purchase seat) {
        return seat.trainings().get(0).code();
    }

    /** Returns how many seats of a course can be given: those of all trainings of that code. */
    public static int capacity(Purchase order, String course) {
        return order.trainings().stream()
                .filter(training -> training.code().equals(course))
                .mapToInt(Training::seatsToGive)
                .sum();
    }

    /** Returns what a seat of that course opens: all that the order says of the course, each for its participant. */
    public static List<Training> opened(Purchase order, String course) {
        return order.trainings().stream()
                .filter(training -> training.code().equals(course) && !training.isForBuyer())
                .map(training -> training.seatsToGive(0))
                .toList();
    }

    /** Whether the order has at least as many seats as are given of each course. */
    public static boolean hasRoom(Purchase order, List<Purchase> given) {
        return given.stream()
                .map(OrderSeats::course)
                .distinct()
                .allMatch(course -> given(given, course).size() <= capacity(order, course));
    }

    /**
     * Raises the version of a locked order because a seat of it is given. A reader of the old version then knows that the seats have
     * changed, also in a transaction that still reads its old snapshot.
     */
    public void raise(Purchase order) {
        Rounds.requireWon(order.ref().shop(), parts.storage().purchases().update(order));
    }

    /** Stores a seat that its participant has from now on, and writes to them unless they have taken it themselves. */
    public void give(Purchase seat, Customer participant) {
        Rounds.requireWon(seat.ref().shop(), parts.storage().purchases().insert(seat));
        given(seat, participant);
    }

    private void given(Purchase seat, Customer participant) {
        tasks.completed(participant, seat);
        order(seat)
                .filter(order -> !order.customer().equals(participant.id()))
                .ifPresent(any -> write(participant, MailTask.SEAT_GIVEN, seat));
    }

    private void write(Customer customer, String topic, Purchase seat) {
        tasks.write(customer, topic, Optional.of(seat.ref().reference()));
    }

    /** Stores a seat that its participant gets on a day to come. The participant is not told before. */
    public void reserve(Purchase seat, Customer participant, Instant day) {
        Rounds.requireWon(seat.ref().shop(), parts.storage().purchases().insert(seat));
        intents.insert(intents.task(Task.Kind.GIVE_SEAT, key(seat), participant)
                .reference(Optional.of(seat.ref().reference()))
                .since(day)
                .nextAttemptAt(day));
    }

    private static String key(Purchase seat) {
        return "give-seat/" + seat.ref().reference();
    }

    /** Gives a reserved seat when its day has come. */
    TaskResult due(Task task) {
        var ref = new PurchaseRef(task.shop(), task.reference().orElseThrow());
        var participant = CustomerLocks.lockCurrent(parts.storage().customers(), task.shop(), task.customer())
                .filter(customer -> customer.state() != Customer.State.ERASED);
        var seat = parts.storage().purchases().lock(ref).filter(found -> found.state() == Purchase.State.PLACED);
        if (participant.isEmpty() || seat.isEmpty()) {
            return TaskResult.notNeeded("no-longer-needed");
        }
        var given =
                store(seat.get().toBuilder().customer(participant.get().id()).completed(parts.now()));
        given(given, participant.get());
        return TaskResult.done();
    }

    /**
     * Ends a seat because its buyer takes it back, and writes to a participant who knows of it.
     *
     * @param seat locked, not ended yet
     * @param participant who has it, locked; empty if the record is erased or gone
     */
    public void takeBack(Purchase seat, Optional<Customer> participant, CustomerId buyer) {
        end(seat, participant);
        participant
                .filter(told -> seat.state() == Purchase.State.COMPLETED
                        && !seat.customer().equals(buyer))
                .ifPresent(told -> write(told, MailTask.SEAT_TAKEN_BACK, seat));
    }

    /**
     * Ends a seat because its participant declines it, and writes to the buyer.
     *
     * @param seat locked, not ended yet
     * @param participant who has it, locked; empty if the record is erased or gone
     */
    public void decline(Purchase seat, Optional<Customer> participant) {
        end(seat, participant);
        order(seat).flatMap(this::owner).ifPresent(buyer -> write(buyer, MailTask.SEAT_DECLINED, seat));
    }

    /** The participant has the course no longer, and the buyer can give the seat again. */
    private void end(Purchase seat, Optional<Customer> participant) {
        var wasGiven = seat.state() == Purchase.State.COMPLETED;
        var now = parts.now();
        var ended = seat.toBuilder().cancelled(now);
        if (wasGiven) {
            ended.trainings(seat.trainings().stream()
                    .map(training -> training.endedAt(now))
                    .toList());
        }
        var stored = store(ended);
        participant
                .filter(customer -> customer.state() != Customer.State.ERASED)
                .ifPresent(customer -> tasks.cancelled(customer, stored, wasGiven));
    }

    /** Ends all seats of an order that is cancelled. */
    public void endAll(List<Purchase> given) {
        given.forEach(seat -> lock(seat).ifPresent(locked -> end(locked, owner(locked))));
    }

    /** Brings all seats to what their order says now. */
    public void follow(Purchase order, List<Purchase> given) {
        for (var seen : given) {
            var opened = opened(order, course(seen));
            lock(seen).filter(seat -> !seat.trainings().equals(opened)).ifPresent(seat -> {
                var changed = store(seat.toBuilder().trainings(opened));
                if (seat.state() == Purchase.State.COMPLETED) {
                    owner(seat).ifPresent(customer -> tasks.changed(customer, seat, changed));
                }
            });
        }
    }

    /** Returns those who have the seats, so that they are locked together with the buyer. */
    public static Stream<CustomerId> participants(List<Purchase> seats) {
        return seats.stream().map(Purchase::customer);
    }

    /** Returns the name of who has bought the seat, as it was when the order was placed. */
    public Optional<String> buyerName(Purchase seat) {
        return order(seat)
                .map(order -> order.frozen().contact())
                .map(contact -> contact.organisation().orElseGet(contact::fullName))
                .filter(name -> !name.isBlank());
    }

    private Optional<Purchase> lock(Purchase seat) {
        return parts.storage().purchases().lock(seat.ref()).filter(OrderSeats::isGiven);
    }

    private Optional<Purchase> order(Purchase seat) {
        return seat.seatOf()
                .flatMap(order -> parts.storage()
                        .purchases()
                        .find(new PurchaseRef(seat.ref().shop(), order)));
    }

    private Optional<Customer> owner(Purchase purchase) {
        return CustomerLocks.current(parts.storage().customers(), purchase.ref().shop(), purchase.customer());
    }

    private Purchase store(Purchase.Builder changed) {
        var seat = changed.build();
        Rounds.requireWon(seat.ref().shop(), parts.storage().purchases().update(seat));
        return seat.toBuilder().version(seat.version() + 1).build();
    }
}
