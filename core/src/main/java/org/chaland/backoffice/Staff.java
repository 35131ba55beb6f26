package org.chaland.backoffice;

import java.util.Objects;
import java.util.regex.Pattern;
import org.chaland.model.Disclosure;
import org.chaland.model.Purpose;

/**
 * Who acts in the back office, as what, and what for. The host passes it: its own security has checked that this person may, also
 * for that purpose. Nothing is taken from the surroundings, and no account of theirs is ever linked because they act (I13).
 * Immutable, equal by id: for another purpose it is the same person.
 */
public final class Staff {

    private static final Pattern SYNTAX = Pattern.compile("[ -~]{1,100}");

    private final String id;
    private final String role;
    private final Purpose purpose;

    private Staff(String id, String role, Purpose purpose) {
        this.id = id;
        this.role = role;
        this.purpose = Objects.requireNonNull(purpose, "purpose");
    }

    /**
     * The person of that id.
     *
     * @param id the host's own opaque name, 1 to 100 printable ASCII characters, not only spaces; kept in the audit log and in the
     *     disclosure log, so neither a name nor an e-mail address
     * @param role as what they act, as in {@link Disclosure#role()}: what a customer may be told of who looked
     * @param purpose what for: it decides what they are shown, and of whom
     * @throws IllegalArgumentException if id or role has another form; its text is not repeated
     */
    public static Staff of(String id, String role, Purpose purpose) {
        if (!SYNTAX.matcher(id).matches() || id.isBlank()) {
            throw new IllegalArgumentException(
                    "A staff id is 1 to 100 printable ASCII characters, not this text of length " + id.length()
                            + ": pass the technical id that your own security knows the person by.");
        }
        if (!Disclosure.isRole(role)) {
            throw new IllegalArgumentException(
                    "A role is 1 to 40 of a-z 0-9 -, beginning with a letter, not this text of length " + role.length()
                            + ": choose a short technical name.");
        }
        return new Staff(id, role, purpose);
    }

    /** The same person in the same role, for another purpose. */
    public Staff forPurpose(Purpose other) {
        return new Staff(id, role, other);
    }

    /** The host's own opaque name. */
    public String id() {
        return id;
    }

    /** As what they act. */
    public String role() {
        return role;
    }

    /** What for. */
    public Purpose purpose() {
        return purpose;
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
        return "Staff[" + id + ", " + purpose + "]";
    }
}
