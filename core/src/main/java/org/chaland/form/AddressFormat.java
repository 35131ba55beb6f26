package org.chaland.form;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.text.Messages;

/**
 * How addresses are written in a country: which parts they have, how people call these, in which order, and which are needed. The table is
 * made of data of libaddressinput; {@code core/DESIGN.md} says how it is renewed. Immutable and safe for use by several threads.
 */
public final class AddressFormat {

    private static final String FILE = "addresses.txt";
    private static final Map<Character, Field> BY_LETTER = Map.of(
            'A', Field.ADDRESS_LINE_1,
            'D', Field.DEPENDENT_LOCALITY,
            'C', Field.CITY,
            'S', Field.ADMINISTRATIVE_AREA,
            'Z', Field.POSTAL_CODE,
            'X', Field.SORTING_CODE);
    private static final Map<Field, Character> LETTERS =
            BY_LETTER.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    /**
     * Where an address does without an area it is incomplete, or a tax cannot be computed. Elsewhere the post finds it by the code, as in
     * Spain and Italy, or people leave it out.
     */
    private static final Set<String> AREA_NEEDED =
            Set.of("AE", "AU", "BR", "CA", "CN", "HK", "IN", "JP", "KR", "MX", "US");

    private static final int LONGEST_POSTAL_CODE = 40;
    private static final Pattern PART = Pattern.compile("%([A-Zn])");
    private static final Pattern SEPARATORS = Pattern.compile("[\\p{Zs}\\p{Pd}\u2212]+");
    private static final AddressFormat UNKNOWN =
            new AddressFormat(new String[] {"", "%N%n%O%n%A%n%Z %C", "", "", "", "", "", ""});
    private static final Map<String, AddressFormat> BY_COUNTRY = read();

    private final String format;
    private final String latin;
    private final String required;
    private final Map<Character, String> kinds = new HashMap<>();
    private final String prefix;
    private final Optional<Pattern> postalCode;
    private final String example;
    private final boolean areaNeeded;

