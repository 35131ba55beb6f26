package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VatIdTest {

    /** Numbers of public registers and of the documents of the tax authorities, and made-up ones of people. */
    private static final String NUMBERS = """
            AT U13585627|BE 0403019261|BE 1000000120|BG 175074752|CY 10259033P|CZ 25123891|DE 136695976|DK 13585628|EE 100931558|EL 094259216
            ES B58378431|ES 54362315K|ES X5253868R|FI 20774740|FR 40303265045|FR K7399859412|HR 33392005961|HU 12892312|IE 6433435F
            IE 6433435OA|IE 8D79739I|IT 00743110157|LT 119511515|LT 100001919017|LU 15027442|LV 40003521600|MT 11679112
            NL 004495445B01|PL 8567346215|PT 501964843|RO 18547290|SE 123456789701|SI 50223054|SK 2022749619|XI 980780684|GB 980780684
            CHE 107787577IVA|NO 995525828MVA""";

    @Test
    void realNumbersAreAcceptedInEveryNotation() {
        assertThat(NUMBERS.split("[|\n]")).hasSize(38).allSatisfy(line -> {
            var prefix = line.substring(0, line.indexOf(' '));
            var number = line.substring(prefix.length() + 1);
            var country = country(prefix);
            for (var typed : new String[] {
                prefix + number,
                (prefix + number).toLowerCase(Locale.ROOT),
                prefix + " " + number.replaceAll("(.{3})", "$1 "),
                prefix + "-" + number.replaceAll("(.{3})", "$1."),
                prefix + "\u00A0" + number.replaceAll("(.{2})", "$1\u2013")
            }) {
                assertThat(VatId.read(typed, country).value()).as(typed).hasValue(prefix + number);
                assertThat(VatId.read(typed, "").value()).as(typed).hasValue(prefix + number);
            }
        });
    }

    /** A wrong digit, in every place: most check digits find all of them. */
    @Test
    void wrongDigitIsFound() {
        var tried = 0;
        var missed = 0;
        for (var line : NUMBERS.split("[|\n]")) {
            var prefix = line.substring(0, line.indexOf(' '));
            var number = line.substring(prefix.length() + 1);
            for (var at : IntStream.range(0, number.length())
                    .filter(i -> Character.isDigit(number.charAt(i)))
                    .toArray()) {
                var wrong = number.substring(0, at) + (number.charAt(at) - '0' + 1) % 10 + number.substring(at + 1);
                tried++;
                missed += VatId.read(prefix + wrong, country(prefix)).refused() ? 0 : 1;
            }
        }

        assertThat(missed).as("of " + tried).isLessThan(tried / 20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "FR-40-303265045 | FR | FR40303265045",
                "40303265045 | FR | FR40303265045",
                "N° TVA : FR 40 303 265 045 | FR | FR40303265045",
                "NIP: 836-15-73-483 | PL | PL8361573483",
                "FI 2077474-0 | FI | FI20774740",
                "HU12892312-2-42 | HU | HU12892312",
                "DE 136,695 976 | AT | DE136695976",
                "BE403019261 | BE | BE0403019261",
                "EL94259216 | GR | EL094259216",
                "GR094259216 | GR | EL094259216",
                "NL4495445B01 | NL | NL004495445B01",
                "AB&930714 8T4 | MX | AB&9307148T4",
                "ÑAB9307148T4 | MX | ÑAB9307148T4",
                "SELA800101AB1 | MX | SELA800101AB1",
                "CHE-107.787.577 MWST | CH | CHE107787577MWST",
                "980 780 684 | GB | 980780684",
                "12-3456789 | US | 123456789",
                "27AAPFU0939F1ZV | IN | 27AAPFU0939F1ZV",
                "EU372022452 | IE | EU372022452",
                "FR40303265045 | MC | FR40303265045"
            })
    void separatorsAndHabitsOfACountryAreKnown(String typed, String country, String kept) {
        assertThat(VatId.read(typed, country).value()).hasValue(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "FR40303265044, FR, vatIdCheck",
        "DE000000000, DE, vatId",
        "DE136695975, FR, vatIdCheck",
        "BE-0123.456.789, BE, vatIdCheck",
        "BE2123456789, BE, vatId",
        "none, FR, vatId",
        "none, US, vatId",
        "303265045, FR, vatId",
        "AT12345678, AT, vatId",
        "12-3456789, FR, vatId",
        "DE12345678, '', vatId"
    })
    void othersAreRefusedWithTheReason(String typed, String country, String code) {
        assertThat(VatId.read(typed, country).code()).hasValue(code);
    }

    /** Twin: the country decides. What begins like a Swedish number is refused as one. */
    @Test
    void withoutTheCountryAMexicanNumberIsASwedishOne() {
        assertThat(VatId.read("SELA800101AB1", "MX").refused()).isFalse();
        assertThat(VatId.read("SELA800101AB1", "SE").refused()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123",
                "----",
                "1.2.3",
                "CHE+123456",
                "12345678901234567890123456789012345678901",
                "ßE123456789012",
                "ﬁ12345678",
                "１２３４５"
            })
    void numbersOfNoCountryAreRefused(String typed) {
        assertThat(VatId.read(typed, "").refused()).isTrue();
    }

    @Test
    void readingTwiceIsReadingOnce() {
        for (var line : NUMBERS.split("[|\n]")) {
            var prefix = line.substring(0, line.indexOf(' '));
            var once = VatId.read(line, country(prefix)).value().orElseThrow();
            assertThat(VatId.read(once, country(prefix)).value()).hasValue(once);
        }
    }

    private static String country(String prefix) {
        return switch (prefix) {
            case "EL" -> "GR";
            case "CHE" -> "CH";
            case "XI" -> "GB";
            default -> prefix;
        };
    }
}
