package org.chaland.backoffice;

import java.util.Optional;
import org.chaland.model.Field;

/**
 * A field that was changed in the form and, meanwhile, on the record. Its text form leaves the values out (I10).
 *
 * @param field which one
 * @param held what the record holds now, or empty if it holds nothing
 * @param typed what was typed into the form, or empty if it was emptied
 */
public record FieldConflict(Field field, Optional<String> held, Optional<String> typed) {

    @Override
    public String toString() {
        return "FieldConflict[" + field.path() + "]";
    }
}
