package org.chaland.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The shop's record of a person. One without links is a <em>guest</em>.
 *
 * <p>Immutable; equal by {@link #id()}. Its text form shows ids only (I10).
 */
public final class Customer {

    /** What may be done with the record. */
    public enum State {
        /** In use. */
        ACTIVE,
        /** Kept, but processed for nothing except storage and legal claims (GDPR art. 18). */
        RESTRICTED,
        /** Personal data removed (GDPR art. 17); the id stays for what still points at it. */
        ERASED,
        /** A tombstone, one level deep, that leads to {@link Customer#mergedInto()}. */
        MERGED
    }

    private final CustomerId id;
    private final ShopId shop;
    private final Details details;
    private final List<Link> links;
    private final State state;
    private final Optional<CustomerId> mergedInto;
    private final long epoch;
    private final long version;
    private final Instant createdAt;
    private final Instant changedAt;

    private Customer(Builder from) {
        id = from.id;
        shop = from.shop;
        details = from.details;
        links = List.copyOf(from.links);
        state = from.state;
        mergedInto = from.mergedInto;
        epoch = from.epoch;
        version = from.version;
        createdAt = from.createdAt;
        changedAt = from.changedAt;
        if (mergedInto.isPresent() != (state == State.MERGED)) {
            throw new IllegalArgumentException(
                    "Customer " + id + " is " + state + ": exactly a merged one leads to a survivor.");
        }
        if (links.stream().map(link -> link.account().issuer()).distinct().count() < links.size()) {
            throw new IllegalArgumentException(
                    "Customer " + id + " has two accounts of one issuer: unlink one before the other is linked.");
        }
    }

    /** A builder of an active guest, version 1, epoch 0, with nothing known. */
    public static Builder builder(ShopId shop, CustomerId id, Instant createdAt) {
        return new Builder(shop, id, createdAt);
    }

    /** A builder that starts with these values. */
    public Builder toBuilder() {
        var builder = new Builder(shop, id, createdAt);
        builder.details = details;
        builder.links = links;
        builder.state = state;
        builder.mergedInto = mergedInto;
        builder.epoch = epoch;
        builder.version = version;
        builder.changedAt = changedAt;
        return builder;
    }

    /** Our own name of the record. */
    public CustomerId id() {
        return id;
    }

    /** The shop that keeps it. */
    public ShopId shop() {
        return shop;
    }

    /** Contact and billing as last saved. */
    public Details details() {
        return details;
    }

    /** The accounts, at most one per issuer; unmodifiable. */
    public List<Link> links() {
        return links;
    }

    /** The link to an account of that issuer, or empty if there is none. */
    public Optional<Link> linkAt(String issuer) {
        return links.stream()
                .filter(link -> link.account().issuer().equals(issuer))
                .findFirst();
    }

    /** The link to an account of that issuer if it can be used now, otherwise empty. */
    public Optional<Link> activeLinkAt(String issuer) {
        return linkAt(issuer).filter(Link::isActive);
    }

    /** Whether that very account opens this record now: the link says so, and nothing else does (I1). */
    public boolean isOpenTo(Account account) {
        return isActive()
                && activeLinkAt(account.issuer())
                        .filter(link -> link.account().equals(account))
                        .isPresent();
    }

    /** Whether no account is linked. */
    public boolean isGuest() {
        return links.isEmpty();
    }

    /** What may be done with the record. */
    public State state() {
        return state;
    }

    /** Whether the record is in use. */
    public boolean isActive() {
        return state == State.ACTIVE;
    }

    /** The survivor if this is a tombstone, otherwise empty. */
    public Optional<CustomerId> mergedInto() {
        return mergedInto;
    }

    /** The access epoch: handles of an earlier one are dead (I5). Only ever grows. */
    public long epoch() {
        return epoch;
    }

    /** The version that an update must name (I8). Grows by one with every stored change. */
    public long version() {
        return version;
    }

    /** When the record was made. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When the record was last changed. */
    public Instant changedAt() {
        return changedAt;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Customer that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Customer[id=" + id + ", shop=" + shop + ", state=" + state + ", version=" + version + "]";
    }

    /** Collects the parts of a customer; not safe for use by several threads. */
    public static final class Builder {

        private final ShopId shop;
        private final CustomerId id;
        private final Instant createdAt;
        private Details details = Details.empty();
        private List<Link> links = List.of();
        private State state = State.ACTIVE;
        private Optional<CustomerId> mergedInto = Optional.empty();
        private long epoch;
        private long version = 1;
        private Instant changedAt;

        private Builder(ShopId shop, CustomerId id, Instant createdAt) {
            this.shop = Objects.requireNonNull(shop, "shop");
            this.id = Objects.requireNonNull(id, "id");
            this.createdAt = Objects.requireNonNull(createdAt, "createdAt");
            this.changedAt = createdAt;
        }

        /** Contact and billing. */
        public Builder details(Details value) {
            details = Objects.requireNonNull(value, "details");
            return this;
        }

        /** The accounts, at most one per issuer. */
        public Builder links(List<Link> value) {
            links = List.copyOf(value);
            return this;
        }

        /** Any state but {@link State#MERGED}. */
        public Builder state(State value) {
            state = Objects.requireNonNull(value, "state");
            mergedInto = Optional.empty();
            return this;
        }

        /** Makes a tombstone that leads to that survivor. */
        public Builder mergedInto(CustomerId survivor) {
            state = State.MERGED;
            mergedInto = Optional.of(survivor);
            return this;
        }

        /** The access epoch. */
        public Builder epoch(long value) {
            epoch = value;
            return this;
        }

        /** The stored version. */
        public Builder version(long value) {
            version = value;
            return this;
        }

        /** When the record was last changed. */
        public Builder changedAt(Instant value) {
            changedAt = Objects.requireNonNull(value, "changedAt");
            return this;
        }

        /**
         * The customer.
         *
         * @throws IllegalArgumentException if it has two accounts of one issuer
         */
        public Customer build() {
            return new Customer(this);
        }
    }
}
