package org.chaland.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A training that a purchase gives access to.
 *
 * @param code the host's technical name of the training, 1 to 100 characters
 * @param end when access ends, or empty if it does not
 */
public record Training(String code, Optional<Instant> end) {

    private static final int LONGEST = 100;

    /** @throws IllegalArgumentException if the code is empty or too long */
    public Training {
        Objects.requireNonNull(end, "end");
        if (code.isBlank() || code.length() > LONGEST) {
            throw new IllegalArgumentException("A training's code is 1 to " + LONGEST + " characters, not "
                    + code.length() + ": pass its technical name.");
        }
    }

    /** Whether access has not ended by that time. */
    public boolean isOpen(Instant at) {
        return end.isEmpty() || end.get().isAfter(at);
    }
}
