package org.chaland.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.IntStream;
import org.chaland.backoffice.SpreadsheetCell;

/** Whatever is exported to a spreadsheet. */
class SpreadsheetCellFuzzTest {

    private static final String SIGNS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    @FuzzTest
    void guardedCellsComeBack(byte[] bytes) {
        var text = FuzzedText.of(bytes);

        var cell = SpreadsheetCell.guard(text);

        assertThat(SpreadsheetCell.plain(cell)).isEqualTo(text);
        assertThat(IntStream.range(0, cell.length()))
                .noneMatch(at -> mayBeginACell(cell, at) && SIGNS.indexOf(cell.charAt(at)) >= 0);
    }

    /** Whatever the program divides at. */
    private static boolean mayBeginACell(String text, int at) {
        return at == 0 || ",;\t\r\n".indexOf(text.charAt(at - 1)) >= 0;
    }
}
