package org.chaland.spi;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.chaland.model.PersonalField;

/**
 * What a purpose opens, and of whom.
 *
 * @param fields what is shown, unmodifiable; {@link PersonalField#RECORD} is always among them, for whoever is shown anything
 *     sees that there is a record
 * @param relation how staff have to stand to the customer
 */
public record Grant(Set<PersonalField> fields, Relation relation) {

    /** Keeps its own copy of the fields. */
    public Grant {
        var copy = EnumSet.of(PersonalField.RECORD);
        copy.addAll(fields);
        fields = Collections.unmodifiableSet(copy);
        Objects.requireNonNull(relation, "relation");
    }
}
