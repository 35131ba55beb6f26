package org.chaland.jpa;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.jspecify.annotations.Nullable;

/** Columns of a table with the values to write there, in the form of {@link Stored}. */
final class Row {

    private static final Map<Field, String> COLUMNS = columns();

    private final String table;
    private final List<String> columns = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    Row(String table) {
        this.table = table;
    }

    Row set(String column, @Nullable Object value) {
        columns.add(column);
        values.add(Stored.value(value));
        return this;
    }

    Row set(Details details) {
        COLUMNS.forEach((field, column) -> set(column, details.get(field)));
        return this;
    }

    /** Returns the columns of contact and billing. */
    static Collection<String> detailsColumns() {
        return COLUMNS.values();
    }

    /** Inserts that many rows of the same columns. */
    String insert(int rows) {
        var row = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        return "insert into " + table + " (" + String.join(", ", columns) + ") values "
                + String.join(", ", Collections.nCopies(rows, row));
    }

    String update(String condition) {
        return "update " + table + " set " + String.join(" = ?, ", columns) + " = ? where " + condition;
    }

    List<@Nullable Object> values() {
        return Collections.unmodifiableList(values);
    }

    private static Map<Field, String> columns() {
        var columns = new EnumMap<Field, String>(Field.class);
        for (var field : Field.values()) {
            columns.put(field, field.name().toLowerCase(Locale.ROOT));
        }
        return columns;
    }
}
