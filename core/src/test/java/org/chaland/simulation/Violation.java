package org.chaland.simulation;

/** What must never happen has happened. */
final class Violation extends AssertionError {

    private static final long serialVersionUID = 1L;

    Violation(String what) {
        super(what);
    }

    Violation(String what, Throwable cause) {
        super(what, cause);
    }
}
