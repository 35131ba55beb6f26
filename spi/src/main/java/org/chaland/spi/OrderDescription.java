package org.chaland.spi;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chaland.model.PurchaseRef;

/**
 * How the host describes one of its orders to the person who placed it. Products and documents are shown only while the
 * order is paid. Immutable: each method with a parameter returns a changed copy. The text form shows the reference only.
 */
public final class OrderDescription {

    private final PurchaseRef ref;
    private final String title;
    private Optional<String> amount = Optional.empty();
    private Optional<URI> address = Optional.empty();
    private List<Product> products = List.of();
    private List<SupportItem> documents = List.of();

    private OrderDescription(PurchaseRef ref, String title) {
        this.ref = Objects.requireNonNull(ref, "ref");
        this.title = Shown.text("title", title);
    }

    /**
     * Creates the description of an order that has a title and nothing else to show.
     *
     * @throws IllegalArgumentException if the title is blank
     */
    public static OrderDescription of(PurchaseRef ref, String title) {
        return new OrderDescription(ref, title);
    }

    private OrderDescription copy() {
        var copy = new OrderDescription(ref, title);
        copy.amount = amount;
        copy.address = address;
        copy.products = products;
        copy.documents = documents;
        return copy;
    }

    /** Returns the same description with the price, formatted for display; not blank. */
    public OrderDescription amount(String value) {
        var copy = copy();
        copy.amount = Optional.of(Shown.text("amount", value));
        return copy;
    }

    /**
     * Returns the same description with the address of the order's page: relative, http or https. The host must show that page to
     * the owner of the order only.
     */
    public OrderDescription address(URI value) {
        var copy = copy();
        copy.address = Optional.of(Shown.address("address of the order", value));
        return copy;
    }

    /** Returns the same description with these products. */
    public OrderDescription products(List<Product> value) {
        var copy = copy();
        copy.products = List.copyOf(value);
        return copy;
    }

    /**
     * Returns the same description with these documents, which only the buyer may read. Their addresses must not name a person; the
     * host checks {@code Support.paidPurchase} each time it serves one.
     *
     * @throws IllegalArgumentException if a document has no address
     */
    public OrderDescription documents(List<SupportItem> value) {
        if (value.stream().anyMatch(document -> document.address().isEmpty())) {
            throw new IllegalArgumentException(
                    "A document of order " + ref + " has no address: give each document one.");
        }
        var copy = copy();
        copy.documents = List.copyOf(value);
        return copy;
    }

    /** Returns the reference of the order. */
    public PurchaseRef ref() {
        return ref;
    }

    /** Returns the title; not blank. */
    public String title() {
        return title;
    }

    /** Returns the price, formatted for display, or empty. */
    public Optional<String> amount() {
        return amount;
    }

    /** Returns the address of the order's page, or empty. */
    public Optional<URI> address() {
        return address;
    }

    /** Returns what was bought; unmodifiable. */
    public List<Product> products() {
        return products;
    }

    /** Returns the documents, each with an address; unmodifiable. */
    public List<SupportItem> documents() {
        return documents;
    }

    @Override
    public String toString() {
        return "OrderDescription[" + ref + "]";
    }
}
