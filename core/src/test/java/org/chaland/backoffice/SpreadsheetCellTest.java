package org.chaland.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetCellTest {

    private static final String SIGNS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
    private static final String ALPHABET = SIGNS + "''''aé 1;,\"\ud83d\ude00";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+33 1",
                "-1",
                "@SUM(A1)",
                "\t1",
                "\r1",
                "\n1",
                "\uFF1D1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF201",
                "=",
                "'=1",
                "''+1"
            })
    void whatASpreadsheetWouldRunGetsAnApostrophe(String text) {
        assertThat(SpreadsheetCell.guard(text)).isEqualTo("'" + text);
    }

    /** A program that divides at another sign than the file does begins a cell there, whatever stands around it. */
    @Test
    void whatFollowsASignThatMayDivideCellsGetsOneToo() {
        assertThat(SpreadsheetCell.guard("Ateliers;=HYPERLINK(1)")).isEqualTo("Ateliers;'=HYPERLINK(1)");
        assertThat(SpreadsheetCell.guard("a,-1\t+2\n@3")).isEqualTo("a,'-1\t'+2\n'@3");
        assertThat(SpreadsheetCell.guard("=1;'\uFF1D2")).isEqualTo("'=1;''\uFF1D2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "1=1", "a@example.org", "'", "''", "'Ada", "O'Neil", " =1", "1, rue; A", "\u2212"})
    void everythingElseStays(String text) {
        assertThat(SpreadsheetCell.guard(text)).isEqualTo(text);
        assertThat(SpreadsheetCell.plain(text)).isEqualTo(text);
    }

    @Test
    void noPartOfAGuardedCellBeginsWithASign() {
        assertThat(texts().stream().map(SpreadsheetCell::guard))
                .noneMatch(cell -> Pattern.compile("(^|[,;\t\r\n])[" + Pattern.quote(SIGNS) + "]")
                        .matcher(cell)
                        .find());
    }

    @Test
    void whatWasGuardedComesBackAsItWas() {
        assertThat(texts())
                .allMatch(text ->
                        SpreadsheetCell.plain(SpreadsheetCell.guard(text)).equals(text));
    }

    @Test
    void aCellThatSomebodyTypedWithoutApostropheIsTakenAsItIs() {
        assertThat(SpreadsheetCell.plain("+33 1 23")).isEqualTo("+33 1 23");
        assertThat(SpreadsheetCell.plain("'+33 1 23")).isEqualTo("+33 1 23");
    }

    /** The same ones in each run. */
    private static List<String> texts() {
        var random = new Random(20_260_301);
        var letters = ALPHABET.codePoints().toArray();
        return IntStream.range(0, 100_000)
                .mapToObj(number -> IntStream.range(0, random.nextInt(8))
                        .mapToObj(place -> Character.toString(letters[random.nextInt(letters.length)]))
                        .collect(Collectors.joining()))
                .toList();
    }
}
