package org.chaland.spi;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Customer;
import org.chaland.model.Field;

/**
 * Computes the search terms by which staff find a customer, the same for every store: the words of names, organisations and addresses,
 * without case and accents, independent of the locale; also as people write them without the letters of a language ({@code Mueller} for
 * {@code Müller}, and the other way round), and without apostrophes. An e-mail address is found by its beginning and by its words, a phone
 * number by its last digits, however its country is written. Terms are for searching only; they never decide who a person is (I1).
 *
 * @since 0.1
 */
public final class SearchTerms {

    /** The length of the longest term, in code points. Longer words are cut, and found by their beginning. */
    public static final int LONGEST = 40;

    /** The largest number of words of a search; further words are ignored. */
    public static final int MOST_PREFIXES = 6;

    private static final List<Field> SEARCHED = List.of(
            Field.GIVEN_NAME,
            Field.FAMILY_NAME,
            Field.ORGANISATION,
            Field.ADDRESS_LINE_1,
            Field.ADDRESS_LINE_2,
            Field.POSTAL_CODE,
            Field.CITY,
            Field.EMAIL,
            Field.PHONE,
            Field.BILLING_ORGANISATION,
            Field.BILLING_GIVEN_NAME,
            Field.BILLING_FAMILY_NAME,
            Field.BILLING_EMAIL);
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\h]+");
    private static final Pattern APOSTROPHES = Pattern.compile("['\u2018\u2019\u02BC\u02BB\u2032\uFF07`\u00B4]");

    /** Letters that Unicode does not take apart, as they are written where a keyboard has none of them. */
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("ł", "l"),
            Map.entry("ø", "o"),
            Map.entry("đ", "d"),
            Map.entry("ð", "d"),
            Map.entry("ħ", "h"),
            Map.entry("ŧ", "t"),
            Map.entry("ŋ", "n"),
            Map.entry("þ", "th"),
            Map.entry("æ", "ae"),
            Map.entry("œ", "oe"));

    /** Letters that are also written as two. */
    private static final Map<String, String> AS_TWO = Map.of("ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa");

    private static final Pattern PLAIN_LETTERS = Pattern.compile(String.join("|", PLAIN.keySet()));
    private static final Pattern LETTERS_AS_TWO = Pattern.compile(String.join("|", AS_TWO.keySet()));
    private static final Pattern TWO_LETTERS = Pattern.compile("a[ae]|[ou]e");

    /** How many of its last digits tell one phone number from others, whatever stands before them. */
    private static final int PHONE_DIGITS = 7;

    private static final char PHONE = '#';
    private static final Pattern TYPED_PHONE = Pattern.compile("\\+?[\\p{Nd}\\s\\h().\\-/\u2010-\u2015]+");
    private static final Pattern TRUNK = Pattern.compile("\\(0\\)");
    private static final Pattern EXTENSION = Pattern.compile("[\\p{L};#,].*");

    private SearchTerms() {}

    /** Returns the terms of a customer, sorted; empty unless the record is active. */
    public static SortedSet<String> of(Customer customer) {
        var terms = new TreeSet<String>();
        if (customer.isActive()) {
            SEARCHED.forEach(field -> customer.details().get(field).ifPresent(value -> {
                if (field == Field.PHONE) {
                    phone(EXTENSION.matcher(value).replaceFirst("")).ifPresent(terms::add);
                } else {
                    addWords(value, terms);
                    addWords(APOSTROPHES.matcher(value).replaceAll(""), terms);
                    CanonicalEmail.of(value).map(email -> cut(email.value())).ifPresent(terms::add);
                }
            }));
        }
        return terms;
    }

    /** With the ways in which people write them who do not have its letters. */
    private static void addWords(String value, SortedSet<String> terms) {
        words(value).forEach(word -> {
            terms.add(word);
            var shorter =
                    TWO_LETTERS.matcher(word).replaceAll(two -> two.group().substring(0, 1));
            if (!word.startsWith(shorter)) {
                terms.add(shorter);
            }
        });
        var composed = Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        words(LETTERS_AS_TWO.matcher(composed).replaceAll(letter -> AS_TWO.get(letter.group())))
                .forEach(terms::add);
    }

    /** The term of a phone number; empty if it has too few digits. */
    private static Optional<String> phone(String text) {
        var digits = new StringBuilder();
        TRUNK.matcher(text)
                .replaceAll("")
                .codePoints()
                .map(point -> Character.digit(point, 10))
                .filter(digit -> digit >= 0)
                .forEach(digits::append);
        return Optional.of(digits)
                .filter(all -> all.length() >= PHONE_DIGITS)
                .map(all -> PHONE + all.substring(all.length() - PHONE_DIGITS));
    }

    /**
     * Returns the prefixes of a typed search. A customer is found if each prefix begins one of their terms. The longest come first, those
     * of one length in alphabetical order, whatever the order in which they were typed. A text that can only be a phone number, with
     * seven digits or more, is one.
     *
     * @return at most {@link #MOST_PREFIXES}, none twice; empty if the text has no word
     */
    public static List<String> prefixes(String typed) {
        var phone = Optional.of(typed.strip())
                .filter(text -> TYPED_PHONE.matcher(text).matches())
                .flatMap(SearchTerms::phone);
        return phone.map(List::of)
                .orElseGet(() -> SPACES.splitAsStream(typed)
                        .flatMap(word -> mayBeginAnAddress(word)
                                ? Stream.of(cut(word.toLowerCase(Locale.ROOT)))
                                : words(APOSTROPHES.matcher(word).replaceAll("")))
                        .distinct()
                        .sorted(Comparator.comparing(String::length)
                                .reversed()
                                .thenComparing(Comparator.naturalOrder()))
                        .limit(MOST_PREFIXES)
                        .toList());
    }

    /** Only e-mail addresses have an at sign in a term, and they are ASCII; some stores cannot search for other characters. */
    private static boolean mayBeginAnAddress(String word) {
        return word.indexOf('@') > 0 && word.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    private static Stream<String> words(String text) {
        var bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        // To upper case first: ß becomes SS, and the dotless i becomes I. Then to lower case letter by letter:
        // String.toLowerCase
        // writes another sigma at the end of a word, but a typed prefix may end in the middle of one.
        var folded = new StringBuilder();
        bare.toUpperCase(Locale.ROOT).codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
        var plain = PLAIN_LETTERS.matcher(folded).replaceAll(letter -> PLAIN.get(letter.group()));
        return BETWEEN_WORDS
                .splitAsStream(plain)
                .filter(word -> !word.isEmpty())
                .map(SearchTerms::cut);
    }

    private static String cut(String term) {
        return term.codePointCount(0, term.length()) <= LONGEST
                ? term
                : term.substring(0, term.offsetByCodePoints(0, LONGEST));
    }
}
