package org.chaland.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalEmailTest {

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-F]{4})");

    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String SMALL_LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "tr", "az", "lt"})
    void goldenAddressesHaveTheSameFormInEveryLocale(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));

        for (var row : goldenRows()) {
            var canonical = CanonicalEmail.of(row.typed()).map(CanonicalEmail::value);

            assertEquals(row.canonical(), canonical, row.line());
        }
    }

    @Test
    void goldenFileIsLargeAndHasBothKinds() {
        var rows = goldenRows();

        var accepted = rows.stream().filter(row -> row.canonical().isPresent()).count();

        assertTrue(rows.size() >= 500, "rows: " + rows.size());
        assertTrue(accepted >= 200, "accepted: " + accepted);
        assertTrue(rows.size() - accepted >= 200, "refused: " + (rows.size() - accepted));
    }

    @Test
    void goldenAddressesDifferFromTheirCanonicalFormInTheCaseOfAsciiLettersOnlyUnlessTheDomainIsInternationalised() {
        for (var row : goldenRows()) {
            row.canonical()
                    .filter(canonical -> row.typed().chars().allMatch(c -> c < 0x80))
                    .ifPresent(canonical -> assertEquals(inLowerCase(row.typed()), canonical, row.line()));
        }
    }

    @Test
    void domainIsShownAsPeopleReadItUnlessItMixesScripts() {
        assertEquals("a@bücher.example", CanonicalEmail.shown("a@xn--bcher-kva.example"));
        assertEquals("a@例え.jp", CanonicalEmail.shown("a@xn--r8jz45g.jp"));
        assertEquals("a@xn--gmil-63d.com", CanonicalEmail.shown("a@xn--gmil-63d.com"));
        assertEquals("a@xn--0.example", CanonicalEmail.shown("a@xn--0.example"));
        assertEquals("no address", CanonicalEmail.shown("no address"));
    }

    @Test
    void canonicalFormIsItsOwnCanonicalForm() {
        for (var row : goldenRows()) {
            var once = CanonicalEmail.of(row.typed());

            assertEquals(once, once.flatMap(email -> CanonicalEmail.of(email.value())), row.line());
        }
    }

    /** Hence no two addresses have one canonical form, except those that differ in the case of letters, or in how accents are composed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s@example.org",
                "%s%s@example.org",
                "us%ser@example.org",
                "us%s%ser@example.org",
                "user@%s.org",
                "user@%s%s.org",
                "user@exa%smple.org",
                "user@exa%s%smple.org"
            })
    @Tag("ci")
    void everyCodePointIsRefusedOrComesBackAsItWasExceptForItsCase(String frame) {
        var accepted = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(point -> {
                    var typed = frame.replace("%s", Character.toString(point));
                    var canonical = CanonicalEmail.of(typed);
                    canonical.ifPresent(email -> {
                        var small = point < 0x80
                                ? inLowerCase(typed)
                                : frame.replace("%s", Character.toString(Character.toLowerCase(point)));
                        var domain = Normalizer.normalize(small.substring(small.indexOf('@') + 1), Normalizer.Form.NFC);
                        assertTrue(email.value().chars().allMatch(c -> c < 0x80));
                        assertEquals(domain, unmixed(email.value()).orElse(domain));
                        assertEquals(canonical, CanonicalEmail.of(email.value()));
                    });
                    return canonical.isPresent();
                })
                .count();

        assertTrue(accepted >= 2 * 26 + 10, () -> "accepted: " + accepted);
    }

    @Test
    void textFormHidesTheAddress() {
        var email = CanonicalEmail.of("canary@example.org").orElseThrow();

        assertEquals("CanonicalEmail[v2]", email.toString());
    }

    @Test
    void equalByCanonicalForm() {
        var email = CanonicalEmail.of("User@Example.org").orElseThrow();

        assertEquals(email, CanonicalEmail.of("uSER@eXAMPLE.ORG").orElseThrow());
        assertEquals(
                email.hashCode(),
                CanonicalEmail.of("user@example.org").orElseThrow().hashCode());
        assertNotEquals(email, CanonicalEmail.of("us.er@example.org").orElseThrow());
    }

    /** Twin: what the JDK's own lower-casing would make of the same addresses. */
    @Test
    void lowerCasingOfTheJdkWouldGiveOneKeyToTwoPeople() {
        Locale.setDefault(Locale.forLanguageTag("tr"));

        assertEquals("mike@example.org", "mi\u212Ae@example.org".toLowerCase(Locale.ROOT));
        assertNotEquals("title@example.org", "TITLE@example.org".toLowerCase(Locale.getDefault()));
        assertEquals(Optional.empty(), CanonicalEmail.of("mi\u212Ae@example.org"));
        assertEquals(
                "title@example.org",
                CanonicalEmail.of("TITLE@example.org").orElseThrow().value());
    }

    /** The domain as it is shown; empty if it stays in A-labels, as one of several scripts does. */
    private static Optional<String> unmixed(String address) {
        var domain = CanonicalEmail.shown(address).substring(address.indexOf('@') + 1);
        return Optional.of(domain).filter(shown -> !shown.contains("xn--"));
    }

    /** By a table, so that no locale and no JDK has a say in it. */
    private static String inLowerCase(String text) {
        return text.chars()
                .map(c -> CAPITALS.indexOf(c) < 0 ? c : SMALL_LETTERS.charAt(CAPITALS.indexOf(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<Row> goldenRows() {
        try (var stream = CanonicalEmailTest.class.getResourceAsStream("canonical-email-v2.tsv")) {
            var text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::of)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private record Row(String line, String typed, Optional<String> canonical) {

        static Row of(String line) {
            var columns = line.split("\t", -1);
            var accepted = columns[0].equals("accepted");
            assertEquals(accepted ? 3 : 2, columns.length, line);
            return new Row(line, unescape(columns[1]), accepted ? Optional.of(unescape(columns[2])) : Optional.empty());
        }

        private static String unescape(String text) {
            return ESCAPE.matcher(text)
                    .replaceAll(found -> String.valueOf((char) Integer.parseInt(found.group(1), 16))
                            .replace("\\", "\\\\")
                            .replace("$", "\\$"));
        }
    }
}
