package org.chaland.model;

import java.util.Optional;

/**
 * An e-mail address in the one spelling by which addresses are compared, as bytes (I14). Written to as typed; compared in
 * this form only, and never to decide who somebody is (I1).
 *
 * <p>Accepted is the part of RFC 5321 that mailboxes of people have: an ASCII dot-atom before the {@code @} and a domain of at
 * least two labels after it, which may be internationalised: it is computed in A-labels. Refused is what two parsers might read in two
 * ways: quoted parts, comments, display names, source routes, {@code %} and {@code !}, address literals, encoded words, a final dot; and
 * every other character.
 *
 * <p>The canonical form turns the letters A to Z into lower case, nothing else: dots and plus tags count. It depends on
 * neither locale nor JDK, and is its own canonical form. Immutable, equal by value; its text form hides the address (I10).
 */
public final class CanonicalEmail {

    /**
     * The version of these rules, kept beside what they produced, so that a later change can be carried out on purpose. Version 1 refused
     * internationalised domains; what it accepted has the same form still.
     */
    public static final int VERSION = 2;

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
        return sendable(typed).map(address -> new CanonicalEmail(foldAscii(address)));
    }

    /**
     * The address as mail is sent to it: as typed, an internationalised domain in A-labels. Empty if it is not accepted.
     */
    public static Optional<String> sendable(String typed) {
        var at = typed.indexOf('@');
        if (at < 0 || typed.length() > LONGEST || !isLocalPart(typed.substring(0, at))) {
            return Optional.empty();
        }
        return DomainName.ascii(typed.substring(at + 1))
                .filter(CanonicalEmail::isDomain)
                .map(domain -> typed.substring(0, at + 1) + domain)
                .filter(address -> address.length() <= LONGEST);
    }

    /** The address as people read it: A-labels of its domain are decoded where {@link #sendable} gives them back. */
    public static String shown(String address) {
        var at = address.indexOf('@');
        return at < 0 ? address : address.substring(0, at + 1) + DomainName.shown(address.substring(at + 1));
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
