package org.chaland.spi;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Something that is set up wrongly, and what to do about it. For an administrator to read and a log to keep: it carries no
 * personal data, no secret and no text of the provider (I10), and each text is one line.
 *
 * @param code the same for the same problem at every start, and the one to look up in a list: 1 to 60 of {@code a-z 0-9 -}, the
 *     first a letter
 * @param severity whether anything works without it
 * @param problem what is wrong, one sentence
 * @param remedy what to do, one sentence
 * @since 0.1
 */
public record Finding(String code, Severity severity, String problem, String remedy) {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final int LONGEST = 500;

    /** How bad it is. */
    public enum Severity {
        /** A capability does not work until it is put right. */
        ERROR,
        /** All works, but less well or less safely than it should. */
        WARNING
    }

    /** @throws IllegalArgumentException if a part has another form; its text is not repeated */
    public Finding {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "A finding's code is 1 to 60 of a-z 0-9 -, the first a letter: rename it.");
        }
        Objects.requireNonNull(severity, "severity");
        requireLine("problem", problem);
        requireLine("remedy", remedy);
    }

    private static void requireLine(String part, String text) {
        if (text.isBlank()
                || text.length() > LONGEST
                || text.codePoints().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')) {
            throw new IllegalArgumentException("A finding's " + part + " is one line of 1 to " + LONGEST
                    + " characters in the adapter's own words: leave the provider's texts out.");
        }
    }
}
