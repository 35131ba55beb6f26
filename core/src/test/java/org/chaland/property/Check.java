package org.chaland.property;

/** What must hold; half a million times, so that the text is only made when it does not. */
final class Check {

    private Check() {}

    static void that(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError(rule);
        }
    }

    static void same(Object expected, Object found, String rule) {
        if (!expected.equals(found)) {
            throw new AssertionError(rule + ": expected " + expected + ", found " + found);
        }
    }
}
