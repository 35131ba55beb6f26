package org.chaland.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The wish of an account to have the guest records of an e-mail address, to be proven by a code that is mailed there. It
 * holds for one shop, for that very account, and for the customer that the account had when it asked.
 *
 * <p>Immutable; equal by {@link #id()}. Its text form shows the id only (I10).
 */
public final class Claim {

    private final UUID id;
    private final ShopId shop;
    private final Account account;
    private final CanonicalEmail email;
    private final Optional<CustomerId> customer;
    private final long epoch;
    private final Instant requestedAt;
    private final Optional<Code> code;
    private final int tries;
    private final long version;

    private Claim(Builder from) {
        id = from.id;
        shop = from.shop;
        account = from.account;
        email = from.email;
        customer = from.customer;
        epoch = from.epoch;
        requestedAt = from.requestedAt;
        code = from.code;
        tries = from.tries;
        version = from.version;
    }

    /** A builder of a claim, version 1, by an account that has no customer yet; no code was made, none was tried. */
    public static Builder builder(UUID id, ShopId shop, Account account, CanonicalEmail email, Instant requestedAt) {
        return new Builder(id, shop, account, email, requestedAt);
    }

    /** A builder that starts with these values. */
    public Builder toBuilder() {
        var builder = new Builder(id, shop, account, email, requestedAt);
        builder.customer = customer;
        builder.epoch = epoch;
        builder.code = code;
        builder.tries = tries;
        builder.version = version;
        return builder;
    }

    /** Our own name of the claim: random, so that no two claims can be answered by one code. */
    public UUID id() {
        return id;
    }

    /** Whose records are claimed. */
    public ShopId shop() {
        return shop;
    }

    /** Who asks, and alone may answer. */
    public Account account() {
        return account;
    }

    /** The address of the records. */
    public CanonicalEmail email() {
        return email;
    }

    /** The customer that the account had when it asked, or empty if it had none. */
    public Optional<CustomerId> customer() {
        return customer;
    }

    /** The access epoch of that customer then (I5). */
    public long epoch() {
        return epoch;
    }

    /** When it was asked for. */
    public Instant requestedAt() {
        return requestedAt;
    }

    /** The newest code that was made, or empty before the first one. */
    public Optional<Code> code() {
        return code;
    }

    /** How many answers were given, whatever code was the newest then. */
    public int tries() {
        return tries;
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
        return "Claim[id=" + id + ", shop=" + shop + ", version=" + version + "]";
    }

    /**
     * A code that was made. The code itself is stored nowhere.
     *
     * @param hash 64 lower-case hexadecimal digits
     * @param madeAt from when on it can be used, for a while
     */
    public record Code(String hash, Instant madeAt) {

        /** No part is missing. */
        public Code {
            Objects.requireNonNull(hash, "hash");
            Objects.requireNonNull(madeAt, "madeAt");
        }

        @Override
        public String toString() {
            return "Code[madeAt=" + madeAt + "]";
        }
    }

    /** Collects the parts of a claim; not safe for use by several threads. */
    public static final class Builder {

        private final UUID id;
        private final ShopId shop;
        private final Account account;
        private final CanonicalEmail email;
        private final Instant requestedAt;
        private Optional<CustomerId> customer = Optional.empty();
        private long epoch;
        private Optional<Code> code = Optional.empty();
        private int tries;
        private long version = 1;

        private Builder(UUID id, ShopId shop, Account account, CanonicalEmail email, Instant requestedAt) {
            this.id = Objects.requireNonNull(id, "id");
            this.shop = Objects.requireNonNull(shop, "shop");
            this.account = Objects.requireNonNull(account, "account");
            this.email = Objects.requireNonNull(email, "email");
            this.requestedAt = Objects.requireNonNull(requestedAt, "requestedAt");
        }

        /** The customer that the account has, at its present epoch. */
        public Builder customer(CustomerId value, long epochOfCustomer) {
            customer = Optional.of(value);
            epoch = epochOfCustomer;
            return this;
        }

        /** Another code, or none; the one before it is dead. */
        public Builder code(Optional<Code> value) {
            code = Objects.requireNonNull(value, "code");
            return this;
        }

        /** How many answers were given. */
        public Builder tries(int value) {
            tries = value;
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
