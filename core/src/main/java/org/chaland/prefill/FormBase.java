package org.chaland.prefill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.internal.Digests;
import org.chaland.model.Details;
import org.chaland.model.Field;

/**
 * What a record held when a form was made: a salted digest of each value. It tells which fields have changed since, on the page
 * and on the record, and reveals nothing that the page does not show.
 *
 * <p>It travels with the page, because two tabs opened at different times need different bases; the checkout could store only
 * one. A visitor who tampers with it can only overwrite their own record.
 *
 * <p>Its salt is random, so it also tells whether the same page was sent twice.
 *
 * <p>Its text is the salt, then path and digest of each field that held a value, all separated by {@code ~}.
 */
final class FormBase {

    /** As many as a handle has: a handle is derived from them. */
    static final int SALT_BYTES = 16;

    private static final int DIGEST_BYTES = 6;
    private static final int LONGEST_TEXT = 2_000;
    private static final String SEPARATOR = "~";

    private final byte[] salt;
    private final Map<Field, byte[]> digests;

    private FormBase(byte[] salt, Map<Field, byte[]> digests) {
        this.salt = salt;
        this.digests = digests;
    }

    /** The base of what the record holds now; the salt is random bytes, which no other page has. */
    static FormBase of(Details record, byte[] salt) {
        var sha256 = Digests.sha256();
        var digests = new EnumMap<Field, byte[]>(Field.class);
        record.values().forEach((field, value) -> digests.put(field, digest(sha256, salt, field, value)));
        return new FormBase(salt.clone(), digests);
    }

    /** Reads the text that a browser sent back; empty if it is not the text of a base. Fields with an unknown path are ignored. */
    static Optional<FormBase> read(String text) {
        var parts = text.length() > LONGEST_TEXT ? new String[0] : text.split(SEPARATOR, -1);
        if (parts.length % 2 == 0) {
            return Optional.empty();
        }
        try {
            var salt = decoded(parts[0], SALT_BYTES);
            var digests = new EnumMap<Field, byte[]>(Field.class);
            for (var i = 1; i < parts.length; i += 2) {
                var digest = decoded(parts[i + 1], DIGEST_BYTES);
                Field.ofPath(parts[i]).ifPresent(field -> digests.put(field, digest));
            }
            return Optional.of(new FormBase(salt, digests));
        } catch (IllegalArgumentException notABase) {
            return Optional.empty();
        }
    }

    /** Whether the record held exactly that value, or no value. */
    boolean held(Field field, Optional<String> value) {
        var held = digests.get(field);
        return value.map(text -> held != null && Arrays.equals(held, digest(Digests.sha256(), salt, field, text)))
                .orElse(held == null);
    }

    /** Whether the record held exactly these details. */
    boolean held(Details record) {
        return Stream.of(Field.values()).allMatch(field -> held(field, record.get(field)));
    }

    /** The random bytes, by which a page that is sent twice is known. */
    byte[] salt() {
        return salt.clone();
    }

    /** The text for a hidden input. */
    String text() {
        var text = new StringBuilder(Digests.base64Url(salt));
        digests.forEach((field, digest) ->
                text.append(SEPARATOR).append(field.path()).append(SEPARATOR).append(Digests.base64Url(digest)));
        return text.toString();
    }

    private static byte[] decoded(String text, int length) {
        var bytes = Base64.getUrlDecoder().decode(text);
        if (bytes.length != length) {
            throw new IllegalArgumentException("not of " + length + " bytes");
        }
        return bytes;
    }

    private static byte[] digest(MessageDigest sha256, byte[] salt, Field field, String value) {
        sha256.update(salt);
        return Arrays.copyOf(sha256.digest((field.path() + "=" + value).getBytes(UTF_8)), DIGEST_BYTES);
    }
}
