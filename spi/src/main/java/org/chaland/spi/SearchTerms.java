package org.chaland.spi;

import java.text.Normalizer;
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
 * The words by which staff find a customer, the same for every store: of names, organisations and addresses, without case and
 * accents, whatever the locale. An e-mail address is found by its beginning and by its words. They serve for
 * finding only, never to decide who somebody is (I1).
 *
 * @since 0.1
 */
public final class SearchTerms {

    /** The most characters (code points) that a term has; what is longer is found by its beginning. */
    public static final int LONGEST = 40;

    /** The most words of a search that count. */
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

    /** The terms of a customer, in the order of their characters; none unless the record is in use. */
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
     * The beginnings of terms that somebody typed: a customer is found who has a term for each of them. The longest come first.
     *
     * @return at most {@link #MOST_PREFIXES}, none twice; empty if nothing was typed that could be found
     */
    public static List<String> prefixes(String typed) {
        return SPACES.splitAsStream(typed)
                .flatMap(word -> mayBeginAnAddress(word) ? Stream.of(cut(word.toLowerCase(Locale.ROOT))) : words(word))
                .distinct()
                .sorted((one, other) -> other.length() - one.length())
                .limit(MOST_PREFIXES)
                .toList();
    }

    /** Only addresses have an at sign in a term, and they are ASCII; not every store can look for whatever else is typed. */
    private static boolean mayBeginAnAddress(String word) {
        return word.indexOf('@') > 0 && word.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    private static Stream<String> words(String text) {
        var bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        // By way of upper case, so that ß is found by ss, and the dotless i by the dotted one; then down again letter
        // by letter,
        // because a sigma at the end of what was typed may stand in the middle of the word that is looked for.
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
