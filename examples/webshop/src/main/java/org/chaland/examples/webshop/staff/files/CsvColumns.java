package org.chaland.examples.webshop.staff.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chaland.examples.webshop.staff.files.CsvFile.Row;

/**
 * The columns of a file. Its text form leaves their names out, which somebody typed.
 *
 * @param separator what stands between cells
 * @param header their names
 */
record CsvColumns(char separator, List<String> header) {

    /** The cells of that row by the names of the header; cells left out at the end are missing. */
    Map<String, String> cells(Row row) {
        var cells = new LinkedHashMap<String, String>();
        for (var at = 0; at < Math.min(header.size(), row.cells().size()); at++) {
            cells.put(header.get(at), row.cells().get(at));
        }
        return cells;
    }

    /** Whether the row holds something where the header names nothing. */
    boolean isExceededBy(Row row) {
        return row.cells().stream().skip(header.size()).anyMatch(cell -> !cell.isBlank());
    }

    @Override
    public String toString() {
        return "CsvColumns[" + header.size() + "]";
    }
}
