package org.chaland.backoffice;

import java.util.List;
import java.util.Optional;
import org.chaland.form.Violation;
import org.chaland.model.Field;

/**
 * A form in which staff create or correct a record. It has the fields of the shop's contact form. Its text form leaves the values out.
 *
 * @param fields the fields that the shop asks for, in order
 * @param base the record's values when the form was made, as opaque text for a hidden input. Sent back with an edit, it is the base of
 *     the three-way merge. Empty text in a form for a new record
 * @param countries country codes to choose from, in alphabetical order
 */
public record RecordForm(List<RecordField> fields, String base, List<String> countries) {

    /** Copies the lists. */
    public RecordForm {
        fields = List.copyOf(fields);
        countries = List.copyOf(countries);
    }

    /** Returns that field, or empty if the shop does not ask for it. */
    public Optional<RecordField> field(Field field) {
        return fields.stream().filter(shown -> shown.field() == field).findFirst();
    }

    /** Returns all violations in the order of the fields. */
    public List<Violation> violations() {
        return fields.stream().flatMap(field -> field.violations().stream()).toList();
    }

    @Override
    public String toString() {
        return "RecordForm" + fields.stream().map(RecordField::field).toList();
    }
}
