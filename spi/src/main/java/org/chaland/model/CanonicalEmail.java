package org.chaland.model;

import java.util.Optional;

/**
 * An e-mail address in the one spelling by which addresses are compared, as bytes (I14). Written to as typed; compared in
 * this form only, and never to decide who somebody is (I1).
 *
 * <p>Accepted is the part of RFC 5321 that mailboxes of people have: ASCII, a dot-atom before the {@code @} and a domain of at
 * least two labels after it. Refused is what two parsers might read in two ways: quoted parts, comments, display names,
 * source routes, {@code %} and {@code !}, address literals, encoded words, a final dot; and every other character.
 *
 * <p>The canonical form turns the letters A to Z into lower case, nothing else: dots and plus tags count. It depends on
 * neither locale nor JDK, and is its own canonical form. Immutable, equal by value; its text form hides the address (I10).
 */
public final class CanonicalEmail {

    /** The version of these rules, kept beside what they produced, so that a later change can be carried out on purpose. */
    public static final int VERSION = 1;

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_LABEL = 63;
    private static final String SYMBOLS = "#$&'*+-/=?^_`{|}~";
    private static final String ENCODED_WORD = "=?";

    private final String value;

    private CanonicalEmail(String value) {
        this.value = value;
    }

    /** The canonical form of that address, or empty if it is not accepted; white space around it counts. */
    public static Optional<CanonicalEmail> of(String typed) {
        var at = typed.indexOf('@');
        if (at < 0 || typed.length() > LONGEST) {
            return Optional.empty();
        }
        return isLocalPart(typed.substring(0, at)) && isDomain(typed.substring(at + 1))
                ? Optional.of(new CanonicalEmail(foldAscii(typed)))
                : Optional.empty();
    }

    /** The canonical form: lower-case ASCII, at most 254 characters. */
    public String value() {
        return value;
    }

    private static boolean isLocalPart(String text) {
        if (text.length() > LONGEST_LOCAL_PART || text.contains(ENCODED_WORD)) {
            return false;
        }
        for (var atom : text.split("\\.", -1)) {
            if (atom.isEmpty() || !atom.chars().allMatch(CanonicalEmail::isAtomCharacter)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDomain(String text) {
        var labels = text.split("\\.", -1);
        for (var label : labels) {
            if (!isLabel(label)) {
                return false;
            }
        }
        return labels.length >= 2 && !labels[labels.length - 1].chars().allMatch(CanonicalEmail::isDigit);
    }

    private static boolean isLabel(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_LABEL
                && !text.startsWith("-")
                && !text.endsWith("-")
                && text.chars().allMatch(c -> isLetterOrDigit(c) || c == '-');
    }

    private static boolean isAtomCharacter(int c) {
        return isLetterOrDigit(c) || SYMBOLS.indexOf(c) >= 0;
    }

    private static boolean isLetterOrDigit(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || isCapital(c);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isCapital(int c) {
        return c >= 'A' && c <= 'Z';
    }

    /** Not {@code toLowerCase}: its answer depends on a locale, and reaches beyond ASCII. */
    private static String foldAscii(String text) {
        var folded = new StringBuilder(text.length());
        text.chars().forEach(c -> folded.append((char) (isCapital(c) ? c + ('a' - 'A') : c)));
        return folded.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CanonicalEmail that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "CanonicalEmail[v" + VERSION + "]";
    }
}
