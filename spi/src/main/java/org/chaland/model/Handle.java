package org.chaland.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The secret that gives access to a checkout. Keep it where only this browser sends it back, such as an {@code HttpOnly} cookie
 * or the session, never in a URL. Its text form is masked.
 *
 * @param value as given out, or as it came back from the browser: untrusted, any text
 */
public record Handle(String value) {

    /** @throws NullPointerException if the value is null */
    public Handle {
        Objects.requireNonNull(value, "value");
    }

    /** SHA-256 of the handle, 64 lower-case hexadecimal digits: the only part of it that is stored. */
    public String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform lacks SHA-256, which every platform must have.", e);
        }
    }

    @Override
    public String toString() {
        return "Handle[masked]";
    }
}
