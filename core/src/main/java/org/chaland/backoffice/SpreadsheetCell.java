package org.chaland.backoffice;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from taking text for a formula (OWASP, CSV injection): an apostrophe is put before a text that begins
 * with one of {@code = + - @}, their full-width forms, a tabulator or a line break.
 *
 * <p>Texts that begin with apostrophes and then such a sign get one more, so that {@link #plain} gives back every text that
 * {@link #guard} was given. Stateless, hence safe for use by several threads.
 */
public final class SpreadsheetCell {

    private static final String SIGN = "[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20]";
    private static final Pattern DANGEROUS = Pattern.compile("'*" + SIGN);
    private static final Pattern GUARDED = Pattern.compile("'+" + SIGN);

    private SpreadsheetCell() {}

    /** The text as it may stand in a cell. */
    public static String guard(String text) {
        return DANGEROUS.matcher(text).lookingAt() ? "'" + text : text;
    }

    /** The text of a cell, without the apostrophe that {@link #guard} put there. */
    public static String plain(String cell) {
        return GUARDED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }
}
