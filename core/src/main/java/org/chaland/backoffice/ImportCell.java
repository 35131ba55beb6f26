package org.chaland.backoffice;

import java.util.Set;
import java.util.regex.Pattern;

/** What programs make of cells, before anything is known of their column. */
final class ImportCell {

    /** What databases and spreadsheets write where there is nothing. Nobody's name is written like that but in capitals, or by mistake. */
    private static final Set<String> NOTHING =
            Set.of("NULL", "\\N", "<NULL>", "(NULL)", "[NULL]", "<null>", "(null)", "N/A", "n/a");

    /** By which spreadsheets keep the zeros of a number. */
    private static final Pattern KEPT_AS_TEXT = Pattern.compile("=\"([^\"]*)\"");

    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");
    private static final Pattern DAMAGED = Pattern.compile("#(?:REF!|N/A|VALUE!|NAME\\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)"
            + "|-?\\d(?:[.,]\\d+[eE]\\+?|[eE]\\+)\\d{1,3}");

    private ImportCell() {}

    /** The text of a cell as somebody would have typed it: on one line, and empty where the program means that there is nothing. */
    static String value(String cell) {
        // Before the apostrophes go: what an export guards is what somebody has typed.
        var kept = KEPT_AS_TEXT.matcher(cell.strip());
        var text = kept.matches() ? kept.group(1) : SpreadsheetCell.plain(cell);
        return NOTHING.contains(text.strip())
                ? ""
                : LINE_BREAKS.matcher(text.strip()).replaceAll(" ");
    }

    /** Whether a spreadsheet has put an error there, or has rounded a number. */
    static boolean isDamaged(String value) {
        return DAMAGED.matcher(value.strip()).matches();
    }
}
