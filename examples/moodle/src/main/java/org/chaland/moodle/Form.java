package org.chaland.moodle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/** A form in the encoding of HTML, kept as bytes that can be wiped. Not safe for use by several threads. */
final class Form {

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(UTF_8);
    private static final String UNRESERVED = "-._*";

    private byte[] bytes = new byte[256];
    private int length;

    /**
     * Appends a field.
     *
     * @throws IllegalArgumentException if the value is no Unicode text: half a pair would arrive as another text
     */
    Form add(String name, CharSequence value) {
        if (length > 0) {
            put('&');
        }
        encode(name);
        put('=');
        encode(value);
        return this;
    }

    /** The encoded form; wiped by {@link #wipe}, so it is not to be kept. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Overwrites what was encoded. */
    void wipe() {
        Arrays.fill(bytes, (byte) 0);
        length = 0;
    }

    private void encode(CharSequence text) {
        var encoded = utf8(text);
        try {
            while (encoded.hasRemaining()) {
                percent(encoded.get());
            }
        } finally {
            Arrays.fill(encoded.array(), (byte) 0);
        }
    }

    private static ByteBuffer utf8(CharSequence text) {
        try {
            return UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException("A value is no Unicode text: check it before it is sent.");
        }
    }

    private void percent(byte octet) {
        if (Character.isLetterOrDigit(octet & 0xFF) && octet > 0 || UNRESERVED.indexOf(octet) >= 0) {
            put(octet);
        } else if (octet == ' ') {
            put('+');
        } else {
            put('%');
            put(HEX[octet >> 4 & 0xF]);
            put(HEX[octet & 0xF]);
        }
    }

    private void put(int octet) {
        if (length == bytes.length) {
            var longer = Arrays.copyOf(bytes, 2 * length);
            Arrays.fill(bytes, (byte) 0);
            bytes = longer;
        }
        bytes[length++] = (byte) octet;
    }
}
