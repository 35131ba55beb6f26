package org.chaland.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A durable intent to do something outside the database. One engine runs them all.
 *
 * <p>Immutable; equal by {@link #id()}. Holds ids only, never personal data.
 */
public final class Task {

    /** What is to be done. */
    public enum Kind {
        /** Find or create the customer's account at the learning provider, and link it. */
        PROVISION,
        /** Have the provider invite the person to choose a password. */
        INVITE,
        /** Open the support area. */
        GRANT_SUPPORT,
        /** Close the support area. */
        REVOKE_SUPPORT,
        /** Suspend the account once the last access has ended, or reactivate it once there is access again. */
        END_ACCOUNT,
        /** Delete the account at its provider, since its owner's data are to be erased. */
        ERASE_ACCOUNT,
        /** Pass on to the account what was put right on the record. */
        UPDATE_PROFILE,
        /** Write to the customer, at the stored address. */
        WRITE,
        /** Mail the code by which a claim is answered. */
        MAIL_CLAIM_CODE,
        /** Tell the host's listeners. */
        TELL
    }

    /** How far it has come. */
    public enum State {
        /** To be done, or under way. */
        OPEN,
        /** Done. */
        DONE,
        /** Refused for good until a person acts; {@link Task#reason()} says why. */
        STOPPED
    }

    private final UUID id;
    private final ShopId shop;
    private final Kind kind;
    private final String key;
    private final CustomerId customer;
    private final Optional<String> reference;
    private final Optional<String> topic;
    private final Optional<Account> account;
    private final State state;
    private final int attempts;
    private final Instant nextAttemptAt;
    private final Optional<Instant> leasedUntil;
    private final Optional<String> reason;
    private final Instant createdAt;
    private final long version;

    private Task(Builder from) {
        id = from.id;
        shop = from.shop;
        kind = from.kind;
        key = from.key;
        customer = from.customer;
        reference = from.reference;
        topic = from.topic;
        account = from.account;
        state = from.state;
        attempts = from.attempts;
        nextAttemptAt = from.nextAttemptAt;
        leasedUntil = from.leasedUntil;
        reason = from.reason;
        createdAt = from.createdAt;
        version = from.version;
    }

    /** A builder of an open task, due at once, version 1. */
    public static Builder builder(UUID id, ShopId shop, Kind kind, String key, CustomerId customer, Instant createdAt) {
        return new Builder(id, shop, kind, key, customer, createdAt);
    }

    /** A builder that starts with these values. */
    public Builder toBuilder() {
        var builder = new Builder(id, shop, kind, key, customer, createdAt);
        builder.reference = reference;
        builder.topic = topic;
        builder.account = account;
        builder.state = state;
        builder.attempts = attempts;
        builder.nextAttemptAt = nextAttemptAt;
        builder.leasedUntil = leasedUntil;
        builder.reason = reason;
        builder.version = version;
        return builder;
    }

    /** Our own name of the task; also the id of the event that it tells. */
    public UUID id() {
        return id;
    }

    /** Where it arose. */
    public ShopId shop() {
        return shop;
    }

    /** What is to be done. */
    public Kind kind() {
        return kind;
    }

    /** Unique within the shop, at most 200 printable ASCII characters: the same intent is written once. */
    public String key() {
        return key;
    }

    /** For whom; a merge is followed when the task runs. Who claims may have no record yet: there it is the claim's own id. */
    public CustomerId customer() {
        return customer;
    }

    /** The order that it belongs to, or empty. */
    public Optional<String> reference() {
        return reference;
    }

    /** What to write, tell or pass on: the name of a message, of an event, or of a part of the contact; empty for the other kinds. */
    public Optional<String> topic() {
        return topic;
    }

    /** The account that it is about, be it not the customer's any more; empty if it is whichever the customer has when the task runs. */
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

    /** Not to be begun before. */
    public Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    /** Until when a worker holds it, or empty if none does. */
    public Optional<Instant> leasedUntil() {
        return leasedUntil;
    }

    /** Why it did not succeed, as a code that staff can act on; or empty. */
    public Optional<String> reason() {
        return reason;
    }

    /** When it was written. */
    public Instant createdAt() {
        return createdAt;
    }

    /** The version that an update must name; since each lease is an update, it is the fence as well. */
    public long version() {
        return version;
    }

    /** Whether a worker may begin it at that time. */
    public boolean isDue(Instant now) {
        return state == State.OPEN
                && !nextAttemptAt.isAfter(now)
                && leasedUntil.filter(until -> until.isAfter(now)).isEmpty();
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
        return "Task[id=" + id + ", kind=" + kind + ", customer=" + customer + ", state=" + state + ", attempts="
                + attempts + ", version=" + version + "]";
    }

    /** Collects the parts of a task; not safe for use by several threads. */
    public static final class Builder {

        private final UUID id;
        private final ShopId shop;
        private final Kind kind;
        private final String key;
        private final CustomerId customer;
        private final Instant createdAt;
        private Optional<String> reference = Optional.empty();
        private Optional<String> topic = Optional.empty();
        private Optional<Account> account = Optional.empty();
        private State state = State.OPEN;
        private int attempts;
        private Instant nextAttemptAt;
        private Optional<Instant> leasedUntil = Optional.empty();
        private Optional<String> reason = Optional.empty();
        private long version = 1;

        private Builder(UUID id, ShopId shop, Kind kind, String key, CustomerId customer, Instant createdAt) {
            this.id = Objects.requireNonNull(id, "id");
            this.shop = Objects.requireNonNull(shop, "shop");
            this.kind = Objects.requireNonNull(kind, "kind");
            this.key = Objects.requireNonNull(key, "key");
            this.customer = Objects.requireNonNull(customer, "customer");
            this.createdAt = Objects.requireNonNull(createdAt, "createdAt");
            this.nextAttemptAt = createdAt;
        }

        /** The order that it belongs to. */
        public Builder reference(Optional<String> value) {
            reference = Objects.requireNonNull(value, "reference");
            return this;
        }

        /** What to write, tell or pass on. */
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

        /** Not to be begun before. */
        public Builder nextAttemptAt(Instant value) {
            nextAttemptAt = Objects.requireNonNull(value, "nextAttemptAt");
            return this;
        }

        /** Until when a worker holds it; empty gives it back. */
        public Builder leasedUntil(Optional<Instant> value) {
            leasedUntil = Objects.requireNonNull(value, "leasedUntil");
            return this;
        }

        /** Why it did not succeed. */
        public Builder reason(Optional<String> value) {
            reason = Objects.requireNonNull(value, "reason");
            return this;
        }

        /** The stored version. */
        public Builder version(long value) {
            version = value;
            return this;
        }

        /** The task. */
        public Task build() {
            return new Task(this);
        }
    }
}
