package org.chaland.examples.webshop.staff.files;

import java.util.List;
import java.util.Locale;
import org.chaland.backoffice.CustomerImport;
import org.chaland.examples.webshop.staff.files.CsvFile.Row;
import org.chaland.form.Violation;
import org.chaland.model.CustomerId;
import org.chaland.text.Messages;

/**
 * What became of one row; what is public here, the template calls. Its text form tells row and kind only.
 *
 * @param row as a spreadsheet counts
 * @param customers who was imported, or whose address it is already; empty otherwise
 * @param violations what is wrong, in the words of whoever uploaded; empty if nothing is
 * @param earlier the row that says the same, or 0
 * @param cells as they stand in the file, of a rejected row only
 */
public record ReportLine(
        long row, Kind kind, List<CustomerId> customers, List<Violation> violations, long earlier, List<String> cells) {

    /** What can become of a row. */
    enum Kind {
        IMPORTED,
        /** It would be: it was only tried. */
        IMPORTABLE,
        REJECTED,
        /** Rejected: it goes on where the header has ended. */
        TOO_LONG,
        KNOWN,
        REPEATED;

        /** Whether it is to be mended. */
        boolean isWrong() {
            return this == REJECTED || this == TOO_LONG;
        }
    }

    /** @param fed the numbers of the rows that Chaland has looked at so far */
    static ReportLine of(Row row, CustomerImport.Row outcome, List<Long> fed) {
        var number = row.number();
        if (outcome instanceof CustomerImport.Imported imported) {
            return new ReportLine(number, Kind.IMPORTED, List.of(imported.customer()), List.of(), 0, List.of());
        }
        if (outcome instanceof CustomerImport.Importable) {
            return new ReportLine(number, Kind.IMPORTABLE, List.of(), List.of(), 0, List.of());
        }
        if (outcome instanceof CustomerImport.Rejected rejected) {
            return new ReportLine(number, Kind.REJECTED, List.of(), rejected.violations(), 0, row.cells());
        }
        if (outcome instanceof CustomerImport.KnownAddress known) {
            return new ReportLine(number, Kind.KNOWN, known.customers(), List.of(), 0, List.of());
        }
        var earlier = fed.get(((CustomerImport.Repeated) outcome).row() - 1);
        return new ReportLine(number, Kind.REPEATED, List.of(), List.of(), earlier, List.of());
    }

    static ReportLine tooLong(Row row) {
        return new ReportLine(row.number(), Kind.TOO_LONG, List.of(), List.of(), 0, row.cells());
    }

    /** What the field is called that is not in order. */
    public String label(Violation violation, Locale locale) {
        return Messages.standard().label(violation.field(), locale);
    }

    @Override
    public String toString() {
        return "ReportLine[" + row + " " + kind + "]";
    }
}
