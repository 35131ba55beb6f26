package org.chaland.backoffice;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaland.form.FormRules;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.text.Messages;

/** Reads the columns of a file: which field each of them names, and what is wrong with them. */
final class ImportHeader {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);
    private static final Set<String> OF_AN_EXPORT =
            Set.of(folded(ExportedCustomer.ID), folded(ExportedCustomer.CREATED_AT), folded(ExportedCustomer.LINKED));
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final FormRules rules;
    private final Map<String, Field> names;
    private final Map<String, Optional<Field>> columns = new HashMap<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final Set<Field> doubled = EnumSet.noneOf(Field.class);

    private ImportHeader(FormRules rules, Messages messages) {
        this.rules = rules;
        names = names(messages);
    }

    static ImportHeader read(List<String> header, FormRules rules, Messages messages) {
        var read = new ImportHeader(rules, messages);
        header.forEach(read::add);
        return read;
    }

    private void add(String column) {
        var name = folded(column);
        var field = Optional.ofNullable(names.get(name));
        field.filter(columns.values().stream().flatMap(Optional::stream).toList()::contains)
                .ifPresent(doubled::add);
        if (field.filter(rules::asks).isPresent()) {
            columns.put(name, field);
        } else if (field.isPresent() || OF_AN_EXPORT.contains(name)) {
            columns.put(name, Optional.empty());
            ignored.add(column);
        } else {
            unknown.add(column);
        }
    }

    /** Returns the values of a row by field, without ignored columns. */
    Map<Field, String> values(Map<String, String> cells) {
        var values = new EnumMap<Field, String>(Field.class);
        cells.forEach((column, cell) -> columns.getOrDefault(folded(column), Optional.empty())
                .ifPresent(field -> values.put(field, SpreadsheetCell.plain(cell))));
        return values;
    }

    /** Returns the columns of a row that the header does not have. */
    List<String> unknownOf(Map<String, String> cells) {
        return cells.keySet().stream()
                .filter(column -> !columns.containsKey(folded(column)))
                .sorted()
                .toList();
    }

    CustomerImport.Header report() {
        var missing = EnumSet.noneOf(Field.class);
        Field.CONTACT.stream()
                .filter(field -> rules.isRequired(field, Details.empty()))
                .filter(field -> !columns.containsValue(Optional.of(field)))
                .forEach(missing::add);
        return new CustomerImport.Header(ignored, unknown, missing, doubled);
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
