package org.chaland.backoffice;

import java.util.regex.Pattern;

/**
 * Who acts in the back office. The host passes it: its own security has checked that this person may. Nothing is taken from the
 * surroundings, and no account of theirs is ever linked because they act (I13). Immutable, equal by id.
 */
public final class Staff {

    private static final Pattern SYNTAX = Pattern.compile("[ -~]{1,100}");

    private final String id;

    private Staff(String id) {
        this.id = id;
    }

    /**
     * The person of that id.
     *
     * @param id the host's own opaque name, 1 to 100 printable ASCII characters, not only spaces; kept in the audit log, so
     *     neither a name nor an e-mail address
     * @throws IllegalArgumentException if the id has another form; its text is not repeated
     */
    public static Staff of(String id) {
        if (!SYNTAX.matcher(id).matches() || id.isBlank()) {
            throw new IllegalArgumentException(
                    "A staff id is 1 to 100 printable ASCII characters, not this text of length " + id.length()
                            + ": pass the technical id that your own security knows the person by.");
        }
        return new Staff(id);
    }

    /** The host's own opaque name. */
    public String id() {
        return id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Staff that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Staff[" + id + "]";
    }
}
