package org.chaland.backoffice;

import java.util.List;
import java.util.Optional;
import org.chaland.form.Violation;
import org.chaland.model.Field;

/**
 * One field of a form for staff as it is to be shown. Its text form leaves the value out (I10).
 *
 * @param field which one
 * @param value what it is filled with, or empty
 * @param required whether it has to be filled
 * @param maxLength the longest value, in code points, the learning provider's limit counted
 * @param violations what is wrong with the value, in the language asked for; empty if nothing is
 */
public record RecordField(
        Field field, Optional<String> value, boolean required, int maxLength, List<Violation> violations) {

    /** Keeps its own copy of the violations. */
    public RecordField {
        violations = List.copyOf(violations);
    }

    @Override
    public String toString() {
        return "RecordField[" + field.path() + "]";
    }
}
