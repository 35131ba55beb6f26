package org.chaland.backoffice;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaland.form.FormRules;
import org.chaland.form.Violation;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.text.Messages;

/** Reads the columns of a file: which field each of them names, and what is wrong with them. */
final class ImportHeader {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);
    private static final Set<String> OF_AN_EXPORT =
            Set.of(folded(ExportedCustomer.ID), folded(ExportedCustomer.CREATED_AT), folded(ExportedCustomer.LINKED));
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String REQUIRED = "required";

    /** Without them nobody knows whose record it is. */
    private static final Set<Field> OF_EVERYBODY = Set.of(Field.EMAIL, Field.FAMILY_NAME);

    private final FormRules rules;
    private final boolean assigned;
    private final Map<String, Optional<Field>> columns = new HashMap<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final Set<Field> doubled = EnumSet.noneOf(Field.class);
    private final Map<String, Field> likely = new LinkedHashMap<>();

    private ImportHeader(FormRules rules, boolean assigned) {
        this.rules = rules;
        this.assigned = assigned;
    }

    /** By the names that fields have in this library. */
    static ImportHeader read(List<String> header, FormRules rules, Messages messages) {
        var read = new ImportHeader(rules, false);
        var names = names(messages);
        header.forEach(column -> read.add(column, Optional.ofNullable(names.get(folded(column)))));
        read.unknown.forEach(column -> ColumnNames.likely(column)
                .filter(rules::asks)
                .filter(field -> !read.likely.containsValue(field))
                .ifPresent(field -> read.likely.put(column, field)));
        return read;
    }

    /** As a person has assigned them; what has no field is left out. */
    static ImportHeader assigned(Map<String, Optional<Field>> assignment, FormRules rules) {
        var read = new ImportHeader(rules, true);
        assignment.forEach((column, field) -> {
            if (field.isPresent()) {
                read.add(column, field);
            } else {
                read.ignore(column);
            }
        });
        return read;
    }

    private void add(String column, Optional<Field> field) {
        field.filter(known -> columns.containsValue(Optional.of(known))).ifPresent(doubled::add);
        if (field.filter(rules::asks).isPresent()) {
            columns.put(folded(column), field);
            likely.put(column, field.get());
        } else if (field.isPresent() || OF_AN_EXPORT.contains(folded(column))) {
            ignore(column);
        } else {
            unknown.add(column);
        }
    }

    private void ignore(String column) {
        columns.put(folded(column), Optional.empty());
        ignored.add(column);
    }

    /** Returns the values of a row by field, without ignored columns. */
    Map<Field, String> values(Map<String, String> cells) {
        var values = new EnumMap<Field, String>(Field.class);
        cells.forEach((column, cell) -> columns.getOrDefault(folded(column), Optional.empty())
                .ifPresent(field -> values.put(field, ImportCell.value(cell))));
        return values;
    }

    /** Returns the columns of a row that the header does not have. */
    List<String> unknownOf(Map<String, String> cells) {
        return cells.keySet().stream()
                .filter(column -> !columns.containsKey(folded(column)))
                .sorted()
                .toList();
    }

    /** Whether that is wrong with a row, and not with a file whose columns a person has looked at. */
    boolean isWrong(Violation violation) {
        return !assigned
                || !violation.code().equals(REQUIRED)
                || OF_EVERYBODY.contains(violation.field())
                || columns.containsValue(Optional.of(violation.field()));
    }

    CustomerImport.Header report() {
        var missing = EnumSet.noneOf(Field.class);
        Field.CONTACT.stream()
                .filter(field -> rules.isRequired(field, Details.empty()))
                .filter(field -> !assigned || OF_EVERYBODY.contains(field))
                .filter(field -> !columns.containsValue(Optional.of(field)))
                .forEach(missing::add);
        return new CustomerImport.Header(ignored, unknown, missing, doubled, likely);
    }

    private static Map<String, Field> names(Messages messages) {
        var names = new HashMap<String, Field>();
        for (var field : Field.values()) {
            names.put(folded(field.path()), field);
        }
        for (var language : LANGUAGES) {
            for (var field : Field.values()) {
                names.putIfAbsent(folded(messages.label(field, language)), field);
            }
        }
        return names;
    }

    /** Returns the name without case, surrounding white space and byte order mark. */
    private static String folded(String column) {
        var name = column.startsWith(BYTE_ORDER_MARK) ? column.substring(BYTE_ORDER_MARK.length()) : column;
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
