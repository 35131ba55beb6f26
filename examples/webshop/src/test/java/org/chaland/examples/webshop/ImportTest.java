package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.task.TaskExecutor;

@Tag("ci")
class ImportTest {

    private static final String HEADER = "Given name,familyName,CITY,Pays,email\n";
    private static final int LARGEST = 5 * 1024 * 1024;

    private final RunningShop shop = RunningShop.shared();
    private final Staff staff = Staff.of(shop);
    private final CountDownLatch busy = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void openGate() {
        gate.countDown();
    }

    @Test
    void rowsInOrderBecomeCustomers() {
        var report = imported("Given name,familyName,CITY,Pays,email\n"
                + "Ada,Import,Lyon,FR,ada-import@example.org\nBen,Import,Leeds,GB,ben-import@example.org\n");

        assertThat(report.text()).contains("Finished: 2 of 2 rows.", "Every row was imported.");
        var all = report.browser().get(report.html().select("a[href*=problems]").attr("href"));
        var first = report.browser().get(all.html().select("tbody a").attr("href"));
        assertThat(first.text()).contains("Ada Import", "Lyon", "France", "ada-import@example.org", "Entered");
        assertThat(all.html().select("progress").attr("value")).isEqualTo("2");
    }

    @Test
    void everyFaultOfARowIsTold() {
        var report = imported(HEADER
                + "Ada,,Lyon,FR,nowhere\n"
                + "Ben,Fine,Leeds,GB,ben-fine@example.org\n"
                + "Ben,Fine,Leeds,GB,ben-fine@example.org\n"
                + "Cy,Long,Leeds,GB,cy-long@example.org,more\n");

        assertThat(row(report, 2)).contains("Rejected", "Family name:", "E-mail address:");
        assertThat(row(report, 4)).contains("Repeated", "The same as row 3");
        assertThat(row(report, 5)).contains("Rejected", "more cells than");
        assertThat(report.html().select("tbody tr")).hasSize(3);
        assertThat(report.html().select("dl").text())
                .contains("Imported 1", "Rejected 2", "address known 0", "repeated in the file 1");
    }

    @Test
    void aKnownAddressIsSkippedAndShownOrImportedAllTheSame() {
        var known = Staff.id(staff.enter("known-import@example.org"));
        var file = HEADER + "Ada,Known,Lyon,FR,known-import@example.org\n";

        var skipped = imported(file);
        var taken = finished(form().with("known", "import").sendFile("file", bytes(file)));

        assertThat(row(skipped, 2)).contains("Address known");
        assertThat(skipped.html().select("tbody a[href$=" + known + "]")).hasSize(1);
        assertThat(taken.text()).contains("Every row was imported.");
        assertThat(staff.search("known-import").html().select("tbody tr")).hasSize(2);
    }

