package org.chaland.form;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.chaland.model.Field;

/**
 * Gives equal texts one spelling, and takes away nothing that a person could miss: Unicode white space at both ends goes, and
 * accents are written the composed way (NFC). Everything else is kept, or refused later. Idempotent.
 */
final class Normaliser {

    /** What composition can make of one code point: at most this many become one. */
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

    /** Composing takes time by the square of the accents in a row, minutes for a million; the length is refused anyway. */
    private static boolean isTooLongToCompose(String text, Field field) {
        return text.codePointCount(0, text.length()) > LONGEST_COMPOSITION * field.maxLength();
    }

    /** Not {@link String#strip()}, which keeps no-break spaces. Control characters stay, to be refused. */
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

    /** Of other letters, upper-casing would make countries that nobody typed: SS, South Sudan, of a sharp s. */
    private static String upperCaseIfAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80) ? text.toUpperCase(Locale.ROOT) : text;
    }
}
