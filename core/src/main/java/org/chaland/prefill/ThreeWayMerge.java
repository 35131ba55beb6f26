package org.chaland.prefill;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.chaland.model.Details;
import org.chaland.model.Field;

/**
 * Result of merging what was typed with the present record: edits of different fields both survive, edits of one field to
 * different values are a conflict (I8). Internal: used by Chaland only.
 *
 * @param merged the record with the edits; a field in conflict has the value of the record
 * @param conflicts the fields that both sides changed, or that are not valid together any more, in order
 */
public record ThreeWayMerge(Details merged, List<Field> conflicts) {

    /** Keeps its own copy of the list. */
    public ThreeWayMerge {
        conflicts = List.copyOf(conflicts);
    }

    /**
     * Merges.
     *
     * @param base what the record held when the form was made; without it every difference is a conflict
     * @param asked the fields that the form has; other fields keep the value of the record
     */
    static ThreeWayMerge of(Optional<FormBase> base, Details typed, Details current, Predicate<Field> asked) {
        Map<Field, String> merged = new EnumMap<>(Field.class);
        merged.putAll(current.values());
        List<Field> conflicts = new ArrayList<>();
        for (var field : Field.values()) {
            var ours = typed.get(field);
            var theirs = current.get(field);
            if (!asked.test(field) || ours.equals(theirs) || holds(base, field, ours)) {
                continue;
            }
            if (holds(base, field, theirs)) {
                ours.ifPresentOrElse(value -> merged.put(field, value), () -> merged.remove(field));
            } else {
                conflicts.add(field);
            }
        }
        return new ThreeWayMerge(Details.of(merged), conflicts);
    }

    private static boolean holds(Optional<FormBase> base, Field field, Optional<String> value) {
        return base.filter(shown -> shown.held(field, value)).isPresent();
    }
}
