package org.chaland.examples.webshop.staff.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.chaland.examples.webshop.staff.files.CsvReading.Reason;
import org.chaland.examples.webshop.staff.files.CsvReading.Unreadable;

/** From bytes to cells: looks at a file as a whole before any cell is made of it. */
final class CsvText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvText() {}

    static CsvReading read(byte[] bytes) {
        if (bytes.length > CsvFile.LARGEST) {
            return new Unreadable(Reason.TOO_LARGE, 0);
        }
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        if (decoder.decode(in, out, true).isError() || decoder.flush(out).isError()) {
            return new Unreadable(Reason.NOT_UTF_8, lineOf(bytes, in.position()));
        }
        return read(withoutMark(out.flip().toString()));
    }

    private static CsvReading read(String text) {
        if (text.isBlank()) {
            return new Unreadable(Reason.EMPTY, 0);
        }
        var separator = separator(text);
        var tooWide = tooWide(text, separator);
        return tooWide > 0 ? new Unreadable(Reason.TOO_MANY_COLUMNS, tooWide) : CsvFile.read(text, separator);
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

    /** What the header has more of, outside quotation marks. */
    private static char separator(String text) {
        var cells = new CellEnds();
        var surplus = 0;
        for (var at = 0; at < text.length(); at++) {
            var sign = text.charAt(at);
            if (cells.endAt(sign, sign == ',' || sign == ';')) {
                if (CellEnds.isLineEnd(sign)) {
                    break;
                }
                surplus += sign == ';' ? 1 : -1;
            }
        }
        return surplus > 0 ? ';' : ',';
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
