package org.chaland.spi;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chaland.model.PurchaseRef;

/**
 * How the host describes one of its orders to the person who placed it. Products, seats and documents are shown once the order
 * is paid. Immutable; its text form shows the reference only (I10).
 */
public final class OrderDescription {

    private final PurchaseRef ref;
    private final String title;
    private final Optional<String> amount;
    private final Optional<URI> address;
    private final List<Product> products;
    private final List<Seat> seats;
    private final List<PrivateDocument> documents;

    private OrderDescription(Builder from) {
        ref = from.ref;
        title = from.title;
        amount = from.amount;
        address = from.address;
        products = from.products;
        seats = from.seats;
        documents = from.documents;
    }

    /**
     * A builder of an order that is called so and has nothing else to show.
     *
     * @throws IllegalArgumentException if the title is blank
     */
    public static Builder builder(PurchaseRef ref, String title) {
        return new Builder(ref, title);
    }

    /** Which order. */
    public PurchaseRef ref() {
        return ref;
    }

    /** What it is called. */
    public String title() {
        return title;
    }

    /** What it costs, ready to be shown; or empty. */
    public Optional<String> amount() {
        return amount;
    }

    /** The order's own page, or empty. */
    public Optional<URI> address() {
        return address;
    }

    /** What was bought; unmodifiable. */
    public List<Product> products() {
        return products;
    }

    /** The places in courses; unmodifiable. */
    public List<Seat> seats() {
        return seats;
    }

    /** The documents for the buyer alone; unmodifiable. */
    public List<PrivateDocument> documents() {
        return documents;
    }

    @Override
    public String toString() {
        return "OrderDescription[" + ref + "]";
    }

    /** Collects the parts of a description; not safe for use by several threads. */
    public static final class Builder {

        private final PurchaseRef ref;
        private final String title;
        private Optional<String> amount = Optional.empty();
        private Optional<URI> address = Optional.empty();
        private List<Product> products = List.of();
        private List<Seat> seats = List.of();
        private List<PrivateDocument> documents = List.of();

        private Builder(PurchaseRef ref, String title) {
            this.ref = Objects.requireNonNull(ref, "ref");
            this.title = Shown.text("title", title);
        }

        /** What it costs, ready to be shown; not blank. */
        public Builder amount(String value) {
            amount = Optional.of(Shown.text("amount", value));
            return this;
        }

        /** The order's own page: on the host's site, or http, https. It is for the host to show it to its owner only. */
        public Builder address(URI value) {
            address = Optional.of(Shown.address("address of the order", value));
            return this;
        }

        /** What was bought. */
        public Builder products(List<Product> value) {
            products = List.copyOf(value);
            return this;
        }

        /** The places in courses. */
        public Builder seats(List<Seat> value) {
            seats = List.copyOf(value);
            return this;
        }

        /** The documents for the buyer alone. */
        public Builder documents(List<PrivateDocument> value) {
            documents = List.copyOf(value);
            return this;
        }

        /** The description. */
        public OrderDescription build() {
            return new OrderDescription(this);
        }
    }
}
