package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFaultTest {

    /** Twin: each of these texts has one fault only, so a check without that very guard would accept it. */
    @ParameterizedTest
    @CsvSource({
        "UNDECODABLE, Rue\\uD800 12",
        "CONTROL, Rue\\u0000 12",
        "TAB, Rue\\u0009 12",
        "LINE_BREAK, Rue\\u000A 12",
        "BIDI, Rue\\u202E 12",
        "INVISIBLE, Rue\\u200B 12",
        "PRIVATE_USE, Rue\\uE000 12",
        "MARKUP, Rue< 12",
        "MARKS, Rue\\u0323\\u0323\\u0323\\u0323\\u0323\\u0323\\u0323\\u0323\\u0323 12"
    })
    void eachGuardIsTheOnlyOneThatRefusesItsText(TextFault guard, String escaped) {
        var text = unescape(escaped);

        assertThat(TextFault.in(text)).containsExactly(guard);
        assertThat(FieldText.Kind.PLAIN.accepts(text)).isTrue();
    }

    @Test
    void eightMarksInARowAreAcceptedAndNineAreNot() {
        assertThat(TextFault.in("a" + "\u0323".repeat(8) + "b" + "\u0323".repeat(8)))
                .isEmpty();
        assertThat(TextFault.in("a" + "\u0323".repeat(9))).containsExactly(TextFault.MARKS);
    }

    @Test
    void joinerDoesNotMakeARunOfMarksShorter() {
        assertThat(TextFault.in("a" + "\u0323".repeat(8) + "\u200D" + "\u0323" + "b"))
                .containsExactly(TextFault.MARKS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ක\u0DCA\u200Dය", "ر\u200Cا", "क\u094D\u200Dष", "র\u200D\u09CDয"})
    void joinersBetweenLettersAreAccepted(String text) {
        assertThat(TextFault.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👩\u200D🚀",
                "👩🏽\u200D🚀",
                "❤\uFE0F\u200D🔥",
                "🏴\u200D☠\uFE0F",
                "🫱🏻\u200D🫲🏽",
                "👨\u200D👩\u200D👧"
            })
    void joinersInPicturesAreAccepted(String text) {
        assertThat(TextFault.in(text)).isEmpty();
        assertThat(FieldText.Kind.NAME.accepts("a" + text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200Da",
                "a\u200D",
                "a\u200D\u200Db",
                "a \u200Cb",
                "a\u200C1",
                "1\u200D2",
                "a\u200D🚀",
                "🚀\u200Da",
                "👩\u200C🚀\u200D"
            })
    void joinersElsewhereAreInvisible(String text) {
        assertThat(TextFault.in(text)).containsExactly(TextFault.INVISIBLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u00A0", "\u3000", "\u0301", "\uFE0F", "\u034F", "\uDB40\uDD00"})
    void textWithoutInkIsInvisible(String text) {
        assertThat(TextFault.in(text)).containsExactly(TextFault.INVISIBLE);
    }

    @Test
    void emptyTextHasNoFault() {
        assertThat(TextFault.in("")).isEmpty();
    }

    private static String unescape(String text) {
        return java.util.regex.Pattern.compile("\\\\u([0-9A-F]{4})")
                .matcher(text)
                .replaceAll(found -> String.valueOf((char) Integer.parseInt(found.group(1), 16)));
    }
}
