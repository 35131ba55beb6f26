package org.chaland.form;

import java.util.List;
import org.chaland.model.Details;

/**
 * Result of checking a form.
 *
 * @param details the values as they would be stored: normalised, and only those that the shop asks for
 * @param violations everything that is wrong with them, in the order of the fields; unmodifiable; empty if nothing is
 */
public record Checked(Details details, List<Violation> violations) {

    public Checked {
        violations = List.copyOf(violations);
    }

    /** Whether nothing is wrong. */
    public boolean isAccepted() {
        return violations.isEmpty();
    }
}
