package org.chaland.property;

import java.util.EnumMap;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.Details;
import org.chaland.model.Field;

/**
 * What becomes of a record when a form is sent (I8).
 *
 * @param taken each field as it was typed if it was changed on the page, otherwise as it is on the record
 * @param isClean whether nothing that was changed on the page was changed on the record too, and all that is asked for is there
 */
record Merge(Details taken, boolean isClean) {

    private static final Set<Field> REQUIRED = Set.of(
            Field.GIVEN_NAME,
            Field.FAMILY_NAME,
            Field.ADDRESS_LINE_1,
            Field.POSTAL_CODE,
            Field.CITY,
            Field.COUNTRY,
            Field.EMAIL);

    /** @param shown what the record held when the page was made; empty if that is not known */
    static Merge of(Optional<Details> shown, Details typed, Details current) {
        var taken = new EnumMap<Field, String>(Field.class);
        var same = true;
        for (var field : Field.values()) {
            var left = shown.filter(details -> details.get(field).equals(typed.get(field)));
            var untouched = shown.filter(details -> details.get(field).equals(current.get(field)));
            (left.isPresent() ? current : typed).get(field).ifPresent(value -> taken.put(field, value));
            same &= left.isPresent()
                    || untouched.isPresent()
                    || typed.get(field).equals(current.get(field));
        }
        var complete = taken.keySet().containsAll(REQUIRED);
        return new Merge(complete ? Details.of(taken) : typed, same && complete);
    }

    /** Whether an order can be placed with these. */
    static boolean isComplete(Details details) {
        return details.values().keySet().containsAll(REQUIRED);
    }
}
