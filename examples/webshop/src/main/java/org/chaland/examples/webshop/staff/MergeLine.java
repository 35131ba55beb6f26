package org.chaland.examples.webshop.staff;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chaland.backoffice.MergePreview;
import org.chaland.examples.webshop.shop.DetailLine;
import org.chaland.model.Field;
import org.chaland.text.Messages;

/**
 * One field of two records side by side; what is public here, the template calls. Its text form leaves the values out.
 *
 * @param from what the record holds that would become a tombstone; empty text for nothing
 * @param into what the survivor holds
 */
public record MergeLine(String label, String from, String into, boolean differs) {

    /** The fields of which one of the two knows something. */
    static List<MergeLine> of(MergePreview preview, Locale locale) {
        return Stream.of(Field.values())
                .map(field -> new MergeLine(
                        Messages.standard().label(field, locale),
                        shown(preview.from(), field, locale),
                        shown(preview.into(), field, locale),
                        preview.differing().contains(field)))
                .filter(line -> !line.from.isEmpty() || !line.into.isEmpty())
                .toList();
    }

    private static String shown(MergePreview.Side side, Field field, Locale locale) {
        return side.customer()
                .details()
                .get(field)
                .map(value -> DetailLine.shown(field, value, locale))
                .orElse("");
    }

    @Override
    public String toString() {
        return "MergeLine[" + label + "]";
    }
}
