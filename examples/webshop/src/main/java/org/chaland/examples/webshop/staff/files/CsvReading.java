package org.chaland.examples.webshop.staff.files;

import java.nio.charset.Charset;

/** Result of reading an uploaded file. */
sealed interface CsvReading {

    /** Why a file is refused as a whole. */
    enum Reason {
        /** There is not even a header. */
        EMPTY,
        /** It has more bytes than {@link CsvFile#LARGEST}. */
        TOO_LARGE,
        /** Some bytes are nothing in the encoding. */
        OTHER_ENCODING,
        /** A line has more columns than {@link CsvFile#MOST_COLUMNS}. */
        TOO_MANY_COLUMNS,
        /** It has more rows than {@link CsvFile#MOST_ROWS}. */
        TOO_MANY_ROWS,
        /** A quotation mark is never closed, or something follows a closed one. */
        QUOTES
    }

    /** Its form is in order. */
    record Readable(CsvFile file, Encoding encoding) implements CsvReading {}

    /**
     * How bytes became letters.
     *
     * @param isCertain whether the bytes show it
     */
    record Encoding(Charset charset, boolean isCertain) {}

    /**
     * It cannot be read; nothing of it is used.
     *
     * @param reason why
     * @param line where, counted from 1; 0 where that tells nothing
     */
    record Unreadable(Reason reason, long line) implements CsvReading {}
}
