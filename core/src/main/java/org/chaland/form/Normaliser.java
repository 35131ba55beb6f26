package org.chaland.form;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Field;

/**
 * Turns a text into what is seen of it, so that two texts that look the same are one. Removes white space at both ends and the marks that
 * cannot be seen and mean nothing where they stand ({@link CodePoints#isIgnorable}), gives all spaces of ordinary width one spelling, and
 * composes accents (NFC). Then it gives countries, languages and addresses the spelling in which they are kept. Idempotent.
 */
final class Normaliser {

    /** Composition joins at most this many code points into one. */
    private static final int LONGEST_COMPOSITION = 4;

    /** NFC would replace these by other glyphs, of which a person's name may not consist. */
    private static final Pattern COMPATIBILITY_IDEOGRAPHS = Pattern.compile("[\\uF900-\\uFAFF\\x{2F800}-\\x{2FA1F}]+");

    private static final Pattern SPACES = Pattern.compile(" {2,}");
    private static final Pattern SCHEME = Pattern.compile("^(?:mailto|tel):", Pattern.CASE_INSENSITIVE);

    private Normaliser() {}

    /** The value of that field as it is kept; the country of an invoice is not regarded. */
    static String normalise(Field field, String typed) {
        var seen = isTooLongToCompose(typed, field) ? trim(typed) : seen(typed);
        return switch (field) {
            case COUNTRY, BILLING_COUNTRY -> CountryNames.code(seen).orElse(seen);
            case LANGUAGE -> LanguageTags.of(seen);
            case EMAIL, BILLING_EMAIL -> email(SCHEME.matcher(seen).replaceFirst(""));
            case PHONE -> SCHEME.matcher(seen).replaceFirst("");
            default -> seen;
        };
    }

    /** Mail is sent to the A-labels of an internationalised domain; {@link CanonicalEmail#shown} gives what was typed back. */
    private static String email(String text) {
        return CanonicalEmail.sendable(text).orElse(text);
    }

    /** What people see of that text. */
    static String seen(String typed) {
        var text = typed;
        // Each of the two steps may make work for the other, but not often: four rounds are more than any text needs.
        for (var round = 0; round < 4; round++) {
            var next = compose(trim(SPACES.matcher(withoutIgnorable(text)).replaceAll(" ")));
            if (next.equals(text)) {
                return next;
            }
            text = next;
        }
        return text;
    }

    /** Composing takes quadratic time for accents in a row, minutes for a million; such a length is refused anyway. */
    private static boolean isTooLongToCompose(String text, Field field) {
        return text.codePointCount(0, text.length()) > 2 * LONGEST_COMPOSITION * field.maxLength();
    }

    private static String compose(String text) {
        if (Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            return text;
        }
        var composed = new StringBuilder();
        var matcher = COMPATIBILITY_IDEOGRAPHS.matcher(text);
        var start = 0;
        while (matcher.find()) {
            composed.append(Normalizer.normalize(text.substring(start, matcher.start()), Normalizer.Form.NFC));
            composed.append(matcher.group());
            start = matcher.end();
        }
        return composed.append(Normalizer.normalize(text.substring(start), Normalizer.Form.NFC))
                .toString();
    }

