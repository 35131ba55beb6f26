package org.chaland.examples.webshop.staff.files;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Sends a CSV file to be kept, not shown: UTF-8, with the mark by which spreadsheets know it. */
final class CsvOutput {

    private CsvOutput() {}

    /** A printer straight into the answer; to be flushed at the end, so that a file cut short is never taken for whole. */
    static CSVPrinter open(HttpServletResponse response, String name, char separator) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        var writer = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        writer.write('\uFEFF');
        return new CSVPrinter(writer, CsvFile.format(separator));
    }
}
