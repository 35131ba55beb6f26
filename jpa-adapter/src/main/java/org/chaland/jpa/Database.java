package org.chaland.jpa;

/**
 * A database that has a script of its own.
 *
 * @since 0.1
 */
public enum Database {
    /** H2. */
    H2("schema/v1/h2.sql");

    private final String script;

    Database(String script) {
        this.script = script;
    }

    /** Where the script lies, seen from this package. */
    String script() {
        return script;
    }
}
