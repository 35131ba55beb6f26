package org.chaland.examples.webshop.staff.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.chaland.backoffice.CustomerImport;
import org.chaland.backoffice.Staff;
import org.chaland.examples.webshop.MovableClock;
import org.chaland.examples.webshop.staff.files.ImportJob.State;
import org.chaland.examples.webshop.staff.files.ReportLine.Kind;
import org.chaland.form.Violation;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.junit.jupiter.api.Test;
import org.springframework.core.task.TaskRejectedException;

class ImportJobTest {

    private static final ShopId SHOP = new ShopId("shop");
    private static final Staff OWNER = Staff.of(SHOP, "staff", "office", Purpose.ORDER_HANDLING);
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final MovableClock clock = new MovableClock();
    private final List<Runnable> waiting = new ArrayList<>();
    private final ImportJobs jobs = new ImportJobs(waiting::add, clock);

    @Test
    void progressIsSeenRowByRow() {
        var seen = new ArrayList<String>();
        var jobs = new ArrayList<ImportJob>();
        var job = job("city\nA\nB\nC\n", cells -> {
            var page = ReportPage.of(jobs.get(0), true, 0);
            seen.add(page.state() + " " + page.done() + "/" + page.total());
            return imported();
        });
        jobs.add(job);

        assertThat(job.state()).isEqualTo(State.WAITING);
        job.run(() -> false, CLOCK);

        assertThat(seen).containsExactly("RUNNING 0/3", "RUNNING 1/3", "RUNNING 2/3");
        assertThat(job.state()).isEqualTo(State.DONE);
        assertThat(job.report()).hasSize(3);
    }

    @Test
    void aFailureEndsItAndWhatWasDoneIsToldStill() {
        var job = job("city\nA\nB\nC\n", cells -> {
            if (cells.containsValue("B")) {
                throw new IllegalStateException("zebra");
            }
            return imported();
        });

        job.run(() -> false, CLOCK);

        assertThat(job.state()).isEqualTo(State.STOPPED);
        assertThat(job.endedAt()).contains(Instant.EPOCH);
        assertThat(job.report()).extracting(ReportLine::row).containsExactly(2L);
    }

    @Test
    void theShopIsClosedAfterTheRowUnderWay() {
        var rows = new ArrayList<String>();
        var job = job("city\nA\nB\nC\n", cells -> {
            rows.add(cells.toString());
            return imported();
        });

        job.run(() -> rows.size() == 2, CLOCK);

        assertThat(job.state()).isEqualTo(State.STOPPED);
        assertThat(rows).hasSize(2);
    }

    @Test
    void aRepeatedRowIsNamedAsASpreadsheetCounts() {
        var outcomes =
                new ArrayList<CustomerImport.Row>(List.of(imported(), imported(), new CustomerImport.Repeated(2)));
        // Row 3 goes on where the header has ended, so Chaland never sees it.
        var job = job("city\nA\nB,more\nC\nC\n", cells -> outcomes.remove(0));

        job.run(() -> false, CLOCK);

        assertThat(job.report())
                .extracting(ReportLine::kind)
                .containsExactly(Kind.IMPORTED, Kind.TOO_LONG, Kind.IMPORTED, Kind.REPEATED);
        assertThat(job.report().get(3).earlier()).isEqualTo(4);
    }

    @Test
    void onlyWhatIsToBeMendedKeepsItsCells() {
        var rejected = new CustomerImport.Rejected(List.of(new Violation(Field.CITY, "required", "Why")), List.of());
        var job = job("city\nA\nB\n", cells -> cells.containsValue("A") ? imported() : rejected);

        job.run(() -> false, CLOCK);

        assertThat(job.report()).extracting(ReportLine::cells).containsExactly(List.of(), List.of("B"));
        var line = job.report().get(1);
        assertThat(line.violations())
                .extracting(violation -> line.label(violation, java.util.Locale.ENGLISH), Violation::message)
                .containsExactly(tuple("City", "Why"));
        assertThat(job.report().toString() + job).doesNotContain("B]", "Why");
    }

    @Test
    void onlyWhoUploadedItFindsIt() {
        var job = started("city\nA\n");

        assertThat(jobs.find(job.id(), OWNER)).contains(job);
        assertThat(jobs.find(job.id(), Staff.of(SHOP, "colleague", "office", Purpose.ORDER_HANDLING)))
                .isEmpty();
        assertThat(jobs.of(Staff.of(SHOP, "colleague", "office", Purpose.ORDER_HANDLING)))
                .isEmpty();
        assertThat(jobs.of(OWNER)).containsExactly(job);
    }

    @Test
    void anHourAfterItsEndItIsForgottenAndNeverBefore() {
        var job = started("city\nA\n");
        clock.advance(Duration.ofHours(5));
        assertThat(jobs.find(job.id(), OWNER)).isPresent();

        waiting.forEach(Runnable::run);
        clock.advance(Duration.ofMinutes(59));
        assertThat(jobs.find(job.id(), OWNER)).isPresent();
        clock.advance(Duration.ofMinutes(2));

        assertThat(jobs.find(job.id(), OWNER)).isEmpty();
    }

    @Test
    void ofManyTheOldestThatHaveEndedAreForgotten() {
        var first = started("city\nA\n");
        waiting.forEach(Runnable::run);
        for (var number = 0; number < 10; number++) {
            started("city\nA\n");
        }

        assertThat(jobs.of(OWNER)).hasSize(10).doesNotContain(first);
    }

    @Test
    void whenTooManyWaitNoMoreIsTaken() {
        var full = new ImportJobs(
                task -> {
                    throw new TaskRejectedException("full");
                },
                clock);

        assertThat(full.start(OWNER, Optional.empty(), file("city\nA\n"), cells -> imported()))
                .isEmpty();
        assertThat(full.of(OWNER)).isEmpty();
    }

    @Test
    void onceTheShopClosesWhatWaitsIsCutShort() {
        var job = started("city\nA\n");

        jobs.close();
        waiting.forEach(Runnable::run);

        assertThat(job.state()).isEqualTo(State.STOPPED);
        assertThat(job.report()).isEmpty();
    }

    private ImportJob started(String text) {
        return jobs.start(OWNER, Optional.empty(), file(text), cells -> imported())
                .orElseThrow();
    }

    private static CustomerImport.Row imported() {
        return new CustomerImport.Imported(new CustomerId(UUID.randomUUID()));
    }

    private static ImportJob job(String text, Function<Map<String, String>, CustomerImport.Row> rows) {
        return new ImportJob("id", OWNER.id(), Optional.empty(), file(text), rows);
    }

    private static CsvFile file(String text) {
        return ((CsvReading.Readable) CsvText.read(text.getBytes(StandardCharsets.UTF_8))).file();
    }
}
