package org.chaland.fuzz;

import java.nio.charset.StandardCharsets;

/** What every database keeps. */
final class Kept {

    private Kept() {}

    /** PostgreSQL keeps no NUL, and no encoding has a place for half a surrogate pair. */
    static boolean byEveryDatabase(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
