package org.chaland.form;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * VAT identification numbers as people copy them from letters and invoices. The country of the invoice decides which rule holds; a prefix
 * of another country of the European Union is accepted too. Kept is the form that registers know: prefix and number without separators.
 *
 * <p>Check digits are checked where a country's are known to hold for all its numbers. The rules are facts of the tax authorities; where
 * they differ for people and for companies, numbers of people are checked by their form only.
 */
final class VatId {

    private static final int LONGEST = 40;
    private static final int FEWEST_DIGITS_ELSEWHERE = 3;
    private static final Pattern SEPARATORS = Pattern.compile("[\\p{Zs}\\p{Pd}./,:'’_()\u2212·]+");
    private static final Pattern ELSEWHERE = Pattern.compile("[A-Z0-9&Ñ*+]{4,20}");
    private static final Pattern LABEL =
            Pattern.compile("^(?:VAT|TVA|UST-?ID(?:-?NR)?|BTW|IVA|P\\.? ?IVA|NIP|CIF|NIF|MWST|TAX ID|VAT ID|N° ?TVA)"
                    + "(?: ?(?:NO|NR|NUMBER|REG))?[ .:]+(?=.*\\d)");

    private static final Map<String, Rule> RULES = new HashMap<>();

    /** Countries that use another's prefix; Northern Ireland is asked for as a part of the United Kingdom. */
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("GR", "EL"),
            Map.entry("MC", "FR"),
            Map.entry("GP", "FR"),
            Map.entry("MQ", "FR"),
            Map.entry("RE", "FR"),
            Map.entry("GF", "FR"),
            Map.entry("YT", "FR"),
            Map.entry("IM", "GB"),
            Map.entry("LI", "CHE"),
            Map.entry("CH", "CHE"),
            Map.entry("AX", "FI"));

    /** Prefixes that a number from there may be written without, or with, as its register keeps none. */
    private static final Set<String> BARE = Set.of("MX", "NO", "GB");

    static {
        eu("AT", "U\\d{8}", VatId::austria);
        eu("BE", "[01]\\d{9}", number -> 97 - number(number, 0, 8) % 97 == number(number, 8, 10));
        eu("BG", "\\d{9,10}", VatId::bulgaria);
        eu("CY", "(?!12)\\d{8}[A-Z]", VatId::cyprus);
        eu("CZ", "\\d{8,10}", VatId::czechia);
        eu("DE", "[1-9]\\d{8}", VatId::mod11And10);
        eu("DK", "[1-9]\\d{7}", number -> weighted(number, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0);
        eu("EE", "\\d{9}", number -> weighted(number, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0);
        eu("EL", "\\d{9}", number -> weighted(number, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(number, 8));
        eu("ES", "[A-Z]\\d{7}[A-Z0-9]|\\d{8}[A-Z]", VatId::spain);
        eu("FI", "\\d{8}", number -> weighted(number, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0);
        eu("FR", "[A-HJ-NP-Z0-9]{2}\\d{9}", VatId::france);
        eu("HR", "\\d{11}", VatId::mod11And10);
        eu("HU", "\\d{8}", number -> weighted(number, 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0);
        eu("IE", "\\d{7}[A-W][A-W]?|\\d[A-Z+*]\\d{5}[A-W]", VatId::ireland);
        eu("IT", "(?!0{7})\\d{7}(?:0(?!00)\\d\\d|100|12[01]|888|999)\\d", VatId::luhn);
        eu("LT", "\\d{7}1\\d|\\d{10}1\\d", VatId::lithuania);
        eu("LU", "\\d{8}", number -> number(number, 0, 6) % 89 == number(number, 6, 8));
        eu(
                "LV",
                "\\d{11}",
                number -> number.charAt(0) <= '3' || weighted(number, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3);
        eu("MT", "[1-9]\\d{7}", number -> weighted(number, 3, 4, 6, 7, 8, 9, 10, 1) % 37 == 0);
        eu("NL", "\\d{9}B\\d{2}", VatId::netherlands);
        eu("PL", "\\d{10}", number -> weighted(number, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(number, 9));
        eu(
                "PT",
                "[1-9]\\d{8}",
                number -> (11 - weighted(number, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 % 10 == digit(number, 8));
        eu("RO", "[1-9]\\d{1,9}", VatId::romania);
        eu("SE", "\\d{12}", number -> luhn(number.substring(0, 10)));
        eu("SI", "[1-9]\\d{7}", VatId::slovenia);
        eu("SK", "[1-9]\\d{9}", number -> Long.parseLong(number) % 11 == 0);
        eu("XI", "\\d{9}|\\d{12}|GD[0-4]\\d{2}|HA[5-9]\\d{2}", VatId::britain);
        eu("EU", "\\d{9}", number -> true);
        eu("IM", "\\d{10}", number -> true);
        RULES.put("GB", new Rule(Pattern.compile("\\d{9}|\\d{12}|GD[0-4]\\d{2}|HA[5-9]\\d{2}"), VatId::britain));
        RULES.put("CHE", new Rule(Pattern.compile("\\d{9}(?:MWST|TVA|IVA|TPV|VAT|HR)?"), VatId::switzerland));
        RULES.put("NO", new Rule(Pattern.compile("[89]\\d{8}(?:MVA)?"), VatId::norway));
        RULES.put(
                "MX",
                new Rule(
                        Pattern.compile("[A-ZÑ&]{3,4}\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])[A-Z0-9]{3}"),
                        number -> true));
    }

    private record Rule(Pattern format, Predicate<String> check) {}

    private VatId() {}

    /**
     * What is made of that text for an invoice to that country.
     *
     * @param country ISO 3166-1 alpha-2, or empty text if it is not known
     */
    static Reading read(String typed, String country) {
        if (typed.length() > LONGEST) {
            return Reading.FORMAT;
        }
        var capitals = LABEL.matcher(capitals(typed)).replaceFirst("");
        var compact = SEPARATORS.matcher(capitals).replaceAll("");
        var own = PREFIXES.getOrDefault(country, country);
        var result = Reading.FORMAT;
        if (RULES.containsKey(own)) {
            var bare = compact.startsWith(own) ? compact.substring(own.length()) : compact;
            result = result.or(() -> number(own, bare, BARE.contains(own) && bare.equals(compact) ? "" : own));
            if (own.equals("MX")) {
                result = result.or(() -> number("MX", compact, ""));
            }
        }
        for (var length = 2; length <= 3; length++) {
            var written = prefix(compact, length);
            var prefix = written.equals("GR") ? "EL" : written;
            if (RULES.containsKey(prefix) && !prefix.equals("MX")) {
                var rest = compact.substring(written.length());
                result = result.or(() -> number(prefix, rest, prefix));
            }
        }
        return result.or(() -> elsewhere(compact, own));
    }

    /** Whether an invoice to any country could show it. */
    static boolean isSomewhere(String typed) {
        return !read(typed, "").refused()
                || !read(typed, "MX").refused()
                || !read(typed, "US").refused();
    }

    private static String prefix(String compact, int length) {
        return compact.substring(0, Math.min(length, compact.length()));
    }

    /** Upper-casing is harmless for ASCII only; elsewhere it makes letters of other characters. */
    private static String capitals(String typed) {
        var text = new StringBuilder();
        typed.codePoints()
                .map(point -> point < 0x80 ? Character.toUpperCase(point) : point == 'ñ' ? 'Ñ' : point)
                .forEach(text::appendCodePoint);
        return text.toString().strip();
    }

    private static Reading number(String key, String typed, String prefix) {
        var number = completed(key, typed);
        var rule = RULES.get(key);
        if (rule == null || !rule.format.matcher(number).matches()) {
            return Reading.FORMAT;
        }
        return rule.check.test(number) ? new Reading(Optional.of(prefix + number), Optional.empty()) : Reading.CHECK;
    }

    /** With what people leave out, and without what is only of use at home. */
    private static String completed(String key, String number) {
        return switch (key) {
            case "BE" -> number.matches("\\d{9}") ? "0" + number : number.replaceFirst("^0(?=[01]\\d{9}$)", "");
            case "EL" -> number.matches("\\d{8}") ? "0" + number : number;
            case "HU" -> number.matches("\\d{11}") ? number.substring(0, 8) : number;
            case "NL" -> number.matches("\\d{7,8}B\\d{2}") ? "0".repeat(12 - number.length()) + number : number;
            case "SE" -> number.matches("\\d{10}") ? number + "01" : number;
            case "ES" -> number.matches("\\d{7}[A-Z]") ? "0" + number : number;
            default -> number;
        };
    }

    private static Reading elsewhere(String compact, String country) {
        var digits = compact.chars().filter(c -> c >= '0' && c <= '9').count();
        var known = RULES.containsKey(country)
                || (country.isEmpty()
                        && (RULES.containsKey(prefix(compact, 2)) || RULES.containsKey(prefix(compact, 3))));
        return !known
                        && digits >= FEWEST_DIGITS_ELSEWHERE
                        && ELSEWHERE.matcher(compact).matches()
                ? new Reading(Optional.of(compact), Optional.empty())
                : Reading.FORMAT;
    }

    private static void eu(String prefix, String format, Predicate<String> check) {
        RULES.put(prefix, new Rule(Pattern.compile(format), check));
    }

    // Check digits

    private static boolean austria(String number) {
        var sum = 4;
        for (var i = 1; i < 8; i++) {
            var doubled = digit(number, i) * 2;
            sum += i % 2 == 0 ? doubled / 10 + doubled % 10 : digit(number, i);
        }
        return (10 - sum % 10) % 10 == digit(number, 8);
    }

    private static boolean bulgaria(String number) {
        if (number.length() == 10) {
            return true;
        }
        var rest = weighted(number, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
        return (rest == 10 ? weighted(number, 3, 4, 5, 6, 7, 8, 9, 10) % 11 % 10 : rest) == digit(number, 8);
    }

    private static boolean cyprus(String number) {
        var odd = new int[] {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
        var sum = 0;
        for (var i = 0; i < 8; i++) {
            sum += i % 2 == 0 ? odd[digit(number, i)] : digit(number, i);
        }
        return number.charAt(8) == 'A' + sum % 26;
    }

    /** Eight digits are a company's; others are numbers of people, or of no known rule. */
    private static boolean czechia(String number) {
        if (number.length() != 8) {
            return true;
        }
        var check = (11 - weighted(number, 8, 7, 6, 5, 4, 3, 2) % 11) % 11;
        return number.charAt(0) != '9' && (check == 0 ? 1 : check % 10) == digit(number, 7);
    }

    private static boolean spain(String number) {
        var letters = "TRWAGMYFPDXBNJZSQVHLCKE";
        var first = number.charAt(0);
        var last = number.charAt(8);
        if (Character.isDigit(first)) {
            return last == letters.charAt((int) (number(number, 0, 8) % 23));
        }
        var foreigner = "XYZ".indexOf(first);
        if (foreigner >= 0) {
            return last == letters.charAt((int) ((foreigner * 10_000_000L + number(number, 1, 8)) % 23));
        }
        if ("KLM".indexOf(first) >= 0) {
            return last == letters.charAt((int) (number(number, 1, 8) % 23));
        }
        var check = (10 - luhnSum(number.substring(1, 8) + "0") % 10) % 10;
        return "ABCDEFGHJNPQRSUVW".indexOf(first) >= 0 && (last == '0' + check || last == "JABCDEFGHI".charAt(check));
    }

    /** A key of digits follows from the SIREN; so does one with letters, by another rule. Monaco's numbers begin with 000. */
    private static boolean france(String number) {
        var siren = number.substring(2);
        if (!siren.startsWith("000") && !luhn(siren)) {
            return false;
        }
        var first = number.charAt(0);
        var second = number.charAt(1);
        if (Character.isDigit(first) && Character.isDigit(second)) {
            return (Long.parseLong(siren) * 100 + 12) % 97 == number(number, 0, 2);
        }
        var alphabet = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
        var key = Character.isDigit(first)
                ? alphabet.indexOf(first) * 24 + alphabet.indexOf(second) - 10
                : alphabet.indexOf(first) * 34 + alphabet.indexOf(second) - 100;
        return (Long.parseLong(siren) + 1 + key / 11) % 11 == key % 11;
    }

    private static boolean ireland(String number) {
        var letters = "WABCDEFGHIJKLMNOPQRSTUV";
        var modern = Character.isDigit(number.charAt(1));
        var digits = modern ? number.substring(0, 7) : "0" + number.substring(2, 7) + number.charAt(0);
        var second = modern && number.length() == 9 ? letters.indexOf(number.charAt(8)) : 0;
        var sum = weighted(digits, 8, 7, 6, 5, 4, 3, 2) + 9 * second;
        return number.charAt(7) == letters.charAt(sum % 23);
    }

    private static boolean lithuania(String number) {
        var last = number.length() - 1;
        var sum = 0;
        var other = 0;
        for (var i = 0; i < last; i++) {
            sum += (1 + i % 9) * digit(number, i);
            other += (1 + (i + 2) % 9) * digit(number, i);
        }
        return (sum % 11 == 10 ? other % 11 % 10 : sum % 11) == digit(number, last);
    }

    /** By the number of the company, or, since 2020 and for people, by one over the whole. */
    private static boolean netherlands(String number) {
        return (weighted(number, 9, 8, 7, 6, 5, 4, 3, 2) - digit(number, 8)) % 11 == 0 || mod97("NL" + number) == 1;
    }

    private static boolean romania(String number) {
        var padded = "0".repeat(10 - number.length()) + number;
        return weighted(padded, 7, 5, 3, 2, 1, 7, 5, 3, 2) * 10 % 11 % 10 == digit(padded, 9);
    }

    private static boolean slovenia(String number) {
        var check = 11 - weighted(number, 8, 7, 6, 5, 4, 3, 2) % 11;
        return check != 11 && check % 10 == digit(number, 7);
    }

    private static boolean britain(String number) {
        if (!Character.isDigit(number.charAt(0))) {
            return true;
        }
        var rest = (weighted(number, 8, 7, 6, 5, 4, 3, 2) + number(number, 7, 9)) % 97;
        return rest == 0 || ((rest == 42 || rest == 55) && number(number, 0, 3) >= 100);
    }

    private static boolean switzerland(String number) {
        return (11 - weighted(number, 5, 4, 3, 2, 7, 6, 5, 4) % 11) % 11 == digit(number, 8);
    }

    private static boolean norway(String number) {
        return (11 - weighted(number, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11 == digit(number, 8);
    }

    /** ISO 7064, mod 11,10. */
    private static boolean mod11And10(String number) {
        var check = 10;
        for (var i = 0; i < number.length() - 1; i++) {
            var sum = (check + digit(number, i)) % 10;
            check = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - check) % 10 == digit(number, number.length() - 1);
    }

    /** ISO 7064, mod 97-10, letters as numbers from 10. */
    static int mod97(String text) {
        var rest = 0;
        for (var i = 0; i < text.length(); i++) {
            var value = Character.digit(text.charAt(i), 36);
            rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
        }
        return rest;
    }

    static boolean luhn(String number) {
        return luhnSum(number) % 10 == 0;
    }

    private static int luhnSum(String number) {
        var sum = 0;
        for (var i = 0; i < number.length(); i++) {
            var value = digit(number, number.length() - 1 - i) * (1 + i % 2);
            sum += value / 10 + value % 10;
        }
        return sum;
    }

    private static int weighted(String number, int... weights) {
        var sum = 0;
        for (var i = 0; i < weights.length; i++) {
            sum += weights[i] * digit(number, i);
        }
        return sum;
    }

    private static int digit(String number, int index) {
        return number.charAt(index) - '0';
    }

    private static long number(String number, int from, int to) {
        return Long.parseLong(number.substring(from, to));
    }

    /**
     * Result of reading a number.
     *
     * @param value the number as it is kept; empty if it is refused
     * @param code why it is refused; empty if it is not
     */
    record Reading(Optional<String> value, Optional<String> code) {

        static final Reading FORMAT = new Reading(Optional.empty(), Optional.of("vatId"));
        static final Reading CHECK = new Reading(Optional.empty(), Optional.of("vatIdCheck"));

        boolean refused() {
            return value.isEmpty();
        }

        /** This, or the other if that is better: a number before a wrong check digit before a wrong format. */
        Reading or(Supplier<Reading> other) {
            if (!refused()) {
                return this;
            }
            var found = other.get();
            return found == FORMAT ? this : found;
        }
    }
}
