package org.chaland.model;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A durable intent to do something outside the database. One engine runs all tasks.
 *
 * <p>The methods from {@link #leased} to {@link #overtaken} are the only changes of a stored task. Each returns a copy that
 * {@link org.chaland.spi.TaskStore#update} writes if the stored version is still this one.
 *
 * <p>Immutable; equal by {@link #id()}. Holds ids only, never personal data.
 */
public final class Task {

    private static final int LONGEST_DETAIL = 500;

    /**
     * What is to be done. Each kind has a time after which a task that is not done is overdue: short where a person waits for it, long
     * enough for an outage of a provider otherwise.
     */
    public enum Kind {
        /** Find or create the customer's account at the learning provider, and link it. */
        PROVISION(Duration.ofHours(6), true),
        /** Have the provider invite the person to choose a password. */
        INVITE(Duration.ofHours(1), false),
        /** Open the support area. */
        GRANT_SUPPORT(Duration.ofHours(6), false),
        /** Close the support area. */
        REVOKE_SUPPORT(Duration.ofDays(1), false),
        /** Open a course to an account, or close it, as the purchases say. */
        COURSE(Duration.ofHours(6), false),
        /** Give a seat to its participant, on the day that its buyer has chosen. */
        GIVE_SEAT(Duration.ofHours(1), false),
        /** Suspend the account once the last access has ended, or reactivate it once there is access again. */
        END_ACCOUNT(Duration.ofDays(1), false),
        /** Delete the account at its provider, because the data of its owner are erased. */
        ERASE_ACCOUNT(Duration.ofDays(1), true),
        /** Write corrected contact data to the account. */
        UPDATE_PROFILE(Duration.ofDays(1), false),
        /** Write to the customer, at the stored address. */
        WRITE(Duration.ofHours(1), false),
        /** Mail the code that answers a claim. */
        MAIL_CODE(Duration.ofMinutes(5), false),
        /** Tell the host's listeners. */
        TELL(Duration.ofHours(1), false);

        private final Duration patience;
        private final boolean kept;

        Kind(Duration patience, boolean kept) {
            this.patience = patience;
            this.kept = kept;
        }

        /** Returns how long a task may wait before it is overdue. */
        public Duration patience() {
            return patience;
        }

        /**
         * Returns whether a finished task is kept as long as its customer, because it is read as a fact: for which records an account may
         * have been made, and what became of the accounts of an erased person.
         */
        public boolean isKept() {
            return kept;
        }
    }

    /** How far a task has come. */
    public enum State {
        /** To be done, or being done. */
        OPEN,
        /** Done, or not needed any more. */
        DONE,
        /** Not to be tried again until a person acts; {@link Task#reason()} says why. */
        STOPPED
    }

    /** Why a task is on the list of what waits; see {@link Task#waiting}. */
    public enum Waiting {
        /** To be done, and not begun yet. */
        OPEN,
        /** Begun, and to be tried again. */
        FAILING,
        /** Open or failing for longer than its kind may wait. */
        OVERDUE,
        /** Not to be tried again until a person acts. */
        STOPPED
    }

    /**
     * A place in the list of what waits, for the page that follows it. It stays valid when the task there is done or run again.
     *
     * @param at {@link Task#attentionAt()} of the last task of the page before
     * @param id of that task
     */
    public record Place(Instant at, UUID id) {

        private static final Instant LAST = Instant.parse("+10000-01-01T00:00:00Z");

        /** The place before the first task. */
        public static final Place START = new Place(Instant.EPOCH, new UUID(0, 0));

        /** Returns the place as {@code time_id}, as it can stand in an address. */
        public String text() {
            return at + "_" + id;
        }

        /** Reads what {@link #text} returned; empty if it is anything else. */
        public static Optional<Place> parse(String text) {
            var parts = text.split("_", -1);
            try {
                return parts.length == 2
                        ? Optional.of(new Place(Instant.parse(parts[0]), UUID.fromString(parts[1])))
                                .filter(place -> place.at.isBefore(LAST))
                        : Optional.empty();
            } catch (DateTimeParseException | IllegalArgumentException other) {
                return Optional.empty();
            }
        }
    }

    private final UUID id;
    private final ShopId shop;
    private final Kind kind;
    private final String key;
    private final Optional<CustomerId> customer;
    private final Optional<UUID> claim;
    private final Optional<String> reference;
    private final Optional<String> topic;
    private final Optional<Account> account;
    private final State state;
    private final int attempts;
    private final Instant nextAttemptAt;
    private final Optional<Instant> leasedUntil;
    private final Optional<String> reason;
    private final Optional<String> detail;
    private final boolean overtaken;
    private final Instant since;
    private final boolean toldOverdue;
    private final Instant createdAt;
    private final long version;

    private Task(Builder from) {
        id = from.id;
        shop = from.shop;
        kind = from.kind;
        key = from.key;
        customer = from.customer;
        claim = from.claim;
        reference = from.reference;
        topic = from.topic;
        account = from.account;
        state = from.state;
        attempts = from.attempts;
        nextAttemptAt = from.nextAttemptAt;
        leasedUntil = from.leasedUntil;
        reason = from.reason;
        detail = from.detail;
        overtaken = from.overtaken;
        since = from.since;
        toldOverdue = from.toldOverdue;
        createdAt = from.createdAt;
        version = from.version;
    }

    /** Returns a builder of an open task, due at once, version 1. It needs a customer or a claim. */
    public static Builder builder(UUID id, ShopId shop, Kind kind, String key, Instant createdAt) {
        return new Builder(id, shop, kind, key, createdAt);
    }

    /** Returns a builder that starts with the values of this task. */
    public Builder toBuilder() {
        var builder = new Builder(id, shop, kind, key, createdAt);
        builder.customer = customer;
        builder.claim = claim;
        builder.reference = reference;
        builder.topic = topic;
        builder.account = account;
        builder.state = state;
        builder.attempts = attempts;
        builder.nextAttemptAt = nextAttemptAt;
        builder.leasedUntil = leasedUntil;
        builder.reason = reason;
        builder.detail = detail;
        builder.overtaken = overtaken;
        builder.since = since;
        builder.toldOverdue = toldOverdue;
        builder.version = version;
        return builder;
    }

    /** Begins an attempt: the worker that writes this has the task until then. */
    public Task leased(Instant until) {
        return toBuilder()
                .attempts(attempts + 1)
                .leasedUntil(Optional.of(until))
                .build();
    }

    /** Takes back that an attempt has begun: the worker has called nobody. */
    public Task notBegun() {
        return toBuilder().attempts(attempts - 1).leasedUntil(Optional.empty()).build();
    }

    /** Ends an attempt that succeeded, or that found nothing to do for that reason. */
    public Task done(Optional<String> why, Instant now) {
        return settled(State.DONE, why, Optional.empty())
                .overtaken(false)
                .since(now)
                .build();
    }

    /** Ends an attempt that cannot succeed until a person acts. */
    public Task stopped(Optional<String> why, Optional<String> explanation) {
        return settled(State.STOPPED, why, explanation).build();
    }

    /** Ends an attempt that is to be repeated, or puts off a task that was not begun. */
    public Task later(Instant at, Optional<String> why) {
        return settled(State.OPEN, why, Optional.empty()).nextAttemptAt(at).build();
    }

    private Builder settled(State ending, Optional<String> why, Optional<String> explanation) {
        return toBuilder()
                .state(ending)
                .leasedUntil(Optional.empty())
                .reason(why)
                .detail(explanation);
    }

    /**
     * Ends the task without an attempt, because something else has made it unnecessary. A lease stays, so that a task that
     * is reopened does not begin while a call of the running worker is under way.
     */
    public Task ended(String why, Instant now) {
        return toBuilder()
                .state(State.DONE)
                .since(now)
                .reason(Optional.of(why))
                .detail(Optional.empty())
                .build();
    }

    /**
     * Makes an ended task open and due. A stopped task counts as begun, because a call of an earlier attempt may have taken
     * effect without an answer. A task that is done starts anew.
     */
    public Task reopened(Instant now) {
        return dueAt(now)
                .attempts(state == State.STOPPED ? Math.min(1, attempts) : 0)
                .build();
    }

    /**
     * Makes the task due now, because what it depends on has changed. The result of a running worker does not count any
     * more, because writing this raises the version. Its lease stays: its call lands before the next attempt begins.
     */
    public Task renewed(Instant now) {
        return state == State.OPEN ? dueAt(now).build() : reopened(now);
    }

    /** As {@link #renewed}, for the newest order, and the next attempt need not wait for a running worker. */
    public Task renewedAtOnce(Optional<String> order, Instant now) {
        return renewed(now).toBuilder()
                .reference(order)
                .leasedUntil(Optional.empty())
                .build();
    }

    /** Makes the task due once more, whatever became of it, and never as a first attempt. A lease stays. */
    public Task again(Instant now) {
        return dueAt(now).attempts(Math.max(1, attempts)).build();
    }

    /** As {@link #again}, because a worker lost its lease during a call; see {@link #isOvertaken()}. */
    public Task overtaken(Instant now) {
        return again(now).toBuilder().overtaken(true).build();
    }

    /** As {@link #renewed}, because somebody has done what it waited for: its time begins anew, and listeners are told again. */
    public Task runAgain(Instant now) {
        return renewed(now).toBuilder().since(now).toldOverdue(false).build();
    }

    /** Remembers that listeners are told that the task is overdue; the event is written in the same transaction. */
    public Task tellingOverdue() {
        return toBuilder().toldOverdue(true).build();
    }

    /** An open task goes on to wait since when it did: otherwise one that is renewed again and again is never overdue. */
    private Builder dueAt(Instant now) {
        var waitsAnew = state != State.OPEN;
        return toBuilder()
                .since(waitsAnew ? now : since)
                .toldOverdue(toldOverdue && !waitsAnew)
                .state(State.OPEN)
                .nextAttemptAt(now)
                .reason(Optional.empty())
                .detail(Optional.empty());
    }

    /** Our own name of the task; also the id of the event that it tells. */
    public UUID id() {
        return id;
    }

    /** The shop in which it arose. */
    public ShopId shop() {
        return shop;
    }

    /** What is to be done. */
    public Kind kind() {
        return kind;
    }

    /** The name of the intent: unique within the shop, at most 200 printable ASCII characters. */
    public String key() {
        return key;
    }

    /**
     * The customer as of when the task was written; a merge is followed when the task runs.
     *
     * @throws IllegalStateException if the task is for a claim, whose owner may have no record
     */
    public CustomerId customer() {
        return customer.orElseThrow(() -> new IllegalStateException(
                "Task " + id + " (" + kind + ") belongs to a claim and has no customer: call claim()."));
    }

    /** The claim that the task is for, or empty if it is for a customer. */
    public Optional<UUID> claim() {
        return claim;
    }

    /** The order that it belongs to, or empty. */
    public Optional<String> reference() {
        return reference;
    }

    /** The name of a message, of an event, or of a part of the contact; empty for the other kinds. */
    public Optional<String> topic() {
        return topic;
    }

    /**
     * The account that it is about, also if it is not the customer's any more; empty if it is the account that the customer
     * has when the task runs.
     */
    public Optional<Account> account() {
        return account;
    }

    /** How far it has come. */
    public State state() {
        return state;
    }

    /** How often it was begun. */
    public int attempts() {
        return attempts;
    }

    /** The time before which it does not begin. */
    public Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    /** Until when a worker holds it, or empty if none does. */
    public Optional<Instant> leasedUntil() {
        return leasedUntil;
    }

    /** Why it was not done, as a code that staff can act on; or empty. */
    public Optional<String> reason() {
        return reason;
    }

    /** What the provider's adapter says about a refusal, without personal data; or empty. At most 500 characters. */
    public Optional<String> detail() {
        return detail;
    }

    /**
     * Whether a worker lost its lease during a call since the task was done last. That call may have taken effect after
     * those of the worker that took over, so what the account shows may be our own doing.
     */
    public boolean isOvertaken() {
        return overtaken;
    }

    /** Since when it waits, which is when it was written or last reopened; of a task that is done, when it ended. */
    public Instant since() {
        return since;
    }

    /** Whether listeners were told that it is overdue, since it waits. */
    public boolean isToldOverdue() {
        return toldOverdue;
    }

    /** When it was written. */
    public Instant createdAt() {
        return createdAt;
    }

    /** The version that an update must name. Each lease is an update, so the version also fences off earlier workers. */
    public long version() {
        return version;
    }

    /** Whether a worker may begin it at that time. */
    public boolean isDue(Instant now) {
        return state == State.OPEN
                && !nextAttemptAt.isAfter(now)
                && leasedUntil.filter(until -> until.isAfter(now)).isEmpty();
    }

    /** Returns why it is on the list of what waits at that time; empty if it is done. */
    public Optional<Waiting> waiting(Instant now) {
        return switch (state) {
            case DONE -> Optional.empty();
            case STOPPED -> Optional.of(Waiting.STOPPED);
            case OPEN -> {
                if (!overdueAt().isAfter(now)) {
                    yield Optional.of(Waiting.OVERDUE);
                }
                yield Optional.of(attempts > 0 ? Waiting.FAILING : Waiting.OPEN);
            }
        };
    }

    /**
     * Returns the time from which somebody should look at it: of a stopped task since it waits, of an open one when it is overdue.
     * Empty if it is done.
     */
    public Optional<Instant> attentionAt() {
        return switch (state) {
            case DONE -> Optional.empty();
            case STOPPED -> Optional.of(since);
            case OPEN -> Optional.of(overdueAt());
        };
    }

    /**
     * Returns the time from which listeners are to be told that it is not done; empty if they were, or if it is done. A lease is waited
     * for, so that the worker's result counts.
     */
    public Optional<Instant> alarmAt() {
        return state == State.DONE || toldOverdue
                ? Optional.empty()
                : Optional.of(
                        leasedUntil.filter(until -> until.isAfter(overdueAt())).orElse(overdueAt()));
    }

    /** Returns when it was done; empty if it is not, or if it is kept all the same. */
    public Optional<Instant> removableSince() {
        return state == State.DONE && !kind.isKept() ? Optional.of(since) : Optional.empty();
    }

    /** Returns whether it can be run again at once: it stopped, or it was tried, waits for its next attempt, and no worker has it. */
    public boolean canRunAgain() {
        return state == State.STOPPED
                || state == State.OPEN && attempts > 0 && reason.isPresent() && leasedUntil.isEmpty();
    }

    private Instant overdueAt() {
        return since.plus(kind.patience());
    }

    /** Returns its place in the list of what waits; empty if it is done. */
    public Optional<Place> place() {
        return attentionAt().map(at -> new Place(at, id));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Task that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Task[id=" + id + ", kind=" + kind + ", "
                + claim.map(known -> "claim=" + known).orElseGet(() -> "customer=" + customer.orElseThrow())
                + ", state=" + state + ", attempts=" + attempts + ", version=" + version + "]";
    }

    /** Collects the parts of a task; not safe for use by several threads. */
    public static final class Builder {

        private final UUID id;
        private final ShopId shop;
        private final Kind kind;
        private final String key;
        private final Instant createdAt;
        private Optional<CustomerId> customer = Optional.empty();
        private Optional<UUID> claim = Optional.empty();
        private Optional<String> reference = Optional.empty();
        private Optional<String> topic = Optional.empty();
        private Optional<Account> account = Optional.empty();
        private State state = State.OPEN;
        private int attempts;
        private Instant nextAttemptAt;
        private Optional<Instant> leasedUntil = Optional.empty();
        private Optional<String> reason = Optional.empty();
        private Optional<String> detail = Optional.empty();
        private boolean overtaken;
        private Instant since;
        private boolean toldOverdue;
        private long version = 1;

        private Builder(UUID id, ShopId shop, Kind kind, String key, Instant createdAt) {
            this.id = Objects.requireNonNull(id, "id");
            this.shop = Objects.requireNonNull(shop, "shop");
            this.kind = Objects.requireNonNull(kind, "kind");
            this.key = Objects.requireNonNull(key, "key");
            this.createdAt = Objects.requireNonNull(createdAt, "createdAt");
            this.nextAttemptAt = createdAt;
            this.since = createdAt;
        }

        /** The customer that the task is for. */
        public Builder customer(CustomerId value) {
            customer = Optional.of(value);
            return this;
        }

        /** The claim that the task is for, in place of a customer. */
        public Builder claim(UUID value) {
            claim = Optional.of(value);
            return this;
        }

        /** The order that it belongs to. */
        public Builder reference(Optional<String> value) {
            reference = Objects.requireNonNull(value, "reference");
            return this;
        }

        /** The name of a message, of an event, or of a part of the contact. */
        public Builder topic(Optional<String> value) {
            topic = Objects.requireNonNull(value, "topic");
            return this;
        }

        /** The account that it is about. */
        public Builder account(Optional<Account> value) {
            account = Objects.requireNonNull(value, "account");
            return this;
        }

        /** How far it has come. */
        public Builder state(State value) {
            state = Objects.requireNonNull(value, "state");
            return this;
        }

        /** How often it was begun. */
        public Builder attempts(int value) {
            attempts = value;
            return this;
        }

        /** The time before which it does not begin. */
        public Builder nextAttemptAt(Instant value) {
            nextAttemptAt = Objects.requireNonNull(value, "nextAttemptAt");
            return this;
        }

        /** Until when a worker holds it; empty gives it back. */
        public Builder leasedUntil(Optional<Instant> value) {
            leasedUntil = Objects.requireNonNull(value, "leasedUntil");
            return this;
        }

        /** Why it was not done. */
        public Builder reason(Optional<String> value) {
            reason = Objects.requireNonNull(value, "reason");
            return this;
        }

        /** What the provider's adapter says about a refusal; cut after 500 characters. */
        public Builder detail(Optional<String> value) {
            detail = value.map(text -> text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) : text);
            return this;
        }

        /** Whether a worker lost its lease during a call. */
        public Builder overtaken(boolean value) {
            overtaken = value;
            return this;
        }

        /** Since when it waits; of a task that is done, when it ended. */
        public Builder since(Instant value) {
            since = Objects.requireNonNull(value, "since");
            return this;
        }

        /** Whether listeners were told that it is overdue. */
        public Builder toldOverdue(boolean value) {
            toldOverdue = value;
            return this;
        }

        /** The stored version. */
        public Builder version(long value) {
            version = value;
            return this;
        }

        /**
         * Returns the task.
         *
         * @throws IllegalStateException unless it has either a customer or a claim
         */
        public Task build() {
            if (customer.isPresent() == claim.isPresent()) {
                throw new IllegalStateException("Task " + id + " (" + kind
                        + ") needs either a customer or a claim: call customer(...) or claim(...).");
            }
            return new Task(this);
        }
    }

    /**
     * How many tasks of a shop are not done, by {@link Task.Waiting}.
     *
     * @param open not begun yet
     * @param failing begun and to be tried again
     * @param overdue open or failing for longer than their kind may wait
     * @param stopped not to be tried again until a person acts
     * @param oldest since when the one waits that has waited longest; empty if there is none
     */
    public record Counts(long open, long failing, long overdue, long stopped, Optional<Instant> oldest) {

        /** Returns how many a person should look at: those that are overdue or stopped. */
        public long needAttention() {
            return overdue + stopped;
        }
    }
}
