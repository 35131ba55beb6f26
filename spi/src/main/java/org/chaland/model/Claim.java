package org.chaland.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody's wish to have what belongs to a mailbox, to be proven by a code or a link that is mailed there. It holds for one shop, for
 * one purpose, and for whoever asked: an account with the customer that it had then, a browser, or the mail about one order. No code
 * and no link is stored: both are derived from the claim and from a secret that is not in the database.
 *
 * <p>Immutable; equal by {@link #id()}. Its text form shows the id only (I10).
 */
public final class Claim {

    private final UUID id;
    private final ShopId shop;
    private final Purpose purpose;
    private final String asker;
    private final CanonicalEmail email;
    private final Optional<String> language;
    private final Optional<String> order;
    private final Instant requestedAt;
    private final Optional<Account> account;
    private final Optional<CustomerId> customer;
    private final long epoch;
    private final int tries;
    private final State state;
    private final Optional<Instant> endedAt;
    private final long version;

    private Claim(Builder from) {
        id = from.id;
        shop = from.shop;
        purpose = from.purpose;
        asker = from.asker;
        email = from.email;
        language = from.language;
        order = from.order;
        requestedAt = from.requestedAt;
        account = from.account;
        customer = from.customer;
        epoch = from.epoch;
        tries = from.tries;
        state = from.state;
        endedAt = from.endedAt;
        version = from.version;
    }

    /**
     * A builder of an open claim, version 1, of which no code was tried.
     *
     * @param asker who may answer, see {@link #asker()}
     */
    public static Builder builder(
            UUID id, ShopId shop, Purpose purpose, String asker, CanonicalEmail email, Instant requestedAt) {
        return new Builder(id, shop, purpose, asker, email, requestedAt);
    }

    /** A builder that starts with these values. */
    public Builder toBuilder() {
        var builder = new Builder(id, shop, purpose, asker, email, requestedAt);
        builder.language = language;
        builder.order = order;
        builder.account = account;
        builder.customer = customer;
        builder.epoch = epoch;
        builder.tries = tries;
        builder.state = state;
        builder.endedAt = endedAt;
        builder.version = version;
        return builder;
    }

    /** Our own name of the claim: random, so that no two claims can be answered by one code. */
    public UUID id() {
        return id;
    }

    /** The shop to which it belongs. */
    public ShopId shop() {
        return shop;
    }

    /** What the proof is for. A proof for one purpose is none for another. */
    public Purpose purpose() {
        return purpose;
    }

    /** Stands for who asked and alone may answer: 64 lower-case hexadecimal digits. There is one claim of each in a shop. */
    public String asker() {
        return asker;
    }

    /** The mailbox that is to be proven. */
    public CanonicalEmail email() {
        return email;
    }

    /** The language of whoever asked, BCP 47; or empty. */
    public Optional<String> language() {
        return language;
    }

    /** The reference of the order that the proof is for; empty if it is for no order. */
    public Optional<String> order() {
        return order;
    }

    /** When it was asked for. */
    public Instant requestedAt() {
        return requestedAt;
    }

    /** The account that gets what is claimed; empty as long as it is not known. */
    public Optional<Account> account() {
        return account;
    }

    /** The customer that the account had when that was written down, or empty if it had none. */
    public Optional<CustomerId> customer() {
        return customer;
    }

    /** The access epoch of that customer then (I5). */
    public long epoch() {
        return epoch;
    }

    /** How many answers were given, whatever code was the newest then. */
    public int tries() {
        return tries;
    }

    /** What has become of it. */
    public State state() {
        return state;
    }

    /** When it was confirmed or declined; empty while it is open. */
    public Optional<Instant> endedAt() {
        return endedAt;
    }

    /** The version that an update must name (I8). */
    public long version() {
        return version;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Claim that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Claim[id=" + id + ", shop=" + shop + ", purpose=" + purpose + ", version=" + version + "]";
    }

    /** What a mailbox is proven for. */
    public enum Purpose {
        /** Whoever asked is signed in by a code. */
        SIGN_IN,
        /** An account that is signed in gets the records of the mailbox by a code. */
        TAKE_RECORDS,
        /** An order goes to the account of the mailbox by a link. */
        ATTACH_ORDER,
        /** Nothing is asked: whoever has proven the mailbox before is told that the shop writes to another one from now on. */
        NOTICE
    }

    /** What has become of a claim. One that was answered by a code is removed. */
    public enum State {
        /** Nobody has answered yet. */
        OPEN,
        /** The owner of the mailbox has confirmed it. */
        CONFIRMED,
        /** The owner of the mailbox says that it is not theirs. */
        DECLINED
    }

    /** Collects the parts of a claim; not safe for use by several threads. */
    public static final class Builder {

        private final UUID id;
        private final ShopId shop;
        private final Purpose purpose;
        private final String asker;
        private final CanonicalEmail email;
        private final Instant requestedAt;
        private Optional<String> language = Optional.empty();
        private Optional<String> order = Optional.empty();
        private Optional<Account> account = Optional.empty();
        private Optional<CustomerId> customer = Optional.empty();
        private long epoch;
        private int tries;
        private State state = State.OPEN;
        private Optional<Instant> endedAt = Optional.empty();
        private long version = 1;

        private Builder(
                UUID id, ShopId shop, Purpose purpose, String asker, CanonicalEmail email, Instant requestedAt) {
            this.id = Objects.requireNonNull(id, "id");
            this.shop = Objects.requireNonNull(shop, "shop");
            this.purpose = Objects.requireNonNull(purpose, "purpose");
            this.asker = Objects.requireNonNull(asker, "asker");
            this.email = Objects.requireNonNull(email, "email");
            this.requestedAt = Objects.requireNonNull(requestedAt, "requestedAt");
        }

        /** The language of whoever asks, BCP 47. */
        public Builder language(Optional<String> value) {
            language = Objects.requireNonNull(value, "language");
            return this;
        }

        /** The reference of the order that the proof is for. */
        public Builder order(String value) {
            order = Optional.of(value);
            return this;
        }

        /** The account that gets what is claimed, and its customer at its present epoch, if it has one. */
        public Builder account(Account value, Optional<Customer> itsCustomer) {
            account = Optional.of(value);
            customer = itsCustomer.map(Customer::id);
            epoch = itsCustomer.map(Customer::epoch).orElse(0L);
            return this;
        }

        /** The account, the customer and the epoch, as they are stored. */
        public Builder account(Account value, Optional<CustomerId> itsCustomer, long epochOfCustomer) {
            account = Optional.of(value);
            customer = Objects.requireNonNull(itsCustomer, "customer");
            epoch = epochOfCustomer;
            return this;
        }

        /** How many answers were given. */
        public Builder tries(int value) {
            tries = value;
            return this;
        }

        /** It has ended in that state. */
        public Builder ended(State how, Instant when) {
            state = Objects.requireNonNull(how, "state");
            endedAt = Optional.of(when);
            return this;
        }

        /** The stored version. */
        public Builder version(long value) {
            version = value;
            return this;
        }

        /** The claim. */
        public Claim build() {
            return new Claim(this);
        }
    }
}