    private AddressFormat(String[] row) {
        format = row[1];
        latin = row[2].isEmpty() ? row[1] : row[2];
        required = row[3];
        for (var kind : row[4].isEmpty() ? new String[0] : row[4].split(" ")) {
            kinds.put(kind.charAt(0), kind.substring(2));
        }
        prefix = row[5];
        postalCode = row[6].isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(row[6].replace('¦', '|')));
        example = row[7];
        areaNeeded = AREA_NEEDED.contains(row[0]);
    }

    /** The format of that country, ISO 3166-1 alpha-2; of a country that is not known, one that has a city and a postal code. */
    public static AddressFormat of(String country) {
        return BY_COUNTRY.getOrDefault(country, UNKNOWN);
    }

    /** The fields of an address in the order in which people there write them, the country last; unmodifiable. */
    public List<Field> fields() {
        var fields = new LinkedHashSet<Field>();
        PART.matcher(format)
                .results()
                .map(part -> BY_LETTER.get(part.group(1).charAt(0)))
                .filter(Objects::nonNull)
                .forEach(field -> {
                    fields.add(field);
                    if (field == Field.ADDRESS_LINE_1) {
                        fields.add(Field.ADDRESS_LINE_2);
                    }
                });
        fields.add(Field.COUNTRY);
        return List.copyOf(fields);
    }

    /** Whether addresses there have that part, of the contact or of the invoice; true of everything that is no part of an address. */
    public boolean uses(Field field) {
        var letter = LETTERS.get(ofContact(field));
        return letter == null || format.indexOf("%" + letter) >= 0;
    }

    /** Whether an address there is incomplete without that part. */
    public boolean requires(Field field) {
        var part = ofContact(field);
        return part == Field.ADMINISTRATIVE_AREA ? areaNeeded : required.indexOf(LETTERS.getOrDefault(part, '-')) >= 0;
    }

    /** How people there call that part, such as state or prefecture; the label of the field where nothing is known. */
    public String label(Field field, Messages messages, Locale locale) {
        return Optional.ofNullable(LETTERS.get(ofContact(field)))
                .map(kinds::get)
                .map(kind -> messages.text("address." + kind, locale))
                .orElseGet(() -> messages.label(field, locale));
    }

    /** A postal code of that country, or empty if none is checked there. */
    public Optional<String> postalCodeExample() {
        return postalCode.map(pattern -> example);
    }

    /**
     * The lines of an address as the post there wants them, without the country.
     *
     * @param billing whether the address of the invoice is wanted
     * @param ownScript whether the order of the country's own script is wanted
     */
    public List<String> lines(Details details, boolean billing, boolean ownScript) {
        var values = new EnumMap<Field, String>(Field.class);
        details.values().forEach((field, value) -> {
            if (field.isBilling() == billing) {
                values.put(ofContact(field), value);
            }
        });
        var lines = new ArrayList<String>();
        for (var line : (ownScript ? format : latin).split("%n")) {
            var written = PART.matcher(line).replaceAll(part -> Matcher.quoteReplacement(value(part.group(1), values)));
            var literalOnly = PART.matcher(line)
                            .results()
                            .noneMatch(part -> !value(part.group(1), values).isEmpty())
                    && PART.matcher(line).find();
            if (!literalOnly) {
                // Where a part is missing, what joins it to the others goes too.
                written.lines()
                        .map(text -> text.replaceAll("^[\\s,\\-]+|[\\s,\\-]+$", "")
                                .replaceAll(" {2,}", " ")
                                .replace(" , ", ", "))
                        .filter(text -> !text.isEmpty())
                        .forEach(lines::add);
            }
        }
        return Collections.unmodifiableList(lines);
    }

    private static String value(String letter, Map<Field, String> values) {
        return switch (letter) {
            case "N" ->
                (values.getOrDefault(Field.GIVEN_NAME, "") + " " + values.getOrDefault(Field.FAMILY_NAME, "")).strip();
            case "O" -> values.getOrDefault(Field.ORGANISATION, "");
            case "A" ->
                values.getOrDefault(Field.ADDRESS_LINE_1, "") + "\n" + values.getOrDefault(Field.ADDRESS_LINE_2, "");
            default ->
                Optional.ofNullable(BY_LETTER.get(letter.charAt(0)))
                        .map(values::get)
                        .orElse("");
        };
    }

    /** A postal code without the sign of the country before it, which is printed on labels only. */
    String withoutPrefix(String code) {
        if (code.length() > LONGEST_POSTAL_CODE) {
            return code;
        }
        var bare = code.replaceFirst("^[A-Za-z]{1,3}[ \\-\u2010\u2011\u2013]+(?=\\d)", "");
        return !bare.equals(code)
                        && postalCode.isPresent()
                        && isPostalCode(bare)
                        && Character.isDigit(example.charAt(0))
                ? bare
                : code;
    }

    /** Whether a postal code may be one there; true where none is checked. Separators, case and the width of letters do not count. */
    boolean isPostalCode(String code) {
        // Composing takes quadratic time for accents in a row.
        if (code.length() > LONGEST_POSTAL_CODE) {
            return false;
        }
        var compact = SEPARATORS
                .matcher(Normalizer.normalize(code, Normalizer.Form.NFKC))
                .replaceAll("")
                .replace("〒", "");
        var capitals = compact.toUpperCase(Locale.ROOT);
        return postalCode.isEmpty()
                || postalCode.get().matcher(capitals).matches()
                || postalCode.get().matcher(prefix + capitals).matches()
                || (capitals.startsWith(prefix)
                        && postalCode
                                .get()
                                .matcher(capitals.substring(prefix.length()))
                                .matches());
    }

    /** The field of the contact that stands for the same part. */
    private static Field ofContact(Field field) {
        return field.isBilling()
                ? Field.ofPath(field.path().substring(field.path().indexOf('.') + 1))
                        .orElse(field)
                : field;
    }

    private static Map<String, AddressFormat> read() {
        var formats = new HashMap<String, AddressFormat>();
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AddressFormat.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\|", -1))
                    .forEach(row -> formats.put(row[0], new AddressFormat(row)));
        } catch (IOException broken) {
            throw new UncheckedIOException("The table " + FILE + " cannot be read: is the jar complete?", broken);
        }
        return Map.copyOf(formats);
    }
}
