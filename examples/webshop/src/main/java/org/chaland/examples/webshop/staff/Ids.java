package org.chaland.examples.webshop.staff;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chaland.model.CustomerId;

/** Reads ids of customers from addresses and forms. */
final class Ids {

    private static final Pattern SYNTAX = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Ids() {}

    /** The id, or empty if the text is none. */
    static Optional<CustomerId> read(String text) {
        return SYNTAX.matcher(text).matches() ? Optional.of(new CustomerId(UUID.fromString(text))) : Optional.empty();
    }

    /** @throws IllegalArgumentException if the text is no id; it is not repeated */
    static CustomerId required(String text) {
        return read(text).orElseThrow(() -> new IllegalArgumentException("This is no id of a customer."));
    }
}
