package org.chaland.spi;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Customer;
import org.chaland.model.Field;

/**
 * Computes the search terms by which staff find a customer, the same for every store: the words of names, organisations and addresses,
 * without case and accents, independent of the locale. An e-mail address is found by its beginning and by its words. Terms are for
 * searching only; they never decide who a person is (I1).
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
            Field.BILLING_ORGANISATION,
            Field.BILLING_GIVEN_NAME,
            Field.BILLING_FAMILY_NAME,
            Field.BILLING_EMAIL);
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\h]+");

    private SearchTerms() {}

    /** Returns the terms of a customer, sorted; empty unless the record is active. */
    public static SortedSet<String> of(Customer customer) {
        var terms = new TreeSet<String>();
        if (customer.isActive()) {
            SEARCHED.stream()
                    .flatMap(field -> customer.details().get(field).stream())
                    .forEach(value -> {
                        words(value).forEach(terms::add);
                        CanonicalEmail.of(value)
                                .map(email -> cut(email.value()))
                                .ifPresent(terms::add);
                    });
        }
        return terms;
    }

    /**
     * Returns the prefixes of a typed search. A customer is found if each prefix begins one of their terms. The longest come first, those
     * of one length in alphabetical order, whatever the order in which they were typed.
     *
     * @return at most {@link #MOST_PREFIXES}, none twice; empty if the text has no word
     */
    public static List<String> prefixes(String typed) {
        return SPACES.splitAsStream(typed)
                .flatMap(word -> mayBeginAnAddress(word) ? Stream.of(cut(word.toLowerCase(Locale.ROOT))) : words(word))
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .limit(MOST_PREFIXES)
                .toList();
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
        return BETWEEN_WORDS
                .splitAsStream(folded)
                .filter(word -> !word.isEmpty())
                .map(SearchTerms::cut);
    }

    private static String cut(String term) {
        return term.codePointCount(0, term.length()) <= LONGEST
                ? term
                : term.substring(0, term.offsetByCodePoints(0, LONGEST));
    }
}
