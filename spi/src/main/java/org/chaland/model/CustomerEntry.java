package org.chaland.model;

import java.time.Instant;
import java.util.Objects;

/**
 * A customer as a line of a list that staff look at. Its text form shows the id only (I10).
 *
 * @param id our own name of the record
 * @param name the person's full name; empty text if none is known
 * @param organisation empty text if none is known
 * @param city empty text if none is known
 * @param email as typed; empty text if none is known
 * @param linked whether an account is linked, in whatever state the link is
 * @param createdAt when the record was made
 * @param purchases how many purchases it has
 */
public record CustomerEntry(
        CustomerId id,
        String name,
        String organisation,
        String city,
        String email,
        boolean linked,
        Instant createdAt,
        Purchase.Counts purchases) {

    /** No part is missing. */
    public CustomerEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(organisation, "organisation");
        Objects.requireNonNull(city, "city");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(purchases, "purchases");
    }

    /** The line of that customer. */
    public static CustomerEntry of(Customer customer, Purchase.Counts purchases) {
        var contact = customer.details().contact();
        return new CustomerEntry(
                customer.id(),
                contact.fullName(),
                contact.organisation().orElse(""),
                contact.city().orElse(""),
                contact.email().orElse(""),
                !customer.isGuest(),
                customer.createdAt(),
                purchases);
    }

    @Override
    public String toString() {
        return "CustomerEntry[id=" + id + "]";
    }
}
