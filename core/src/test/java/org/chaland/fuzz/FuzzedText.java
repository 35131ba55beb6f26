package org.chaland.fuzz;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the bytes of a fuzzer, or of a file of the corpus, say. They are read as UTF-8, so that the files can be read and
 * written, and without its prohibitions, so that half a surrogate pair can be said as well.
 */
final class FuzzedText {

    private FuzzedText() {}

    static String of(byte[] bytes) {
        var text = new StringBuilder();
        for (var i = 0; i < bytes.length; ) {
            var length = Math.min(length(bytes[i]), bytes.length - i);
            text.appendCodePoint(codePoint(bytes, i, length));
            i += length;
        }
        return text.toString();
    }

    /** Lines such as {@code city=Paris}; {@code \n} in a value stands for the end of a line. Of two with one name the later counts. */
    static Map<String, String> parameters(byte[] bytes) {
        var parameters = new LinkedHashMap<String, String>();
        for (var line : of(bytes).split("\n", -1)) {
            var equals = line.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        line.substring(0, equals), line.substring(equals + 1).replace("\\n", "\n"));
            }
        }
        return new HashMap<>(parameters);
    }

    private static int length(byte first) {
        if (first >= 0) {
            return 1;
        }
        return (first & 0xE0) == 0xC0 ? 2 : (first & 0xF0) == 0xE0 ? 3 : (first & 0xF8) == 0xF0 ? 4 : 1;
    }

    private static int codePoint(byte[] bytes, int start, int length) {
        if (length == 1) {
            return bytes[start] & 0xFF;
        }
        var point = bytes[start] & (0xFF >> (length + 1));
        for (var i = 1; i < length; i++) {
            point = point << 6 | bytes[start + i] & 0x3F;
        }
        return Math.min(point, Character.MAX_CODE_POINT);
    }
}
