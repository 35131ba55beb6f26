package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.ShopId;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {

    private final RunningShop shop = RunningShop.shared();
    private final Staff staff = Staff.of(shop);

    @Test
    void theFileIsToBeKeptAndNotToBeShownOrCached() {
        staff.enter("exported@example.org");

        var answer = export(staff);

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"customers.csv\"");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.body()).startsWith("\uFEFFid,createdAt,linked,").contains("exported@example.org");
    }

    @Test
    void aLinkCannotSetItOff() {
        var answer = staff.browser().get("/staff/export");

        assertThat(answer.path()).isEqualTo("/staff/import");
        assertThat(answer.source()).doesNotContain("customers.csv");
    }

    @Test
    void whatIsExportedAndImportedIsTheSame(@TempDir Path one, @TempDir Path two) throws IOException {
        try (var from = RunningShop.start(one);
                var into = RunningShop.start(two)) {
            for (var number = 0; number < 60; number++) {
                store(from, odd(number));
            }
            var file = export(Staff.of(from)).body();

            var upload = Staff.of(into)
                    .browser()
                    .get("/staff/import")
                    .form("#upload")
                    .sendFile("file", file.getBytes(StandardCharsets.UTF_8));
            while (!upload.html().text().contains("Finished:")) {
                upload = upload.browser().get(upload.path());
            }

            assertThat(upload.text()).contains("Finished: 60 of 60 rows.", "Every row was imported.");
            assertThat(fields(export(Staff.of(into)).body()))
                    .hasSize(60)
                    .containsExactlyInAnyOrderElementsOf(fields(file));
        }
    }

    /** All that a form accepts, at its oddest. */
    private static Details odd(int number) {
        var values = new EnumMap<Field, String>(Field.class);
        values.put(Field.GIVEN_NAME, "O’Neil-" + number);
        values.put(Field.FAMILY_NAME, "Ève d’Évi");
        values.put(
                Field.ORGANISATION,
                List.of("=SUM(1)", "'=SUM(1)", "+1", "-1", "@x", "a,-b;=c", "''-")
                        .get(number % 7));
        values.put(Field.ADDRESS_LINE_1, "1, rue; \"des\" Ponts");
        values.put(Field.CITY, "Łódź 東京");
        values.put(Field.POSTAL_CODE, "00100");
        values.put(Field.COUNTRY, "PL");
        values.put(Field.EMAIL, "odd-" + number + "@example.org");
        values.put(Field.PHONE, "+48 22 000 00 00");
        values.put(Field.LANGUAGE, "fr");
        values.put(Field.BILLING_ORGANISATION, "-Ateliers");
        values.put(Field.BILLING_ADDRESS_LINE_1, "@ la gare");
        values.put(Field.BILLING_POSTAL_CODE, "75001");
        values.put(Field.BILLING_CITY, "Paris");
        values.put(Field.BILLING_COUNTRY, "FR");
        return Details.of(values);
    }

    @Test
    void noCellIsAFormulaWhateverIsStored(@TempDir Path data) throws IOException {
        try (var own = RunningShop.start(data)) {
            for (var sign : List.of("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'=")) {
                var values = new EnumMap<Field, String>(Field.class);
                for (var field : Field.values()) {
                    values.put(field, field.maxLength() < 10 ? sign.substring(0, 1) : sign + "cmd|' /C x'!A0\"<b>");
                }
                values.put(Field.EMAIL, sign + "x@example.org");
                store(own, Details.of(values));
            }

            var rows = rows(export(Staff.of(own)).body());

            assertThat(rows)
                    .hasSize(12)
                    .allSatisfy(row -> assertThat(row).noneMatch(cell -> cell.matches("(?s)[=+\\-@\\t\\r\\n＝＋－＠].*")));
        }
    }

    private static void store(RunningShop shop, Details details) {
        var id = new CustomerId(UUID.randomUUID());
        var customer = Customer.builder(shop.bean(ShopId.class), id, Instant.now())
                .details(details)
                .build();
        var storage = shop.bean(Storage.class);
        storage.transactions().inTransaction(() -> {
            storage.customers().insert(customer);
            return id;
        });
    }

    private static java.net.http.HttpResponse<String> export(Staff staff) {
        return staff.browser().get("/staff/import").form("#export-all").sendForFile();
    }

    private static List<Map<String, String>> fields(String file) throws IOException {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        return format.parse(new StringReader(file.substring(1))).getRecords().stream()
                .map(CSVRecord::toMap)
                .peek(cells -> List.of("id", "createdAt", "linked").forEach(cells::remove))
                .toList();
    }

    private static List<CSVRecord> rows(String file) throws IOException {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        return format.parse(new StringReader(file.substring(1))).getRecords();
    }
}
