package org.chaland.examples.webshop.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Unguessable texts, of which only a digest is stored. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final String READABLE = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Secrets() {}

    /** 256 random bits, as 43 characters of base64url. */
    public static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** So many random letters and digits that are easily told apart. */
    public static String readable(int length) {
        var text = new StringBuilder();
        RANDOM.ints(length, 0, READABLE.length()).forEach(index -> text.append(READABLE.charAt(index)));
        return text.toString();
    }

    /** SHA-256, as 64 hexadecimal digits. */
    public static String hash(String secret) {
        return HexFormat.of().formatHex(sha256(secret));
    }

    /** SHA-256, as base64url: the challenge of RFC 7636 for a verifier. */
    public static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(verifier));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256: this one has not.", impossible);
        }
    }
}
