package org.chaland.spi;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.chaland.model.PersonalField;

/**
 * The fields that staff see for a purpose, and the customers whose fields they see.
 *
 * @param fields what is shown; unmodifiable. Always contains {@link PersonalField#RECORD}, because showing anything shows that
 *     there is a record
 * @param relation the relation that staff must have to the customer
 */
public record Grant(Set<PersonalField> fields, Relation relation) {

    /** Copies the fields. */
    public Grant {
        var copy = EnumSet.of(PersonalField.RECORD);
        copy.addAll(fields);
        fields = Collections.unmodifiableSet(copy);
        Objects.requireNonNull(relation, "relation");
    }
}
