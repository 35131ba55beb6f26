package org.chaland.examples.webshop.staff.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.chaland.examples.webshop.staff.files.CsvReading.Encoding;
import org.chaland.examples.webshop.staff.files.CsvReading.Readable;
import org.chaland.examples.webshop.staff.files.CsvReading.Reason;
import org.chaland.examples.webshop.staff.files.CsvReading.Unreadable;

/** A file whose form is in order; what its cells hold is for Chaland to judge. Its text form leaves them out. */
final class CsvFile {

    /** In bytes. */
    static final int LARGEST = 5 * 1024 * 1024;

    static final int MOST_COLUMNS = 60;
    static final int MOST_ROWS = 50_000;

    private final CsvColumns columns;
    private final List<Row> rows;

    private CsvFile(CsvColumns columns, List<Row> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    static CsvReading read(String text, char separator, Encoding encoding) {
        try (var parser = CSVParser.parse(text, format(separator))) {
            return read(parser, separator, encoding);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text in memory is closed without fail: this one was not.", impossible);
        }
    }

    private static CsvReading read(CSVParser parser, char separator, Encoding encoding) {
        try {
            var records = parser.iterator();
            var header = header(records.next());
            var rows = new ArrayList<Row>();
            while (records.hasNext()) {
                var record = records.next();
                if (record.stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (rows.size() == MOST_ROWS) {
                    return new Unreadable(Reason.TOO_MANY_ROWS, parser.getCurrentLineNumber());
                }
                rows.add(new Row(record.getRecordNumber(), record.toList()));
            }
            return new Readable(new CsvFile(new CsvColumns(separator, header), rows), encoding);
        } catch (UncheckedIOException quotes) {
            return new Unreadable(Reason.QUOTES, parser.getCurrentLineNumber());
        }
    }

    static CSVFormat format(char separator) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .get();
    }

    /** Spreadsheets leave empty columns at the end. A name that comes again is numbered, so that each column has one of its own. */
    private static List<String> header(CSVRecord record) {
        var names = new ArrayList<>(record.stream().map(String::strip).toList());
        while (names.size() > 1 && names.get(names.size() - 1).isEmpty()) {
            names.remove(names.size() - 1);
        }
        var times = new HashMap<String, Integer>();
        return names.stream()
                .map(name -> {
                    var time = times.merge(name, 1, Integer::sum);
                    return time == 1 || name.isEmpty() ? name : name + " (" + time + ")";
                })
                .toList();
    }

    CsvColumns columns() {
        return columns;
    }

    /** Those that are not empty. */
    List<Row> rows() {
        return rows;
    }

    @Override
    public String toString() {
        return "CsvFile[rows=" + rows.size() + "]";
    }

    /**
     * A row as it stands in the file. Its text form leaves the cells out.
     *
     * @param number as a spreadsheet counts: the header is 1
     */
    record Row(long number, List<String> cells) {

        @Override
        public String toString() {
            return "Row[" + number + "]";
        }
    }
}
