package org.chaland.form;

import java.util.Objects;
import org.chaland.model.Field;

/**
 * One reason why the value of a field is refused. Its text form leaves the message out.
 *
 * @param field the field
 * @param code the reason for programs, such as {@code required}; the key of its text is {@code form.} and this code
 * @param message the reason for the person who typed; never repeats what was typed (I10)
 */
public record Violation(Field field, String code, String message) {

    public Violation {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }

    @Override
    public String toString() {
        return "Violation[" + field.path() + ": " + code + "]";
    }
}
