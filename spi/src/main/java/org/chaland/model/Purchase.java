package org.chaland.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the host told us of its order: whose it is, the details as they were when it was placed, and what it opens.
 * Amounts and lines stay in the host.
 *
 * <p>A seat that a buyer gives is a purchase too: of the participant, with what the buyer has typed about them as its details. It
 * names the order that it belongs to, and everything that asks what somebody has paid for counts it as theirs.
 *
 * <p>The frozen details never follow the record, nor the record them (I7). Immutable; equal by {@link #ref()}.
 */
public final class Purchase {

    /** How far the order has come. */
    public enum State {
        /** Placed, not yet paid. */
        PLACED,
        /** Paid. */
        COMPLETED,
        /** Cancelled, before or after it was paid. */
        CANCELLED
    }

    private final PurchaseRef ref;
    private final CustomerId customer;
    private final Details frozen;
    private final State state;
    private final List<Training> trainings;
    private final Instant placedAt;
    private final Optional<Instant> completedAt;
    private final Optional<Instant> cancelledAt;
    private final Optional<String> seatOf;
    private final Optional<String> message;
    private final long version;

    private Purchase(Builder from) {
        ref = from.ref;
        customer = from.customer;
        frozen = from.frozen;
        state = from.state;
        trainings = List.copyOf(from.trainings);
        placedAt = from.placedAt;
        completedAt = from.completedAt;
        cancelledAt = from.cancelledAt;
        seatOf = from.seatOf;
        message = from.message;
        version = from.version;
    }

    /** A builder of a placed purchase, version 1, without trainings. */
    public static Builder builder(PurchaseRef ref, CustomerId customer, Details frozen, Instant placedAt) {
        return new Builder(ref, customer, frozen, placedAt);
    }

    /** A builder that starts with these values. */
    public Builder toBuilder() {
        var builder = new Builder(ref, customer, frozen, placedAt);
        builder.state = state;
        builder.trainings = trainings;
        builder.completedAt = completedAt;
        builder.cancelledAt = cancelledAt;
        builder.seatOf = seatOf;
        builder.message = message;
        builder.version = version;
        return builder;
    }

    /** Shop and order reference. */
    public PurchaseRef ref() {
        return ref;
    }

    /** Whose it is; follows a merge. */
    public CustomerId customer() {
        return customer;
    }

    /** The details as they were when the order was placed. */
    public Details frozen() {
        return frozen;
    }

    /** How far the order has come. */
    public State state() {
        return state;
    }

    /** What it opens; unmodifiable. */
    public List<Training> trainings() {
        return trainings;
    }

    /** When it was placed. */
    public Instant placedAt() {
        return placedAt;
    }

    /** When it was paid, or empty if it was not. */
    public Optional<Instant> completedAt() {
        return completedAt;
    }

    /** When it was cancelled, or empty if it was not. */
    public Optional<Instant> cancelledAt() {
        return cancelledAt;
    }

    /** The reference of the order in which this seat was bought; empty if it is no seat. */
    public Optional<String> seatOf() {
        return seatOf;
    }

    /** What the buyer writes to the participant with the seat; or empty. */
    public Optional<String> message() {
        return message;
    }

    /** Whether it gives access at that time: it is paid, and one of its trainings goes on then, or it names none. */
    public boolean givesAccess(Instant at) {
        return state == State.COMPLETED
                && (trainings.isEmpty() || trainings.stream().anyMatch(training -> training.isOpen(at)));
    }

    /** Until when it gives access, or gave it before it was cancelled; none if it was never paid. */
    public Access access() {
        if (completedAt.isEmpty()) {
            return Access.none();
        }
        var otherwise = cancelledAt.map(Access::until).orElseGet(Access::withoutEnd);
        return trainings.stream()
                .map(training -> training.until().map(Access::until).orElse(otherwise))
                .reduce(Access::or)
                .orElse(otherwise);
    }

    /** The version that an update must name (I8). */
    public long version() {
        return version;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Purchase that && ref.equals(that.ref);
    }

    @Override
    public int hashCode() {
        return ref.hashCode();
    }

    @Override
    public String toString() {
        return "Purchase[" + ref + ", customer=" + customer + ", state=" + state + ", version=" + version + "]";
    }

    /** Collects the parts of a purchase; not safe for use by several threads. */
    public static final class Builder {

        private final PurchaseRef ref;
        private CustomerId customer;
        private Details frozen;
        private final Instant placedAt;
        private State state = State.PLACED;
        private List<Training> trainings = List.of();
        private Optional<Instant> completedAt = Optional.empty();
        private Optional<Instant> cancelledAt = Optional.empty();
        private Optional<String> seatOf = Optional.empty();
        private Optional<String> message = Optional.empty();
        private long version = 1;

        private Builder(PurchaseRef ref, CustomerId customer, Details frozen, Instant placedAt) {
            this.ref = Objects.requireNonNull(ref, "ref");
            this.customer = Objects.requireNonNull(customer, "customer");
            this.frozen = Objects.requireNonNull(frozen, "frozen");
            this.placedAt = Objects.requireNonNull(placedAt, "placedAt");
        }

        /** Whose it is. */
        public Builder customer(CustomerId value) {
            customer = Objects.requireNonNull(value, "customer");
            return this;
        }

        /** The copy of the details. */
        public Builder frozen(Details value) {
            frozen = Objects.requireNonNull(value, "frozen");
            return this;
        }

        /** What it opens. */
        public Builder trainings(List<Training> value) {
            trainings = List.copyOf(value);
            return this;
        }

        /** Paid at that time, and not cancelled. */
        public Builder completed(Instant at) {
            state = State.COMPLETED;
            completedAt = Optional.of(at);
            cancelledAt = Optional.empty();
            return this;
        }

        /** Cancelled at that time. */
        public Builder cancelled(Instant at) {
            state = State.CANCELLED;
            cancelledAt = Optional.of(at);
            return this;
        }

        /** A seat of that order, with what the buyer writes to the participant. */
        public Builder seatOf(String order, Optional<String> words) {
            seatOf = Optional.of(order);
            message = Objects.requireNonNull(words, "words");
            return this;
        }

        /** The stored version. */
        public Builder version(long value) {
            version = value;
            return this;
        }

        /** The purchase. */
        public Purchase build() {
            return new Purchase(this);
        }
    }

    /**
     * How many purchases there are, by state.
     *
     * @param placed not yet paid
     * @param completed paid
     * @param cancelled cancelled, before or after they were paid
     */
    public record Counts(long placed, long completed, long cancelled) {

        /** How many there are in all. */
        public long total() {
            return placed + completed + cancelled;
        }
    }
}
