package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.IDNA;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chaland.model.CanonicalEmail;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** ICU is what our tables and our A-labels are compared with; it is no part of the library. */
@Tag("ci")
class UnicodeOracleTest {

    private static final IDNA UTS_46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO);

    private static final String LETTERS = "abz09-éßẞÄœſıİκΣςάϐжЁїאבשتاپ٠नि्อก你日本語かカー・한긱՚ა";

    @Test
    void ignorableCodePointsAreThoseOfUnicode() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(point -> CodePoints.isIgnorable(point)
                                != UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT))
                        .mapToObj(Integer::toHexString))
                .isEmpty();
    }

    @Test
    void everyCodePointInALabelIsSentToTheDomainThatTheStandardSays() {
        var accepted = IntStream.rangeClosed(0x80, Character.MAX_CODE_POINT)
                .filter(point -> isAsTheStandardSays(Character.toString(point))
                        | isAsTheStandardSays("a" + Character.toString(point) + "b"))
                .count();

        assertThat(accepted).isGreaterThan(30_000);
    }

    @Test
    void labelsOfSeveralLettersAreSentToTheDomainThatTheStandardSays() {
        var random = new Random(20261201);
        var letters = LETTERS.codePoints().mapToObj(Character::toString).toList();
        var accepted = IntStream.range(0, 200_000)
                .mapToObj(i -> random.ints(1 + random.nextInt(6), 0, letters.size())
                        .mapToObj(letters::get)
                        .collect(Collectors.joining()))
                .filter(UnicodeOracleTest::isAsTheStandardSays)
                .count();

        assertThat(accepted).isGreaterThan(5_000);
    }

    private static boolean isAsTheStandardSays(String label) {
        var typed = "anna@" + label + ".example";
        var sent = CanonicalEmail.sendable(typed);
        sent.ifPresent(address -> {
            var info = new IDNA.Info();
            var expected = UTS_46.nameToASCII(label + ".example", new StringBuilder(), info)
                    .toString();
            assertThat(info.getErrors()).as(label).isEmpty();
            assertThat(address.substring(5)).as(label).isEqualToIgnoringCase(expected);
            assertThat(CanonicalEmail.sendable(CanonicalEmail.shown(address)).orElseThrow())
                    .isEqualToIgnoringCase(address);
        });
        return sent.isPresent();
    }
}
