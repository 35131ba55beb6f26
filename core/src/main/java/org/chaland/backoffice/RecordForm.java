package org.chaland.backoffice;

import java.util.List;
import java.util.Optional;
import org.chaland.form.Violation;
import org.chaland.model.Field;

/**
 * A form in which staff enter or correct a record. It asks for what the shop's own contact form asks for. Its text form leaves
 * the values out (I10).
 *
 * @param fields the fields that the shop asks for, in order
 * @param base what the record held when the form was made, as an opaque text for a hidden input; sent back with the edit it is
 *     the base of the three-way merge (I8); empty text in a form for a new record
 * @param countries the codes to choose a country from, in alphabetical order
 */
public record RecordForm(List<RecordField> fields, String base, List<String> countries) {

    /** Keeps its own copy of the lists. */
    public RecordForm {
        fields = List.copyOf(fields);
        countries = List.copyOf(countries);
    }

    /** That field, or empty if the shop does not ask for it. */
    public Optional<RecordField> field(Field field) {
        return fields.stream().filter(shown -> shown.field() == field).findFirst();
    }

    /** Everything that is wrong, in the order of the fields; empty if nothing is. */
    public List<Violation> violations() {
        return fields.stream().flatMap(field -> field.violations().stream()).toList();
    }

    @Override
    public String toString() {
        return "RecordForm" + fields.stream().map(RecordField::field).toList();
    }
}
