package org.chaland.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What {@link Contact} and {@link Billing} have in common: an unmodifiable map of non-empty values of allowed fields. */
final class FieldValues {

    private FieldValues() {}

    static Map<Field, String> copy(Map<Field, String> values, Set<Field> allowed) {
        var copy = new EnumMap<Field, String>(Field.class);
        values.forEach((field, value) -> {
            if (!allowed.contains(field)) {
                throw new IllegalArgumentException("Field " + field + " does not belong here: use one of " + allowed);
            }
            if (!value.isEmpty()) {
                copy.put(field, value);
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    static void set(Map<Field, String> values, Field field, String value) {
        values.put(field, java.util.Objects.requireNonNull(value, field.path()));
    }
}
