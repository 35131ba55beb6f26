package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chaland.model.Field;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of a text before it is looked at, and what is left as it was typed. */
class NormaliserTest {

    @Test
    void whiteSpaceAtBothEndsGoesAndAccentsAreComposed() {
        var typed = Samples.completeWith(Field.FAMILY_NAME, "\u00A0\u3000 Dupre\u0301 \u2007");

        var details = Samples.CHECK.check(typed, Samples.RULES, Locale.ENGLISH).details();

        assertThat(details.get(Field.FAMILY_NAME)).hasValue("Dupr\u00E9");
    }

    @Test
    void countryIsTurnedIntoCapitalsAndAVatNumberLosesItsSeparators() {
        var typed =
                Samples.with(Samples.completeWith(Field.COUNTRY, "fr"), Field.EMAIL, "Marie.Dupont+shop@Example.ORG");

        var checked = Samples.CHECK.check(typed, Samples.RULES, Locale.ENGLISH);

        assertThat(checked.isAccepted()).isTrue();
        assertThat(checked.details().values())
                .containsEntry(Field.COUNTRY, "FR")
                .containsEntry(Field.EMAIL, "Marie.Dupont+shop@Example.ORG")
                .containsEntry(Field.LANGUAGE, "fr-FR")
                .containsEntry(Field.BILLING_VAT_ID, "FR40303265045");
    }

    @Test
    @Tag("ci")
    void normalisingTwiceIsNormalisingOnce() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT).forEach(point -> {
            var typed = " \u0301" + Character.toString(point) + "e\u0323\u0301" + Character.toString(point) + "\u00A0";
            var once = Normaliser.normalise(Field.CITY, typed);

            assertThat(Normaliser.normalise(Field.CITY, once)).isEqualTo(once);
        });
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\\u200BAnna, Anna",
                "A\\u00ADnna\\uFEFF, Anna",
                "\\u200EAnna\\u200F, Anna",
                "\\u2066Anna\\u2069, Anna",
                "\\u202D+33 1\\u202C, +33 1",
                "\\u202Eשלום\\u202C, שלום",
                "Anna\\u202E, Anna",
                "Exa\\u034Fmple\\uFE0F, Example",
                "A\\u200Dnna, Anna",
                "Auf\\u200Clage, Auflage",
                "\\u3164Anna\\u1160, Anna",
                "An\\uDB40\\uDC41na, Anna",
                "Anna\\u00A0\\u2009Maria, Anna Maria",
                "\\tAnna\\n, Anna",
                "a\\u200D\\u200Db, ab",
                "a\\u200C1, a1",
                "🚀\\u200Da, 🚀a",
                "á\\u00AD\\u0323, ạ́"
            })
    void whatCannotBeSeenIsRemoved(String typed, String seen) {
        var text = typed.contains("\\") ? unescape(typed) : typed;

        assertThat(Normaliser.seen(text)).isEqualTo(Normalizer.normalize(seen, Normalizer.Form.NFC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "می\u200Cنا",
                "ක\u0DCA\u200Dය",
                "क\u094D\u200Dष",
                "র\u200D\u09CDয",
                "辻\uDB40\uDD00",
                "辻\uDB40\uDD00子",
                "神\uFE00",
                "\uFA19",
                "ᠠ\u180B",
                "ᠨ\u180Eᠠ",
                "❤\uFE0F\u200D🔥",
                "👩🏽\u200D🚀",
                "1\uFE0F\u20E3",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
                "山田\u3000太郎",
                "a\tb",
                "a\u202Eb"
            })
    void whatMeansSomethingStays(String text) {
        assertThat(Normaliser.seen(text)).isEqualTo(text);
    }

    /** Twin: without the place of the mark, the same marks go. */
    @Test
    void sameMarksGoWhereTheyMeanNothing() {
        for (var mark :
                new String[] {"\u200C", "\u200D", "\uFE00", "\uFE0F", "\uDB40\uDD00", "\u180B", "\u180E", "\uDB40\uDC67"
                }) {
            assertThat(Normaliser.seen("a" + mark + "b")).isEqualTo("ab");
        }
    }

    /** Marks, letters of several scripts, accents and spaces in any order. */
    @Test
    @Tag("ci")
    void whatIsSeenOfWhatIsSeenIsTheSame() {
        var random = new Random(20261201);
        var parts =
                ("a e 1 # \u0301 \u0323 \u0338 \u2ADC \u200C \u200D \u200B \u00AD \u034F \uFE0F \uFE00 \uDB40\uDD00 \u180B \u180E \u202D \u202E"
                                + " \u202C \u2066 \u0645 \u0627 \u0915 \u094D \u8FBB \uFA19 \u1820 ❤ 👩 🏴 \uDB40\uDC67 \uDB40\uDC7F \u20E3 \u00A0 \u3000 \u1100"
                                + " \u1161 \u05E9 \u2126 \n")
                        .split(" ");
        for (var i = 0; i < 300_000; i++) {
            var text = random.ints(1 + random.nextInt(7), 0, parts.length + 1)
                    .mapToObj(at -> at == parts.length ? " " : parts[at])
                    .collect(Collectors.joining());
            var once = Normaliser.seen(text);

            assertThat(Normaliser.seen(once))
                    .as(text.codePoints().mapToObj(Integer::toHexString).toList() + "")
                    .isEqualTo(once);
        }
    }

    private static String unescape(String text) {
        return Pattern.compile("\\\\u([0-9A-F]{4})|\\\\t|\\\\n")
                .matcher(text)
                .replaceAll(found -> found.group(1) == null
                        ? found.group().endsWith("t") ? "\t" : "\n"
                        : String.valueOf((char) Integer.parseInt(found.group(1), 16)));
    }

    /** What makes it safe to leave a text uncomposed that has more than four times the code points allowed. */
    @Test
    void compositionMakesOneCodePointOfFourAtMost() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(point -> Character.getType(point) != Character.SURROGATE)
                .forEach(point -> {
                    var parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD);

                    assertThat(parts.codePointCount(0, parts.length())).isLessThanOrEqualTo(4);
                });
    }
}
