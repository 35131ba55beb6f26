package org.chaland.spi;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that was bought, as the support area shows it. Its text form leaves the name out.
 *
 * @param name not blank
 * @param from when it can be used for the first time, or empty for no limit
 * @param until the first moment at which it can no longer be used, or empty for no limit
 * @param address the page where it is used, or empty
 * @param course the code of the training, if it is one: then the course is linked where no address is given; or empty
 */
public record Product(
        String name, Optional<Instant> from, Optional<Instant> until, Optional<URI> address, Optional<String> course) {

    /** @throws IllegalArgumentException if the name is blank, or a page must not link to the address */
    public Product {
        Shown.text("name of a product", name);
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Shown.address("address of a product", address);
        Objects.requireNonNull(course, "course");
    }

    /** Creates a product that is valid without limit. */
    public static Product named(String name) {
        return new Product(name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns the same product, valid from that time. */
    public Product from(Instant start) {
        return new Product(name, Optional.of(start), until, address, course);
    }

    /** Returns the same product, valid until that time. */
    public Product until(Instant end) {
        return new Product(name, from, Optional.of(end), address, course);
    }

    /** Returns the same product with the page where it is used. */
    public Product at(URI place) {
        return new Product(name, from, until, Optional.of(place), course);
    }

    /** Returns the same product, which is the training of that code. */
    public Product course(String code) {
        return new Product(name, from, until, address, Optional.of(code));
    }

    @Override
    public String toString() {
        return "Product[from=" + from + ", until=" + until + "]";
    }
}
