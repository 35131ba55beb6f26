package org.chaland.form;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.chaland.model.Field;

/**
 * Gives equal texts one spelling: removes Unicode white space at both ends, and composes accents (NFC). Keeps everything else.
 * Idempotent.
 */
final class Normaliser {

    /** Composition joins at most this many code points into one. */
    private static final int LONGEST_COMPOSITION = 4;

    private static final Set<Field> COUNTRIES = Set.of(Field.COUNTRY, Field.BILLING_COUNTRY);

    private Normaliser() {}

    static String normalise(Field field, String typed) {
        var trimmed = trim(typed);
        if (isTooLongToCompose(trimmed, field)) {
            return trimmed;
        }
        var composed = Normalizer.normalize(trimmed, Normalizer.Form.NFC);
        return COUNTRIES.contains(field) ? upperCaseIfAscii(composed) : composed;
    }

    /** Composing takes quadratic time for accents in a row, minutes for a million; such a length is refused anyway. */
    private static boolean isTooLongToCompose(String text, Field field) {
        return text.codePointCount(0, text.length()) > LONGEST_COMPOSITION * field.maxLength();
    }

    /** {@link String#strip()} would keep no-break spaces. Control characters stay, to be refused. */
    private static String trim(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /** Upper-casing other letters would make other countries: a sharp s becomes SS, South Sudan. */
    private static String upperCaseIfAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80) ? text.toUpperCase(Locale.ROOT) : text;
    }
}
