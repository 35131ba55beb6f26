package org.chaland.form;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The formats of VAT identification numbers, by prefix. */
final class VatIdFormat {

    private static final int FEWEST_LETTERS_AND_DIGITS = 4;
    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9 ./+*-]{4,20}");
    private static final Pattern ELSEWHERE = Pattern.compile("[A-Z0-9 ./-]*");
    private static final Pattern SEPARATOR = Pattern.compile("[ .]");
    private static final Pattern SIGN = Pattern.compile("[ ./-]");

    /** Greece issues numbers with EL; its country code, given instead, is a mistake that no register would find. */
    private static final String MISTAKEN_FOR_EL = "GR";

    private static final Map<String, Pattern> BY_PREFIX = Map.ofEntries(
            format("AT", "U\\d{8}"),
            format("BE", "\\d{10}"),
            format("BG", "\\d{9,10}"),
            format("CY", "\\d{8}[A-Z]"),
            format("CZ", "\\d{8,10}"),
            format("DE", "\\d{9}"),
            format("DK", "\\d{8}"),
            format("EE", "\\d{9}"),
            format("EL", "\\d{9}"),
            format("ES", "[A-Z]\\d{7}[A-Z0-9]|\\d{8}[A-Z]"),
            format("FI", "\\d{8}"),
            format("FR", "[A-HJ-NP-Z0-9]{2}\\d{9}"),
            format("HR", "\\d{11}"),
            format("HU", "\\d{8}"),
            format("IE", "\\d[A-Z0-9+*]\\d{5}[A-Z]|\\d{7}[A-Z]{2}"),
            format("IT", "\\d{11}"),
            format("LT", "\\d{9}|\\d{12}"),
            format("LU", "\\d{8}"),
            format("LV", "\\d{11}"),
            format("MT", "\\d{8}"),
            format("NL", "\\d{9}B\\d{2}"),
            format("PL", "\\d{10}"),
            format("PT", "\\d{9}"),
            format("RO", "\\d{2,10}"),
            format("SE", "\\d{12}"),
            format("SI", "\\d{8}"),
            format("SK", "\\d{10}"),
            format("XI", "\\d{9}|\\d{12}|GD\\d{3}|HA\\d{3}"));

    private VatIdFormat() {}

    static boolean accepts(String typed) {
        // First of all: upper-casing is harmless for ASCII only, elsewhere it makes letters of other characters.
        if (!CHARACTERS.matcher(typed).matches()) {
            return false;
        }
        var capitals = typed.toUpperCase(Locale.ROOT);
        var compact = SEPARATOR.matcher(capitals).replaceAll("");
        var prefix = compact.substring(0, Math.min(2, compact.length()));
        if (prefix.equals(MISTAKEN_FOR_EL)) {
            return false;
        }
        var format = BY_PREFIX.get(prefix);
        return format == null
                ? isIssuedElsewhere(capitals)
                : format.matcher(compact.substring(2)).matches();
    }

    private static boolean isIssuedElsewhere(String capitals) {
        return ELSEWHERE.matcher(capitals).matches()
                && SIGN.matcher(capitals).replaceAll("").length() >= FEWEST_LETTERS_AND_DIGITS;
    }

    private static Map.Entry<String, Pattern> format(String prefix, String rest) {
        return Map.entry(prefix, Pattern.compile(rest));
    }
}
