package org.chaland.model;

import java.util.UUID;

/**
 * Our own opaque name of a customer; carries no personal data, so it may be logged.
 *
 * @param value a UUID of version 7 (RFC 9562), so that ids sort by time of creation
 */
public record CustomerId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
