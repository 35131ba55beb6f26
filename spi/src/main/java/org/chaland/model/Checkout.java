package org.chaland.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One passage through the contact step, held by an unguessable handle of which only the hash is stored.
 *
 * <p>Immutable; equal by {@link #id()}. Its text form shows the id only (I10).
 */
public final class Checkout {

    private final UUID id;
    private final ShopId shop;
    private final String handleHash;
    private final Optional<CustomerId> customer;
    private final long epoch;
    private final Optional<Account> account;
    private final Optional<Details> draft;
    private final Optional<Details> orderOnly;
    private final Optional<SignIn> signIn;
    private final Optional<Told> told;
    private final Optional<String> sentBy;
    private final long recordVersion;
    private final Optional<String> order;
    private final Optional<String> previousOrder;
    private final Instant expiresAt;
    private final long version;

    private Checkout(Builder from) {
        id = from.id;
        shop = from.shop;
        handleHash = from.handleHash;
        customer = from.customer;
        epoch = from.epoch;
        account = from.account;
        draft = from.draft;
        orderOnly = from.orderOnly;
        signIn = from.signIn;
        told = from.told;
        sentBy = from.sentBy;
        recordVersion = from.recordVersion;
        order = from.order;
        previousOrder = from.previousOrder;
        expiresAt = from.expiresAt;
        version = from.version;
    }

    /** A builder of a checkout, version 1, that belongs to nobody yet. */
    public static Builder builder(UUID id, ShopId shop, String handleHash, Instant expiresAt) {
        return new Builder(id, shop, handleHash, expiresAt);
    }

    /** A builder that starts with these values. */
    public Builder toBuilder() {
        var builder = new Builder(id, shop, handleHash, expiresAt);
        builder.customer = customer;
        builder.epoch = epoch;
        builder.account = account;
        builder.draft = draft;
        builder.orderOnly = orderOnly;
        builder.signIn = signIn;
        builder.told = told;
        builder.sentBy = sentBy;
        builder.recordVersion = recordVersion;
        builder.order = order;
        builder.previousOrder = previousOrder;
        builder.version = version;
        return builder;
    }

    /** Our own name of the checkout. */
    public UUID id() {
        return id;
    }

    /** Where it happens. */
    public ShopId shop() {
        return shop;
    }

    /** SHA-256 of the handle, 64 lower-case hexadecimal digits; the handle itself is stored nowhere. */
    public String handleHash() {
        return handleHash;
    }

    /** The record that this checkout writes, or empty before the first submit. */
    public Optional<CustomerId> customer() {
        return customer;
    }

    /** The access epoch of that record when the handle was given out (I5). */
    public long epoch() {
        return epoch;
    }

    /** Who has signed in, or empty for a guest. */
    public Optional<Account> account() {
        return account;
    }

    /** What was typed before a sign-in began, as typed; or empty. */
    public Optional<Details> draft() {
        return draft;
    }

    /** Details for this order only, or empty if the record's are to be used. */
    public Optional<Details> orderOnly() {
        return orderOnly;
    }

    /** The sign-in that is awaited, or empty if none was begun. */
    public Optional<SignIn> signIn() {
        return signIn;
    }

    /** What the provider told when {@link #account()} signed in, if it can be asked for no profile later; or empty. */
    public Optional<Told> told() {
        return told;
    }

    /**
     * Stands for the account that was signed in when the form was sent and that cannot be used in the shop, so that the form was kept
     * as a guest's; empty if nobody was signed in.
     */
    public Optional<String> sentBy() {
        return sentBy;
    }

    /**
     * The version of the record that this checkout has stored last; 0 if it has stored none. While the record has it, nobody else has
     * changed it since.
     */
    public long recordVersion() {
        return recordVersion;
    }

    /** The reference of the order that was placed, which ended this checkout (I5); empty while it is under way. */
    public Optional<String> order() {
        return order;
    }

    /**
     * The reference of the order that the same browser had placed before this checkout began, or empty. If it is not paid, it can be
     * placed again with what was typed now.
     */
    public Optional<String> previousOrder() {
        return previousOrder;
    }

    /** From then on the handle is dead. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** The version that an update must name (I8). */
    public long version() {
        return version;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkout that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Checkout[id=" + id + ", shop=" + shop + ", version=" + version + "]";
    }

    /**
     * A sign-in that is awaited.
     *
     * @param issuer whose answer is awaited
     * @param round how many answers came before: an attempt that was begun before one of them is over
     */
    public record SignIn(String issuer, int round) {

        /** After an answer, or when the checkout ends. */
        public SignIn next() {
            return new SignIn(issuer, round + 1);
        }
    }

    /**
     * What a provider told of somebody who signed in. Its text form shows nothing of it.
     *
     * @param details the profile
     * @param emailConfirmed whether the provider says that the e-mail address is theirs
     */
    public record Told(Details details, boolean emailConfirmed) {

        @Override
        public String toString() {
            return "Told[masked]";
        }
    }

    /** Collects the parts of a checkout; not safe for use by several threads. */
    public static final class Builder {

        private final UUID id;
        private final ShopId shop;
        private String handleHash;
        private Instant expiresAt;
        private Optional<CustomerId> customer = Optional.empty();
        private long epoch;
        private Optional<Account> account = Optional.empty();
        private Optional<Details> draft = Optional.empty();
        private Optional<Details> orderOnly = Optional.empty();
        private Optional<SignIn> signIn = Optional.empty();
        private Optional<Told> told = Optional.empty();
        private Optional<String> sentBy = Optional.empty();
        private long recordVersion;
        private Optional<String> order = Optional.empty();
        private Optional<String> previousOrder = Optional.empty();
        private long version = 1;

        private Builder(UUID id, ShopId shop, String handleHash, Instant expiresAt) {
            this.id = Objects.requireNonNull(id, "id");
            this.shop = Objects.requireNonNull(shop, "shop");
            this.handleHash = Objects.requireNonNull(handleHash, "handleHash");
            this.expiresAt = Objects.requireNonNull(expiresAt, "expiresAt");
        }

        /** Gives the checkout another handle; the one before it is dead. */
        public Builder handleHash(String value) {
            handleHash = Objects.requireNonNull(value, "handleHash");
            return this;
        }

        /** The record that this checkout writes, at its present epoch. */
        public Builder customer(CustomerId value, long epochOfCustomer) {
            customer = Optional.of(value);
            epoch = epochOfCustomer;
            return this;
        }

        /** Leaves the record: the checkout writes none until the next submit. */
        public Builder withoutCustomer() {
            customer = Optional.empty();
            epoch = 0;
            recordVersion = 0;
            return this;
        }

        /** Who has signed in. */
        public Builder account(Account value) {
            account = Optional.of(value);
            return this;
        }

        /** What was typed before a sign-in began; empty forgets it. */
        public Builder draft(Optional<Details> value) {
            draft = Objects.requireNonNull(value, "draft");
            return this;
        }

        /** Details for this order only; empty returns to the record's. */
        public Builder orderOnly(Optional<Details> value) {
            orderOnly = Objects.requireNonNull(value, "orderOnly");
            return this;
        }

        /** The sign-in that is awaited; empty if there is none. */
        public Builder signIn(Optional<SignIn> value) {
            signIn = Objects.requireNonNull(value, "signIn");
            return this;
        }

        /** What the provider of the account told at the sign-in; empty if it is not to be kept. */
        public Builder told(Optional<Told> value) {
            told = Objects.requireNonNull(value, "told");
            return this;
        }

        /** Stands for the account that sent the form of a guest: at most 32 characters. */
        public Builder sentBy(Optional<String> value) {
            sentBy = Objects.requireNonNull(value, "sentBy");
            return this;
        }

        /** The version of the record that this checkout has stored last. */
        public Builder recordVersion(long value) {
            recordVersion = value;
            return this;
        }

        /** The reference of the order by which the checkout ends; empty while it is under way. */
        public Builder order(Optional<String> value) {
            order = Objects.requireNonNull(value, "order");
            return this;
        }

        /** The reference of the order that the same browser placed before; or empty. */
        public Builder previousOrder(Optional<String> value) {
            previousOrder = Objects.requireNonNull(value, "previousOrder");
            return this;
        }

        /** From then on the handle is dead. */
        public Builder expiresAt(Instant value) {
            expiresAt = Objects.requireNonNull(value, "expiresAt");
            return this;
        }

        /** The stored version. */
        public Builder version(long value) {
            version = value;
            return this;
        }

        /** The checkout. */
        public Checkout build() {
            return new Checkout(this);
        }
    }
}
