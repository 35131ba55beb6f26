package org.chaland.examples.webshop.staff.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chaland.examples.webshop.staff.files.CsvReading.Encoding;
import org.chaland.examples.webshop.staff.files.CsvReading.Reason;
import org.chaland.examples.webshop.staff.files.CsvReading.Unreadable;

/** From bytes to cells: looks at a file as a whole before any cell is made of it. */
final class CsvText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final String SEPARATORS = ",;\t|";

    /** Those that a person can choose among where the bytes do not show it. */
    static final List<Charset> ENCODINGS = List.of(
            StandardCharsets.UTF_8,
            Charset.forName("windows-1252"),
            Charset.forName("ISO-8859-15"),
            Charset.forName("windows-1250"));

    private CsvText() {}

    /** In the encoding that the bytes show, or, as the least unlikely one of those that show nothing, in that of old spreadsheets. */
    static CsvReading read(byte[] bytes) {
        if (bytes.length >= 2 && (starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF))) {
            return read(bytes, StandardCharsets.UTF_16, true);
        }
        var reading = read(bytes, StandardCharsets.UTF_8, true);
        return reading instanceof Unreadable unreadable && unreadable.reason() == Reason.OTHER_ENCODING
                ? read(bytes, ENCODINGS.get(1), false)
                : reading;
    }

    /** In the encoding that a person has chosen. */
    static CsvReading read(byte[] bytes, Charset encoding) {
        return read(bytes, encoding, false);
    }

    private static boolean starts(byte[] bytes, int first, int second) {
        return bytes[0] == (byte) first && bytes[1] == (byte) second;
    }

    private static CsvReading read(byte[] bytes, Charset encoding, boolean isCertain) {
        if (bytes.length > CsvFile.LARGEST) {
            return new Unreadable(Reason.TOO_LARGE, 0);
        }
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        if (decoder.decode(in, out, true).isError() || decoder.flush(out).isError()) {
            return new Unreadable(Reason.OTHER_ENCODING, lineOf(bytes, in.position()));
        }
        return read(withoutMark(out.flip().toString()), encoding, isCertain);
    }

    private static CsvReading read(String text, Charset encoding, boolean isCertain) {
        if (text.isBlank()) {
            return new Unreadable(Reason.EMPTY, 0);
        }
        var separator = separator(text);
        var tooWide = tooWide(text, separator);
        return tooWide > 0
                ? new Unreadable(Reason.TOO_MANY_COLUMNS, tooWide)
                : CsvFile.read(text, separator, new Encoding(encoding, isCertain));
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static long lineOf(byte[] bytes, int position) {
        var line = 1L;
        for (var at = 0; at < position; at++) {
            if (bytes[at] == '\n') {
                line++;
            }
        }
        return line;
    }

    /** What the header has most of, outside quotation marks. */
    private static char separator(String text) {
        var cells = new CellEnds();
        var counts = new int[SEPARATORS.length()];
        for (var at = 0; at < text.length(); at++) {
            var sign = text.charAt(at);
            var separator = SEPARATORS.indexOf(sign);
            if (cells.endAt(sign, separator >= 0)) {
                if (CellEnds.isLineEnd(sign)) {
                    break;
                }
                counts[separator]++;
            }
        }
        var most = 0;
        for (var at = 1; at < counts.length; at++) {
            most = counts[at] > counts[most] ? at : most;
        }
        return SEPARATORS.charAt(most);
    }

    /** The first line that has too many columns, or 0: told before millions of cells are made of one file. */
    private static long tooWide(String text, char separator) {
        var cells = new CellEnds();
        var line = 1L;
        var columns = 1;
        for (var at = 0; at < text.length(); at++) {
            var sign = text.charAt(at);
            line += sign == '\n' ? 1 : 0;
            if (cells.endAt(sign, sign == separator)) {
                columns = CellEnds.isLineEnd(sign) ? 1 : columns + 1;
            }
            if (columns > CsvFile.MOST_COLUMNS) {
                return line;
            }
        }
        return 0;
    }
}
