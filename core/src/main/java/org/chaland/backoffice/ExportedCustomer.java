package org.chaland.backoffice;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;

/**
 * A customer as a row of an export. Its text form shows the id only (I10).
 *
 * @param id our own name of the record
 * @param createdAt when the record was made
 * @param linked whether an account is linked
 * @param values the known values, unmodifiable, in the order of {@link Field}
 */
public record ExportedCustomer(CustomerId id, Instant createdAt, boolean linked, Map<Field, String> values) {

    static final String ID = "id";
    static final String CREATED_AT = "createdAt";
    static final String LINKED = "linked";

    /** Keeps its own copy of the values. */
    public ExportedCustomer {
        var copy = new EnumMap<Field, String>(Field.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /** The columns of {@link #cells}, in order: id, createdAt, linked, and the {@link Field#path()} of every field. */
    public static List<String> columns() {
        return Stream.concat(
                        Stream.of(ID, CREATED_AT, LINKED),
                        Stream.of(Field.values()).map(Field::path))
                .toList();
    }

    /**
     * The cells of a CSV file by column, in the order of {@link #columns()}: safe to open in a spreadsheet, an unknown value an
     * empty text, the time as in ISO 8601, in UTC. Quoting is for the host's CSV library.
     */
    public Map<String, String> cells() {
        var cells = new LinkedHashMap<String, String>();
        cells.put(ID, id.toString());
        cells.put(CREATED_AT, createdAt.toString());
        cells.put(LINKED, Boolean.toString(linked));
        for (var field : Field.values()) {
            cells.put(field.path(), SpreadsheetCell.guard(values.getOrDefault(field, "")));
        }
        return Collections.unmodifiableMap(cells);
    }

    @Override
    public String toString() {
        return "ExportedCustomer[id=" + id + "]";
    }
}
