package org.chaland.backoffice;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from taking text for a formula (OWASP, CSV injection): an apostrophe is put before a text that begins
 * with one of {@code = + - @}, their full-width forms, a tabulator or a line break; and before such a sign within the text where
 * a program that divides at commas, semicolons, tabulators or line breaks, whatever the file divides at, would begin a cell.
 *
 * <p>Where apostrophes and then such a sign stand there already, they get one more, so that {@link #plain} gives back every text
 * that {@link #guard} was given. Stateless, hence safe for use by several threads.
 */
public final class SpreadsheetCell {

    private static final String BEGINNING = "(?:^|(?<=[,;\\t\\r\\n]))";
    private static final String SIGN_AHEAD = "(?='*[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20])";
    private static final Pattern DANGEROUS = Pattern.compile(BEGINNING + SIGN_AHEAD);
    private static final Pattern GUARDED = Pattern.compile(BEGINNING + "'" + SIGN_AHEAD);

    private SpreadsheetCell() {}

    /** The text as it may stand in a cell. */
    public static String guard(String text) {
        return DANGEROUS.matcher(text).replaceAll("'");
    }

    /** The text of a cell, without the apostrophes that {@link #guard} put there. */
    public static String plain(String cell) {
        return GUARDED.matcher(cell).replaceAll("");
    }
}
