package org.chaland.form;

import java.util.List;
import org.chaland.model.Details;

/**
 * What became of a form.
 *
 * @param details the values as they would be kept: normalised, and only those that the shop asks for
 * @param violations all that is wrong with them, in the order of the fields; unmodifiable; empty if they may be kept
 */
public record Checked(Details details, List<Violation> violations) {

    public Checked {
        violations = List.copyOf(violations);
    }

    /** Whether the details may be kept. */
    public boolean isAccepted() {
        return violations.isEmpty();
    }
}
