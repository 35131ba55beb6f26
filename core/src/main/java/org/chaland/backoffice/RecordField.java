package org.chaland.backoffice;

import java.util.List;
import java.util.Optional;
import org.chaland.form.Violation;
import org.chaland.model.Field;

/**
 * One field of a form for staff. Its text form leaves the value out.
 *
 * @param field the field
 * @param value the value to show, or empty
 * @param required whether a value is required
 * @param maxLength longest value in code points, including the limit of the learning provider
 * @param violations what is wrong with the value, in the requested language
 */
public record RecordField(
        Field field, Optional<String> value, boolean required, int maxLength, List<Violation> violations) {

    /** Copies the violations. */
    public RecordField {
        violations = List.copyOf(violations);
    }

    @Override
    public String toString() {
        return "RecordField[" + field.path() + "]";
    }
}
