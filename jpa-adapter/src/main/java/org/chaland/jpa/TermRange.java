package org.chaland.jpa;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The range of an index in which the terms lie that begin with a prefix. */
final class TermRange {

    /** A byte that no text in UTF-8 has: every text that begins with a prefix sorts before the prefix with it appended. */
    private static final byte ABOVE_ALL = (byte) 0xFF;

    private final byte[] from;

    private TermRange(byte[] from) {
        this.from = from;
    }

    static TermRange of(String prefix) {
        return new TermRange(prefix.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the first term that may be in it. */
    byte[] from() {
        return from.clone();
    }

    /** Returns the end, which is not in it. */
    byte[] to() {
        var end = Arrays.copyOf(from, from.length + 1);
        end[from.length] = ABOVE_ALL;
        return end;
    }
}
