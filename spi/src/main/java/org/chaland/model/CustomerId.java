package org.chaland.model;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Our own opaque name of a customer; carries no personal data, so it may be logged.
 *
 * @param value a UUID of version 7 (RFC 9562), so that ids sort by time of creation
 */
public record CustomerId(UUID value) {

    private static final Pattern SYNTAX = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Of a text that came from a browser or a person; empty if it is no id. */
    public static Optional<CustomerId> read(String text) {
        return SYNTAX.matcher(text).matches() ? Optional.of(new CustomerId(UUID.fromString(text))) : Optional.empty();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
