package org.chaland.spi;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that was bought, as the support area shows it. Its text form leaves the name out.
 *
 * @param name not blank
 * @param from since when it can be used, or empty if that does not matter
 * @param until the first moment at which it cannot be used any more, or empty if there is none
 * @param address where it is used, or empty
 */
public record Product(String name, Optional<Instant> from, Optional<Instant> until, Optional<URI> address) {

    /** @throws IllegalArgumentException if the name is blank, or the address is one that a page may not link to */
    public Product {
        Shown.text("name of a product", name);
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Shown.address("address of a product", address);
    }

    /** A product that is valid without limit. */
    public static Product named(String name) {
        return new Product(name, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, from then on. */
    public Product from(Instant start) {
        return new Product(name, Optional.of(start), until, address);
    }

    /** The same, until then. */
    public Product until(Instant end) {
        return new Product(name, from, Optional.of(end), address);
    }

    /** The same, used there. */
    public Product at(URI place) {
        return new Product(name, from, until, Optional.of(place));
    }

    @Override
    public String toString() {
        return "Product[from=" + from + ", until=" + until + "]";
    }
}
