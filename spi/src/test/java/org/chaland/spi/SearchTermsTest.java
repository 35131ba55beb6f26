package org.chaland.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.ShopId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTermsTest {

    private static final Set<Field> NOT_SEARCHED = EnumSet.of(
            Field.COUNTRY,
            Field.PHONE,
            Field.LANGUAGE,
            Field.BILLING_DEPARTMENT,
            Field.BILLING_ADDRESS_LINE_1,
            Field.BILLING_ADDRESS_LINE_2,
            Field.BILLING_POSTAL_CODE,
            Field.BILLING_CITY,
            Field.BILLING_COUNTRY,
            Field.BILLING_VAT_ID,
            Field.DEPENDENT_LOCALITY,
            Field.SORTING_CODE,
            Field.ADMINISTRATIVE_AREA,
            Field.BILLING_DEPENDENT_LOCALITY,
            Field.BILLING_SORTING_CODE,
            Field.BILLING_ADMINISTRATIVE_AREA,
            Field.BILLING_COMPANY_ID,
            Field.BILLING_ELECTRONIC_ADDRESS,
            Field.BILLING_BUYER_REFERENCE,
            Field.BILLING_ORDER_NUMBER);

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource({
        "\u00c9mile, emile",
        "e\u0301mile, emile",
        "STRASSE, strasse",
        "Stra\u00dfe, strasse",
        "\u0130I\u0131i, iiii",
        "\u039f\u03b4\u03c5\u03c3\u03c3\u03b5\u03cd\u03c2, \u03bf\u03b4\u03c5\u03c3\u03c3\u03b5\u03c5\u03c3",
        "\ufb01n, fin",
        "\uff21\uff11, a1",
        "\ud801\udc00, \ud801\udc28",
        "45000, 45000"
    })
    void wordIsKeptWithoutCaseAndAccentsInEveryLocale(String typed, String term) {
        for (var language : List.of("en", "tr", "lt")) {
            Locale.setDefault(Locale.forLanguageTag(language));

            assertEquals(Set.of(term), terms(Field.FAMILY_NAME, typed));
            assertEquals(List.of(term), SearchTerms.prefixes(typed));
        }
    }

    @Test
    void beginningOfAWordIsFoundWhereverItsLettersStand() {
        var term = terms(Field.CITY, "\u03a3\u03b1\u03c3\u03b1").iterator().next();

        assertTrue(term.startsWith(SearchTerms.prefixes("\u03a3\u0391\u03a3").get(0)), "with a sigma at the end");
    }

    @Test
    void wordsEndWhereLettersAndDigitsDo() {
        assertEquals(
                Set.of("o", "neil", "oneil", "anne", "marie", "2b", "x"),
                terms(Field.GIVEN_NAME, " O'Neil Anne-Marie_2b%x,;\u2019\0"));
    }

    @ParameterizedTest
    @CsvSource({
        "Łuk, luk",
        "Łuk, Łuk",
        "Müller, Mueller",
        "Müller, muller",
        "Mueller, Müller",
        "Jørgensen, Joergensen",
        "Joergensen, jørgen",
        "Jørgensen, jorgen",
        "Ærø, aero",
        "Groß, gross",
        "Gross, groß",
        "Åse, aase",
        "Aase, åse",
        "Þórr, thorr",
        "Đoković, dokovic",
        "Œuvre, oeuvre",
        "Muller, Müller",
        "M\u0075\u0308ller, mueller",
        "O’Brien, OBrien",
        "O'Brien, o’brien",
        "OBrien, O´Brien",
        "OBrien, o'b",
        "d’Alembert, alembert",
        "d’Alembert, d'alem"
    })
    void nameIsFoundHoweverItIsTyped(String name, String typed) {
        assertFound(Field.FAMILY_NAME, name, typed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "01 23 45 67 89 > +33 1 23 45 67 89",
                "+33 1 23 45 67 89 > 0123456789",
                "+33 (0)1.23.45.67.89 > 0033123456789",
                "0033 1 23-45-67-89 > 01 23 45 67 89",
                "555 1234 > +354 555 1234",
                "030/1234567 ext. 12 > 030 1234567",
                "٠١٢٣٤٥٦٧٨٩ > 0123456789",
            })
    void phoneNumberIsFoundInEveryNotation(String phone, String typed) {
        assertFound(Field.PHONE, phone, typed);
    }

    @Test
    void anotherNumberIsNotFoundAndAFewDigitsAreWords() {
        assertEquals(Set.of("#3456789"), terms(Field.PHONE, "01 23 45 67 89"));
        assertEquals(List.of("#3456780"), SearchTerms.prefixes("01 23 45 67 80"));
        assertEquals(List.of("75001", "1"), SearchTerms.prefixes("1 75001"));
        assertEquals(Set.of(), terms(Field.PHONE, "123"));
    }

    private static void assertFound(Field field, String value, String typed) {
        var terms = terms(field, value);
        assertTrue(
                SearchTerms.prefixes(typed).stream()
                        .allMatch(prefix -> terms.stream().anyMatch(term -> term.startsWith(prefix))),
                () -> terms + " " + SearchTerms.prefixes(typed));
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void fieldIsSearchedOrNot(Field field) {
        assertEquals(NOT_SEARCHED.contains(field) ? Set.of() : Set.of("value"), terms(field, "Value"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Field.class,
            names = {"EMAIL", "BILLING_EMAIL"})
    void addressIsATermOfItsOwnBesideItsWords(Field field) {
        assertEquals(
                Set.of("anna.b_c@example.org", "anna", "b", "c", "example", "org"),
                terms(field, "Anna.B_c@Example.ORG"));
        assertEquals(Set.of("not", "an", "address"), terms(field, "not@an@address"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Customer.State.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ACTIVE", "MERGED"})
    void recordOutOfUseHasNoTerms(Customer.State state) {
        var customer =
                customer(Map.of(Field.CITY, "Tours")).toBuilder().state(state).build();

        assertEquals(Set.of(), SearchTerms.of(customer));
    }

    @Test
    void tombstoneHasNoTerms() {
        var customer = customer(Map.of(Field.CITY, "Tours"));

        assertEquals(
                Set.of(),
                SearchTerms.of(customer.toBuilder().mergedInto(customer.id()).build()));
    }

    @Test
    void longTermIsCutBetweenCharacters() {
        var longest = "\ud801\udc28".repeat(SearchTerms.LONGEST);

        assertEquals(Set.of(longest), terms(Field.CITY, longest + "\ud801\udc28"));
        assertEquals(List.of(longest), SearchTerms.prefixes(longest + "x"));
        assertEquals(
                Set.of("a".repeat(39) + "@", "a".repeat(39), "b", "org"),
                terms(Field.EMAIL, "a".repeat(39) + "@b.org"));
        assertEquals(List.of("a".repeat(39) + "@"), SearchTerms.prefixes("a".repeat(39) + "@b.org"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna@\0", "anna@\ud800", "anna@\u00e9", "anna@\u007f"})
    void wordThatNoAddressBeginsWithIsLookedForByItsWords(String typed) {
        assertEquals("anna", SearchTerms.prefixes(typed).get(0));
    }

    @Test
    void longestPrefixesComeFirstAndNoneTwice() {
        assertEquals(List.of("marie", "anna", "bo"), SearchTerms.prefixes("bo Anna\tmarie\u00a0\u00e0nna  BO"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b c d e f g h anna bert", "bert h g anna f e d c b a"})
    void whichPrefixesCountAndHowTheyAreOrderedDoesNotDependOnHowTheyWereTyped(String typed) {
        assertEquals(List.of("anna", "bert", "a", "b", "c", "d"), SearchTerms.prefixes(typed));
    }

    @Test
    void soManyPrefixesCount() {
        assertEquals(
                SearchTerms.MOST_PREFIXES,
                SearchTerms.prefixes("a b c d e f g h").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "%", "_", "*", "@", "\ud83d\ude00", "\u0301"})
    void whatHoldsNeitherLetterNorDigitFindsNothing(String typed) {
        assertEquals(List.of(), SearchTerms.prefixes(typed));
    }

    @ParameterizedTest
    @CsvSource({"Anna@Exam, anna@exam", "anna@, anna@", "@example, example", "anna.b, anna b"})
    void beginningOfAnAddressIsOnePrefixFromItsSignOn(String typed, String prefixes) {
        assertEquals(List.of(prefixes.split(" ")), SearchTerms.prefixes(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00c9mile Zol\u00e0",
                "anna.b+c@example.org",
                "12 bis, rue de l'\u00c9t\u00e9",
                "\u1fb3\u1e9e\u0587\ufb03 \u0e33\u0929\u093c",
                "I\u0307\u0130 \u01c5 \u2126 \u212a"
            })
    void customerIsFoundByWhatWasTyped(String typed) {
        for (var field : List.of(Field.EMAIL, Field.ADDRESS_LINE_1)) {
            var terms = terms(field, typed);

            assertTrue(
                    SearchTerms.prefixes(typed).stream()
                            .allMatch(prefix -> terms.stream().anyMatch(term -> term.startsWith(prefix))),
                    typed);
        }
    }

    @Test
    void addressIsSoughtWithoutCaseInEveryLocale() {
        Locale.setDefault(Locale.forLanguageTag("tr"));

        assertEquals(List.of("ines@i"), SearchTerms.prefixes("INES@I"));
    }

    private static Set<String> terms(Field field, String value) {
        return SearchTerms.of(customer(Map.of(field, value)));
    }

    private static Customer customer(Map<Field, String> values) {
        return Customer.builder(new ShopId("shop-1"), new CustomerId(new UUID(1, 2)), Instant.EPOCH)
                .details(Details.of(values))
                .build();
    }
}
