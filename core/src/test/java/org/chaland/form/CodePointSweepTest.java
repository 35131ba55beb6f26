package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every code point there is, between two letters, against the rules written down a second time, as patterns. */
@Tag("ci")
class CodePointSweepTest {

    private static final Pattern REFUSED = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}<>]"
            + "|[\\p{Cf}&&[^\\u180E\\u200C\\u200D]]"
            + "|[\\u115F\\u1160\\u2065\\u2800\\u3164\\uFFA0\\uFFF0-\\uFFF8\\uFFFD\\x{1D159}]"
            + "|[\\x{E0000}-\\x{E0FFF}&&[^\\x{E0100}-\\x{E01EF}]]"
            + "|[\\x{FDD0}-\\x{FDEF}\\x{FFFE}\\x{FFFF}\\x{1FFFE}\\x{1FFFF}\\x{2FFFE}\\x{2FFFF}\\x{3FFFE}\\x{3FFFF}"
            + "\\x{4FFFE}\\x{4FFFF}\\x{5FFFE}\\x{5FFFF}\\x{6FFFE}\\x{6FFFF}\\x{7FFFE}\\x{7FFFF}\\x{8FFFE}\\x{8FFFF}"
            + "\\x{9FFFE}\\x{9FFFF}\\x{AFFFE}\\x{AFFFF}\\x{BFFFE}\\x{BFFFF}\\x{CFFFE}\\x{CFFFF}\\x{DFFFE}\\x{DFFFF}"
            + "\\x{EFFFE}\\x{EFFFF}\\x{FFFFE}\\x{FFFFF}\\x{10FFFE}\\x{10FFFF}]");

    private static final Pattern OF_A_NAME =
            Pattern.compile("[\\p{L}\\p{Mn}\\p{Mc}\\p{Nd}\\p{Nl}\\p{Zs}\\p{Pd}\\p{IsIdeographic}\\u200C\\u200D\\u180E]"
                    + "|['\u2019\u2018\u02BC`\u00B4\u2032\u201B\"\u201C\u201D\u201E\u00AB\u00BB\u2039\u203A.,/&()!]"
                    + "|[\u00B7\u2027\u2022\u2219\u22C5\u30FB\uFF65\u30A0\uFF1D\u05BE\u05F3\u05F4\u060C]"
                    + "|[\uFF01\uFF02\uFF06\uFF07\uFF08\uFF09\uFF0C\uFF0E\uFF0F\uFF40]"
                    + "|[\\p{Po}&&[^\\p{IsCommon}\\p{IsLatin}\\p{IsInherited}]]"
                    + "|[\\p{Cn}&&[\\x{20000}-\\x{3FFFF}]]");

    @Test
    void plainTextIsRefusedForTheListedCodePointsOnly() {
        sweep(
                text -> TextFault.in(text).isEmpty(),
                point -> !REFUSED.matcher(point).matches());
    }

    @Test
    void nameHasNothingButWhatNamesHave() {
        var rule = FieldText.Kind.NAME;

        sweep(
                text -> TextFault.in(text).isEmpty() && rule.accepts(text),
                point -> !REFUSED.matcher(point).matches()
                        && OF_A_NAME.matcher(point).matches());
    }

    @Test
    void noCodePointMakesAnyRuleFail() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .mapToObj(Character::toString)
                .forEach(point -> {
                    for (var rule : FieldText.Kind.values()) {
                        rule.accepts(point);
                        rule.accepts("FR12" + point);
                    }
                });
    }

    private static void sweep(Predicate<String> accepted, Predicate<String> expected) {
        var differing = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(point -> accepted.test("a" + Character.toString(point) + "b")
                        != expected.test(Character.toString(point)))
                .mapToObj(Integer::toHexString)
                .toList();

        assertThat(differing).isEmpty();
    }
}