    @Test
    void rejectedRowsAreMendedAndUploadedAgain() {
        var report = imported("givenName;familyName;city;country;email\n"
                + "Ada;=cmd();Lyon;FR;broken\n\"Ben; or not\";'=Sum;Leeds;GB;broken\n");

        var file = report.browser().get(report.html().select("a[download]").attr("href"));

        assertThat(file.response().headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"rejected.csv\"");
        assertThat(file.response().headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(file.source())
                .isEqualTo("\uFEFFgivenName;familyName;city;country;email\r\n"
                        + "Ada;'=cmd();Lyon;FR;broken\r\n\"Ben; or not\";'=Sum;Leeds;GB;broken\r\n");
        var mended = imported(file.source()
                .replaceFirst("broken", "mended-1@example.org")
                .replaceFirst("broken", "mended-2@example.org")
                .replace("=cmd()", "Cmd")
                .replace("=Sum", "Sum")
                .replace("\"Ben; or not\"", "Ben"));
        assertThat(mended.text()).contains("Every row was imported.");
    }

    @Test
    void allThatIsWrongWithTheColumnsIsToldAtOnce() {
        var refused = form().sendFile("file", bytes("colour,city,Ville,<b>x</b>,,size\nred,Lyon,Lyon,x,,1\n"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors())
                .contains("Unknown column: colour", "Unknown column: <b>x</b>", "Unknown column: size")
                .contains("Missing column: Family name", "Missing column: E-mail address", "Missing column: Country")
                .contains("Column named twice: City");
        assertThat(refused.html().select(".error-summary b")).isEmpty();
    }

    @Test
    void filesThatAreNoneAreRefusedInWords() {
        assertThat(refused("")).contains("The file is empty.");
        assertThat(refused("Ada,Lovelace,London\n")).contains("Unknown column: Ada");
        assertThat(refused("x,".repeat(100_000))).contains("Line 1 has more columns");
        assertThat(refused(HEADER + "Ada,\"Open,Lyon,FR,a@example.org\n")).contains("A quotation mark is not closed");
        assertThat(refused("\0\0\0,\0\nx,y\n")).contains("Unknown column: \uFFFD\uFFFD\uFFFD");
        assertThat(form().sendFile("file", new byte[] {'a', '\n', (byte) 0x81}).text())
                .contains("Line 2 holds bytes that are no letters.");
        assertThat(form().send().text()).contains("The file is empty.");
    }

    @Test
    void aNulInARowIsTheRowsFault() {
        assertThat(row(imported(HEADER + "Ada,Nul\0l,Lyon,FR,nul@example.org\n"), 2))
                .contains("Rejected", "control character");
    }

    @Test
    void aFileTooLargeIsRefusedInWords() {
        var little = form().sendFile("file", new byte[LARGEST + 1]);
        var much = form().sendFile("file", new byte[2 * LARGEST]);
        var tooMuch = form().sendFile("file", new byte[5 * LARGEST]);

        assertThat(List.of(little.status(), much.status(), tooMuch.status())).containsOnly(413);
        assertThat(little.text()).contains("The file has more than 5 MB.");
        assertThat(much.text()).contains("The file has more than 5 MB.");
        assertThat(tooMuch.text()).contains("The file has more than 5 MB.");
    }

    @Test
    void nobodyElseSendsALargeBodyThere() {
        var form = form();
        staff.browser().dropCookie("JSESSIONID");

        assertThat(form.sendFile("file", new byte[300_000]).status()).isEqualTo(413);
    }

    @Test
    void progressIsShownAndComesAgainByItselfUntilTheEnd() {
        var rows = IntStream.range(0, 40)
                .mapToObj(number -> "Ada,Progress,Lyon,FR,progress-" + number + "@example.org\n")
                .collect(Collectors.joining());
        shop.bean(TaskExecutor.class).execute(this::waitAtGate);

        var waiting = form().sendFile("file", bytes(HEADER + rows));
        var listed = staff.browser().get("/staff/import");
        var still = staff.browser().get(waiting.html().select("a[href*=still]").attr("href"));
        gate.countDown();
        var finished = finished(waiting);

        assertThat(waiting.text()).contains("Other imports come first. 40 rows are waiting.");
        assertThat(waiting.html().select("progress").attr("max")).isEqualTo("40");
        assertThat(waiting.response().headers().firstValue("Refresh")).contains("2");
        assertThat(still.response().headers().firstValue("Refresh")).isEmpty();
        assertThat(listed.text()).contains("40 rows, waiting");
        assertThat(finished.text()).contains("Finished: 40 of 40 rows.");
        assertThat(finished.response().headers().firstValue("Refresh")).isEmpty();
    }

    @Test
    void whenTooManyWaitTheNextIsRefused() {
        var executor = shop.bean(TaskExecutor.class);
        executor.execute(this::waitAtGate);
        waitFor(busy);
        for (var number = 0; number < 4; number++) {
            executor.execute(this::waitAtGate);
        }

        var refused = form().sendFile("file", bytes(HEADER + "Ada,Busy,Lyon,FR,busy@example.org\n"));

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text()).contains("Too many imports are waiting.");
    }

    @Test
    void theReportIsForWhoeverUploaded() {
        var report = imported(HEADER + "Ada,,Lyon,FR,not-yours@example.org\n");
        var colleague = Staff.signIn(shop.browser(), "colleague").browser();

        assertThat(colleague.get(report.path()).status()).isEqualTo(404);
        assertThat(colleague.get(report.path()).text()).contains("not known any more");
        assertThat(colleague.get(report.path() + "/rejected.csv").status()).isEqualTo(404);
        assertThat(colleague.get("/staff/import").html().select("a[href*=/staff/import/]"))
                .isEmpty();
    }

    @Test
    void aRestartForgetsTheReportAndKeepsTheCustomers(@TempDir Path data) {
        var address = "";
        try (var before = RunningShop.start(data)) {
            var office = Staff.of(before);
            var upload = office.browser()
                    .get("/staff/import")
                    .form("#upload")
                    .sendFile("file", bytes(HEADER + "Ada,Stays,Lyon,FR,stays@example.org\n"));
            address = finished(upload).path();
        }
        try (var after = RunningShop.start(data)) {
            var office = Staff.of(after);
            var gone = office.browser().get(address);

            assertThat(gone.status()).isEqualTo(404);
            assertThat(gone.text()).contains("What was imported stays.");
            assertThat(office.search("stays").text()).contains("Ada Stays");
        }
    }

    @Test
    void aLongReportComesPageByPage() {
        var rows = IntStream.range(0, 120)
                .mapToObj(number -> "Ada,,Lyon,FR,long-" + number + "@example.org\n")
                .collect(Collectors.joining());

        var first = imported(HEADER + rows);
        var second = first.browser().get(first.html().select("a[rel=next]").attr("href"));

        assertThat(first.html().select("tbody tr")).hasSize(100);
        assertThat(second.html().select("tbody tr")).hasSize(20);
        assertThat(second.html().select("tbody th").first().text()).isEqualTo("Row 102");
        assertThat(second.browser()
                        .get(second.html().select("a[rel=prev]").attr("href"))
                        .html()
                        .select("tbody th")
                        .first()
                        .text())
                .isEqualTo("Row 2");
    }

    private String refused(String text) {
        var page = form().sendFile("file", bytes(text));
        assertThat(page.status()).isEqualTo(422);
        return page.text();
    }

    private Page imported(String text) {
        return finished(form().sendFile("file", bytes(text)));
    }

    private Form form() {
        return staff.browser().get("/staff/import").form("#upload");
    }

    /** Looks again until the import has ended. */
    static Page finished(Page page) {
        assertThat(page.path()).startsWith("/staff/import/");
        var now = page;
        for (var looks = 0; looks < 2_000; looks++) {
            if (now.html().text().contains("Finished:")) {
                return now;
            }
            now = now.browser().get(page.path());
        }
        throw new AssertionError("The import did not end: " + now.text());
    }

    private static String row(Page report, int number) {
        return report.html()
                .select("tbody tr:has(th:matchesOwn(^Row " + number + "$))")
                .text();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void waitAtGate() {
        busy.countDown();
        waitFor(gate);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
