package org.chaland.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
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

    /** In place of a digest: that a field is empty, the page shows as well. */
    private static final byte[] NOTHING = new byte[DIGEST_BYTES];

    private final byte[] bytes;

    private FormBase(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What the record holds now, with at least that many random bytes as the salt has: 8. */
    public static FormBase of(Details record, byte[] randomness) {
        var bytes = Arrays.copyOf(Arrays.copyOf(randomness, SALT_BYTES), LENGTH);
        var sha256 = Digests.sha256();
        record.values()
                .forEach((field, value) ->
                        System.arraycopy(digest(sha256, bytes, field, value), 0, bytes, start(field), DIGEST_BYTES));
        return new FormBase(bytes);
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
        var held = Arrays.copyOfRange(bytes, start(field), start(field) + DIGEST_BYTES);
        return Arrays.equals(
                held,
                value.map(text -> digest(Digests.sha256(), bytes, field, text)).orElse(NOTHING));
    }

    /** For a hidden input. */
    public String text() {
        return Digests.base64Url(bytes);
    }

    private static int start(Field field) {
        return SALT_BYTES + field.ordinal() * DIGEST_BYTES;
    }

    private static byte[] digest(MessageDigest sha256, byte[] salted, Field field, String value) {
        sha256.update(salted, 0, SALT_BYTES);
        return Arrays.copyOf(sha256.digest((field.path() + "=" + value).getBytes(UTF_8)), DIGEST_BYTES);
    }
}
