package org.chaland.moodle;

import java.util.List;
import java.util.random.RandomGenerator;

/** Passwords that nobody learns (I11), such as every usual policy takes: all kinds of characters, none twice in a row. */
final class Passwords {

    private static final List<String> KINDS =
            List.of("abcdefghijkmnopqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "*-.!+_");
    private static final int GROUPS = 10;

    private final RandomGenerator random;

    /** The source is to be unpredictable, except in a test. */
    Passwords(RandomGenerator random) {
        this.random = random;
    }

    /** One of each kind in turn, so no two that follow each other are the same; about 175 bits. */
    String next() {
        var password = new StringBuilder();
        for (var group = 0; group < GROUPS; group++) {
            KINDS.forEach(kind -> password.append(kind.charAt(random.nextInt(kind.length()))));
        }
        return password.toString();
    }
}
