package org.chaland.form;

import java.util.EnumMap;
import java.util.Map;
import org.chaland.model.Details;
import org.chaland.model.Field;

/** Reads details from the parameters of a request. Safe for use by several threads. */
public final class FormInput {

    private FormInput() {}

    /**
     * Returns the values of the parameters that are named like the {@link Field#path()} of a field, as typed. All other parameters
     * are ignored, so that a request cannot set an id, a version or a state.
     */
    public static Details read(Map<String, String> parameters) {
        var values = new EnumMap<Field, String>(Field.class);
        for (var field : Field.values()) {
            var value = parameters.get(field.path());
            if (value != null) {
                values.put(field, value);
            }
        }
        return Details.of(values);
    }
}
