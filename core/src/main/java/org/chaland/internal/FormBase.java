package org.chaland.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.chaland.model.Details;
import org.chaland.model.Field;

/**
 * What a record held when a form was made, as a salted digest of each field: enough to tell which fields have changed since,
 * on the page and on the record, and nothing that a reader of the page could not see.
 *
 * <p>It travels with the page, so two tabs opened at different times each have the base that they showed; a snapshot kept
 * with the checkout could only hold one of them. Whoever tampers with it can only overwrite their own record.
 */
public final class FormBase {

    private static final int SALT_BYTES = 8;
    private static final int DIGEST_BYTES = 6;
    private static final int LENGTH = SALT_BYTES + Field.values().length * DIGEST_BYTES;

    private final byte[] bytes;

    private FormBase(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What the record holds now, with at least that many random bytes as the salt has: 8. */
    public static FormBase of(Details record, byte[] randomness) {
        var salt = Arrays.copyOf(randomness, SALT_BYTES);
        var buffer = ByteBuffer.allocate(LENGTH).put(salt);
        for (var field : Field.values()) {
            buffer.put(digest(salt, field, record.get(field)));
        }
        return new FormBase(buffer.array());
    }

    /** What a browser sent back, or empty if it is not of this form. */
    public static Optional<FormBase> read(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            return bytes.length == LENGTH ? Optional.of(new FormBase(bytes)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Whether the record held exactly that. */
    public boolean held(Field field, Optional<String> value) {
        var start = SALT_BYTES + field.ordinal() * DIGEST_BYTES;
        var salt = Arrays.copyOf(bytes, SALT_BYTES);
        return Arrays.equals(Arrays.copyOfRange(bytes, start, start + DIGEST_BYTES), digest(salt, field, value));
    }

    /** For a hidden input. */
    public String text() {
        return Digests.base64Url(bytes);
    }

    private static byte[] digest(byte[] salt, Field field, Optional<String> value) {
        return Arrays.copyOf(Digests.hmac(salt, field.path() + "=" + value.orElse("")), DIGEST_BYTES);
    }
}
