package org.chaland.backoffice;

import java.util.regex.Pattern;

/**
 * Prevents spreadsheets from executing text as a formula (OWASP: CSV injection). {@link #guard} puts an apostrophe before a text that
 * begins with {@code = + - @}, one of their full-width forms, a tab or a line break. It does the same inside the text after a comma,
 * semicolon, tab or line break, because a program may split cells there.
 *
 * <p>Text that already has apostrophes before such a character gets one more, so {@link #plain} restores every text that {@link #guard}
 * was given. Stateless and safe for use by several threads.
 */
public final class SpreadsheetCell {

    private static final String BEGINNING = "(?:^|(?<=[,;\\t\\r\\n]))";
    private static final String SIGN_AHEAD = "(?='*[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20])";
    private static final Pattern DANGEROUS = Pattern.compile(BEGINNING + SIGN_AHEAD);
    private static final Pattern GUARDED = Pattern.compile(BEGINNING + "'" + SIGN_AHEAD);

    private SpreadsheetCell() {}

    /** Returns the text as it can be written to a cell. */
    public static String guard(String text) {
        return DANGEROUS.matcher(text).replaceAll("'");
    }

    /** Returns the text of a cell without the apostrophes of {@link #guard}. */
    public static String plain(String cell) {
        return GUARDED.matcher(cell).replaceAll("");
    }
}
