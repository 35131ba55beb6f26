package org.chaland.jpa.erasure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.model.Details;
import org.chaland.model.Field;

/**
 * What one person types: all of it can be told from anything else that is written, and by the occasion on which it was typed. Only
 * a country and a language are what anybody has.
 */
final class Canaries {

    /** A country whose postal codes and company numbers have no form that is checked. */
    private static final Map<Field, String> COMMON =
            Map.of(Field.COUNTRY, "MA", Field.BILLING_COUNTRY, "MA", Field.LANGUAGE, "fr");

    private final String mark;
    private final String digits;
    private final Map<String, String> occasions = new HashMap<>();
    private final Pattern pattern;

    /**
     * @param mark three letters that nothing else has side by side
     * @param digits nine that nothing else has in a row
     */
    Canaries(String mark, String digits) {
        this.mark = mark;
        this.digits = digits;
        pattern = Pattern.compile(mark + "([a-z]+)-|" + digits + "(\\d\\d)|(?=([0-9a-f]{64}))");
    }

    /** A form with all fields. */
    Details details(String occasion) {
        var number = digits + (10 + occasions.size());
        var values = new EnumMap<Field, String>(Field.class);
        for (var field : Field.values()) {
            values.put(field, COMMON.getOrDefault(field, text(occasion) + field.ordinal()));
        }
        values.put(Field.EMAIL, email(occasion));
        values.put(Field.BILLING_EMAIL, text(occasion) + "2@" + text(occasion) + "b.example");
        values.put(Field.PHONE, "+" + number);
        values.put(Field.BILLING_VAT_ID, "FR " + number);
        values.put(
                Field.BILLING_ELECTRONIC_ADDRESS,
                "0999:" + text(occasion) + Field.BILLING_ELECTRONIC_ADDRESS.ordinal());
        occasions.put(number.substring(digits.length()), occasion);
        return Details.of(values);
    }

    /** A text on one line, such as the reason that staff give for something. */
    String text(String occasion) {
        return Character.toUpperCase(mark.charAt(0)) + mark.substring(1) + occasion + "-";
    }

    /** An address, which is found by what the storage computes of it, too. */
    String email(String occasion) {
        var email = text(occasion) + "1@" + text(occasion) + "d.example";
        occasions.put(sha256(email.toLowerCase(Locale.ROOT)), occasion);
        return email;
    }

    /** What the storage computes of all that somebody is searched by. */
    void searchedBy(SortedSet<String> terms) {
        occasions.put(sha256(String.join("\0", terms)), "search");
    }

    /** On which occasions that was typed which is found in those bytes, be they UTF-8 or UTF-16. */
    SortedSet<String> in(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return Stream.of(text, text.replace("\0", ""))
                .flatMap(form -> pattern.matcher(form).results())
                .flatMap(found -> occasion(found).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    SortedSet<String> in(String text) {
        return in(text.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> occasion(MatchResult found) {
        return Optional.ofNullable(found.group(1))
                .or(() -> Optional.ofNullable(occasions.get(found.group(2))))
                .or(() -> Optional.ofNullable(occasions.get(found.group(3))));
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