    /** Tabs and line breaks go too; {@link String#strip()} would keep no-break spaces. */
    private static String trim(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && CodePoints.isWhiteSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && CodePoints.isWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static String withoutIgnorable(String text) {
        if (text.chars().allMatch(c -> c < 0x7F)) {
            return text;
        }
        var points = text.codePoints()
                .filter(point -> !CodePoints.isIgnorable(point) || CodePoints.isSometimesMeant(point))
                .map(point -> CodePoints.isOrdinarySpace(point) ? ' ' : point)
                .toArray();
        var kept = new int[points.length];
        var length = 0;
        for (var i = 0; i < points.length; i++) {
            if (!CodePoints.isIgnorable(points[i]) || isMeant(kept, length, points, i)) {
                kept[length++] = points[i];
            }
        }
        return new String(kept, 0, length);
    }

    /** Whether the mark at index {@code i} means something, after what was kept of the text before it. */
    private static boolean isMeant(int[] kept, int length, int[] points, int i) {
        var point = points[i];
        if (CodePoints.isOverride(point)) {
            return overrides(point, points, i);
        }
        if (CodePoints.isTag(point)) {
            return CodePoints.isInFlag(kept, length, points, i);
        }
        if (length == 0) {
            return false;
        }
        var before = kept[length - 1];
        if (CodePoints.isJoiner(point)) {
            return joins(kept, length, next(points, i));
        }
        var script = UnicodeScript.of(before);
        return switch (point) {
            case 0xFE0E, 0xFE0F -> CodePoints.takesPresentation(before, next(points, i));
            case 0x180B, 0x180C, 0x180D, 0x180F -> script == UnicodeScript.MONGOLIAN;
            default ->
                (script == UnicodeScript.HAN && (point <= 0xFE02 || point >= 0xE0100))
                        || (point == 0xFE00 && CodePoints.hasDottedForms(script));
        };
    }

    /** The next code point that is seen, or -1 at the end. */
    private static int next(int[] points, int i) {
        return IntStream.range(i + 1, points.length)
                .map(at -> points[at])
                .filter(point -> !CodePoints.isIgnorable(point))
                .findFirst()
                .orElse(-1);
    }

    /**
     * Between two letters of one script whose letters join: Indic scripts, and those that are written like Arabic. Between pictures the
     * zero-width joiner makes one of several.
     */
    private static boolean joins(int[] kept, int length, int after) {
        if (after < 0) {
            return false;
        }
        var before = kept[length - 1];
        if (CodePoints.isPicture(after)) {
            return CodePoints.isOfPicture(before);
        }
        var script = CodePoints.scriptBefore(kept, length);
        return CodePoints.isOfLetter(before)
                && CodePoints.isOfLetter(after)
                && CodePoints.hasJoiningLetters(script)
                && (UnicodeScript.of(after) == script || UnicodeScript.of(after) == UnicodeScript.INHERITED);
    }

    /** Whether the override makes the text look other than it is: unless all of it goes that way anyway, or nothing follows. */
    private static boolean overrides(int override, int[] points, int i) {
        return next(points, i) >= 0
                && IntStream.of(points)
                        .anyMatch(
                                override == CodePoints.LEFT_TO_RIGHT_OVERRIDE
                                        ? CodePoints::goesLeft
                                        : CodePoints::goesRight);
    }

    /** Spellings of languages that profiles and files use. */
    private static final class LanguageTags {

        private static final Pattern POSIX =
                Pattern.compile("([A-Za-z]{2,3}(?:[_-][A-Za-z0-9]+)*)(?:\\.[A-Za-z0-9-]+)?(?:@([a-z]+))?");
        private static final Pattern TAG = Pattern.compile("[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*");

        private LanguageTags() {}

        static String of(String text) {
            if (text.length() > Field.LANGUAGE.maxLength()) {
                return text;
            }
            var posix = POSIX.matcher(text);
            if (posix.matches()) {
                return cased(posix.group(1).replace('_', '-') + script(posix.group(2)));
            }
            return CountryNames.language(text).orElse(text);
        }

        private static String script(@org.jspecify.annotations.Nullable String modifier) {
            return modifier == null
                    ? ""
                    : modifier.equals("latin") ? "-Latn" : modifier.equals("cyrillic") ? "-Cyrl" : "";
        }

        /** Language in small letters, script with a capital, region in capitals (RFC 5646, 2.1.1); the script stands before the region. */
        private static String cased(String tag) {
            if (!TAG.matcher(tag).matches()) {
                return tag;
            }
            var parts = tag.split("-");
            parts[0] = CountryNames.twoLetters(parts[0].toLowerCase(Locale.ROOT));
            for (var i = 1; i < parts.length && parts[i].length() > 1; i++) {
                var part = parts[i].toLowerCase(Locale.ROOT);
                parts[i] = part.length() == 2
                        ? part.toUpperCase(Locale.ROOT)
                        : part.length() == 4 && Character.isLetter(part.charAt(0))
                                ? Character.toUpperCase(part.charAt(0)) + part.substring(1)
                                : part;
                if (i == 2
                        && parts[2].length() == 4
                        && Character.isUpperCase(parts[2].charAt(0))
                        && parts[1].length() == 2) {
                    var region = parts[1];
                    parts[1] = parts[2];
                    parts[2] = region;
                }
            }
            return String.join("-", parts);
        }
    }
}
