package org.chaland.examples.webshop.staff.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.chaland.examples.webshop.staff.files.CsvFile.Row;
import org.chaland.examples.webshop.staff.files.CsvReading.Readable;
import org.chaland.examples.webshop.staff.files.CsvReading.Reason;
import org.chaland.examples.webshop.staff.files.CsvReading.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "city,email\nLyon,a@example.org\n",
                "city;email\r\nLyon;a@example.org",
                "\uFEFFcity,email\r\nLyon,a@example.org\r\n",
                "\uFEFF\"city\";\"email\"\n\"Lyon\";\"a@example.org\"\n",
                " city , email \nLyon,a@example.org",
                "city,email,,\nLyon,a@example.org,,\n"
            })
    void everyWayInWhichSpreadsheetsWriteIsRead(String text) {
        var file = file(text);

        assertThat(file.columns().header()).containsExactly("city", "email");
        assertThat(file.rows()).hasSize(1);
        var row = file.rows().get(0);
        assertThat(file.columns().cells(row)).isEqualTo(Map.of("city", "Lyon", "email", "a@example.org"));
        assertThat(file.columns().isExceededBy(row)).isFalse();
    }

    @Test
    void quotedCellsMayHoldSeparatorsQuotesAndLineBreaks() {
        var file = file("city,organisation\n\"Lyon, 3e\",\"Dit \"\"Le\nSeul\"\"\"\n");

        assertThat(file.rows()).containsExactly(new Row(2, List.of("Lyon, 3e", "Dit \"Le\nSeul\"")));
    }

    @Test
    void theSeparatorIsThatOfTheHeaderOutsideQuotes() {
        assertThat(file("\"a,b,c\";d\n1;2\n").columns().separator()).isEqualTo(';');
        assertThat(file("\"a;b;c\",d\n1,2\n").columns().separator()).isEqualTo(',');
        assertThat(file("alone\n1;2;3\n").columns().separator()).isEqualTo(',');
    }

    @Test
    void rowsAreCountedAsASpreadsheetCountsAndEmptyOnesArePassedOver() {
        var file = file("city\n\nLyon\n ,\n\"two\nlines\"\nNice\n");

        assertThat(file.rows()).extracting(Row::number).containsExactly(3L, 5L, 6L);
    }

    @Test
    void cellsLeftOutAtTheEndAreMissingAndCellsTooManyAreFound() {
        var file = file("city,email\nLyon\nNice,a@example.org,more\n");

        assertThat(file.columns().cells(file.rows().get(0))).isEqualTo(Map.of("city", "Lyon"));
        assertThat(file.columns().isExceededBy(file.rows().get(1))).isTrue();
    }

    @Test
    void bytesThatAreNoUtf8AreReadAsOldSpreadsheetsWriteThemWhichIsNotCertain() {
        var latin = "city\nLyon\nOrléans\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(firstCells(CsvText.read(latin))).containsExactly("Lyon", "Orléans");
        assertThat(((Readable) CsvText.read(latin)).encoding().isCertain()).isFalse();
        assertThat(firstCells(CsvText.read(new byte[] {'c', '\n', (byte) 0xC3})))
                .containsExactly("Ã");
        assertThat(firstCells(CsvText.read(
                        "city\nŁódź\n".getBytes(Charset.forName("windows-1250")), Charset.forName("windows-1250"))))
                .containsExactly("Łódź");
    }

    @Test
    void marksAtTheBeginningShowTheEncoding() {
        for (var encoding :
                List.of(StandardCharsets.UTF_16, Charset.forName("x-UTF-16LE-BOM"), StandardCharsets.UTF_8)) {
            var reading = (Readable) CsvText.read("\uFEFFcity\nŁódź\n"
                    .replace("\uFEFF", encoding == StandardCharsets.UTF_8 ? "\uFEFF" : "")
                    .getBytes(encoding));

            assertThat(reading.file().columns().header()).containsExactly("city");
            assertThat(firstCells(reading)).containsExactly("Łódź");
            assertThat(reading.encoding().isCertain()).isTrue();
        }
    }

    @Test
    void bytesThatAreNoLettersAreToldWithTheirLine() {
        assertThat(CsvText.read(new byte[] {'c', '\n', 'd', '\n', (byte) 0x81}))
                .isEqualTo(new Unreadable(Reason.OTHER_ENCODING, 3));
    }

    @Test
    void cellsMayStandBetweenTabsAndBars() {
        assertThat(file("city\temail, or none\tphone\n1\t2\n").columns().separator())
                .isEqualTo('\t');
        assertThat(file("city|email\n1|2\n").columns().separator()).isEqualTo('|');
    }

    @Test
    void eachColumnHasANameOfItsOwn() {
        assertThat(file("note,note,,email,\n1,2,3,4\n").columns().header())
                .containsExactly("note", "note (2)", "", "email");
    }

    private static List<String> firstCells(CsvReading reading) {
        return ((Readable) reading)
                .file().rows().stream().map(row -> row.cells().get(0)).toList();
    }

    @Test
    void aNulIsASignLikeAnother() {
        assertThat(file("city\nLy\0on\n").rows().get(0).cells()).containsExactly("Ly\0on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\uFEFF", "\r\n \r\n"})
    void aFileOfNothingIsEmpty(String text) {
        assertThat(read(text)).isEqualTo(new Unreadable(Reason.EMPTY, 0));
    }

    @Test
    void anOpenQuotationMarkIsTold() {
        assertThat(read("city,email\nLyon,\"a@example.org\nNice,b@example.org\n"))
                .isInstanceOfSatisfying(
                        Unreadable.class, why -> assertThat(why.reason()).isEqualTo(Reason.QUOTES));
        assertThat(read("city,email\n\"Lyon\"3e,x\n")).isEqualTo(new Unreadable(Reason.QUOTES, 2));
        assertThat(read("\"city")).isInstanceOf(Unreadable.class);
    }

    @Test
    void aHundredThousandColumnsAreToldBeforeACellIsMade() {
        assertThat(read("x,".repeat(100_000))).isEqualTo(new Unreadable(Reason.TOO_MANY_COLUMNS, 1));
        assertThat(read("city,email\nLyon,\n" + ",".repeat(2_000_000)))
                .isEqualTo(new Unreadable(Reason.TOO_MANY_COLUMNS, 3));
        // A quotation mark in the middle of a cell opens nothing.
        assertThat(read("city,email\na\"" + ",".repeat(2_000_000)))
                .isEqualTo(new Unreadable(Reason.TOO_MANY_COLUMNS, 2));
        assertThat(read("city\n\"" + ",".repeat(10_000) + "\"\n")).isInstanceOf(CsvReading.Readable.class);
        assertThat(read("city\n\"a\"\"" + ",".repeat(10_000) + "\"\n")).isInstanceOf(CsvReading.Readable.class);
    }

    @Test
    void tooManyRowsAreTold() {
        assertThat(read("city\n" + "x\n".repeat(CsvFile.MOST_ROWS))).isInstanceOf(CsvReading.Readable.class);
        assertThat(read("city\n" + "x\n".repeat(CsvFile.MOST_ROWS + 1)))
                .isInstanceOfSatisfying(
                        Unreadable.class, why -> assertThat(why.reason()).isEqualTo(Reason.TOO_MANY_ROWS));
    }

    @Test
    void oneByteTooManyIsTold() {
        var bytes = new byte[CsvFile.LARGEST + 1];
        java.util.Arrays.fill(bytes, (byte) 'x');

        assertThat(CsvText.read(bytes)).isEqualTo(new Unreadable(Reason.TOO_LARGE, 0));
        assertThat(CsvText.read(java.util.Arrays.copyOf(bytes, CsvFile.LARGEST)))
                .isInstanceOf(CsvReading.Readable.class);
    }

    @Test
    void noTextFormRepeatsWhatTheFileHolds() {
        var file = file("zebra\nzebra\n");

        assertThat(List.of(file, file.columns(), file.rows(), read("zebra\nzebra\n"))
                        .toString())
                .doesNotContain("zebra");
    }

    private static CsvReading read(String text) {
        return CsvText.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static CsvFile file(String text) {
        return ((CsvReading.Readable) read(text)).file();
    }
}
