package org.chaland.claim;

import java.util.UUID;
import org.chaland.internal.Digests;
import org.chaland.internal.Identifiers;

/** A code of eight characters out of 32 that do not look alike: 40 random bits. Its text form does not show it. */
final class ClaimCode {

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;
    private static final int GROUP = 4;

    private final String value;

    private ClaimCode(String value) {
        this.value = value;
    }

    static ClaimCode random(Identifiers ids) {
        var code = new StringBuilder(LENGTH);
        for (var random : ids.bytes(LENGTH)) {
            code.append(ALPHABET.charAt(random & ALPHABET.length() - 1));
        }
        return new ClaimCode(code.toString());
    }

    /** Reads a typed code. Any text gives a code; a text that is not a code gives a wrong one. */
    static ClaimCode typed(String text) {
        var code = new StringBuilder(LENGTH);
        text.chars()
                .filter(c -> c != '-' && !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .limit(LENGTH + 1L)
                .forEach(c -> code.append((char) (c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c)));
        return new ClaimCode(code.toString());
    }

    /** Returns the code in two groups, for people. */
    String shown() {
        return value.substring(0, GROUP) + "-" + value.substring(GROUP);
    }

    /** Returns a hash with the random id of the claim, so that a code answers no other claim. */
    String hash(UUID claim) {
        return Digests.sha256Hex(claim + " " + value);
    }

    @Override
    public String toString() {
        return "ClaimCode[]";
    }
}
