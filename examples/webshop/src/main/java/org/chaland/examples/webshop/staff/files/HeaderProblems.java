package org.chaland.examples.webshop.staff.files;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.chaland.backoffice.CustomerImport;
import org.chaland.model.Field;
import org.chaland.text.Messages;

/**
 * What is wrong with the columns of a file, for the page that refuses it; what is public here, the template calls. Its text
 * form leaves the names out, which somebody typed.
 *
 * @param unknown columns that name no field, as many as a page can show
 * @param more how many more there are
 * @param missing fields that are required
 * @param doubled fields that several columns name
 */
public record HeaderProblems(List<String> unknown, int more, List<String> missing, List<String> doubled) {

    private static final int SHOWN = 10;

    static HeaderProblems of(CustomerImport.Header wrong, Locale locale) {
        return new HeaderProblems(
                wrong.unknown().stream().limit(SHOWN).map(ColumnsPage::shown).toList(),
                Math.max(0, wrong.unknown().size() - SHOWN),
                labels(wrong.missing(), locale),
                labels(wrong.doubled(), locale));
    }

    private static List<String> labels(Collection<Field> fields, Locale locale) {
        return fields.stream()
                .sorted()
                .map(field -> Messages.standard().label(field, locale))
                .toList();
    }

    @Override
    public String toString() {
        return "HeaderProblems[unknown=" + (unknown.size() + more) + "]";
    }
}
