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

    /** Relation that a member of staff must have to a customer to see their data. */
    public enum Relation {
        /** The customer is a customer of the shop. Always true, so {@link AccessPolicy#isRelated} is not called. */
        OF_THIS_SHOP,
        /**
         * The member of staff trains the customer: {@link AccessPolicy#isRelated} says so, or a {@link CourseTeaching} says that they teach a
         * course into which the customer was let. In the latter case they read and change nothing.
         */
        DEALS_WITH_IN_TRAINING,
        /** The member of staff looks after the customer. */
        LOOKS_AFTER
    }
}
