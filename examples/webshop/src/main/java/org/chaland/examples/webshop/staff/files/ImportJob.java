package org.chaland.examples.webshop.staff.files;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.chaland.backoffice.CustomerImport;
import org.chaland.examples.webshop.staff.files.CsvFile.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One import under way, or what became of it. Run by one thread, watched by others. Its text form leaves the rows out.
 *
 * <p>Of rows that are done it keeps what the report shows, and the cells of those that are to be mended.
 */
final class ImportJob {

    private static final Logger LOG = LoggerFactory.getLogger(ImportJob.class);

    /** How far it has come. */
    enum State {
        /** Others come first. */
        WAITING,
        /** Row by row. */
        RUNNING,
        /** Every row was looked at. */
        DONE,
        /** It was cut short; rows before stay imported. */
        STOPPED
    }

    private final String id;
    private final String owner;
    private final Optional<String> trialOf;
    private final CsvColumns columns;
    private final int total;
    private final Queue<Row> left;
    private final Function<Map<String, String>, CustomerImport.Row> rows;
    private final List<ReportLine> report = new ArrayList<>();
    private final List<Long> fed = new ArrayList<>();
    private State state = State.WAITING;
    private Optional<Instant> endedAt = Optional.empty();

    /**
     * @param owner who may look at it
     * @param trialOf the upload that is only tried; empty if it is imported
     * @param rows imports the cells of one row, by the names of the header
     */
    ImportJob(
            String id,
            String owner,
            Optional<String> trialOf,
            CsvFile file,
            Function<Map<String, String>, CustomerImport.Row> rows) {
        this.id = id;
        this.owner = owner;
        this.trialOf = trialOf;
        columns = file.columns();
        this.rows = rows;
        left = new ArrayDeque<>(file.rows());
        total = left.size();
    }

    /** Outside any transaction: each row has its own. */
    void run(BooleanSupplier closing, Clock clock) {
        move(State.RUNNING, Optional.empty());
        var end = State.STOPPED;
        try {
            while (!left.isEmpty() && !closing.getAsBoolean()) {
                var line = imported(left.element());
                synchronized (this) {
                    left.remove();
                    report.add(line);
                }
            }
            end = left.isEmpty() ? State.DONE : State.STOPPED;
        } catch (RuntimeException failure) {
            // The kind of failure only: a message may repeat personal data.
            LOG.warn("Import {} failed with {}", id, failure.getClass().getName());
        } finally {
            move(end, Optional.of(clock.instant()));
        }
    }

    private ReportLine imported(Row row) {
        if (columns.isExceededBy(row)) {
            return ReportLine.tooLong(row);
        }
        fed.add(row.number());
        return ReportLine.of(row, rows.apply(columns.cells(row)), fed);
    }

    private synchronized void move(State now, Optional<Instant> at) {
        state = now;
        endedAt = at;
    }

    String id() {
        return id;
    }

    Optional<String> trialOf() {
        return trialOf;
    }

    boolean isOf(String staff) {
        return owner.equals(staff);
    }

    /** Empty while it goes on. */
    synchronized Optional<Instant> endedAt() {
        return endedAt;
    }

    synchronized State state() {
        return state;
    }

    int total() {
        return total;
    }

    /** What became of the rows that are done, in their order. */
    synchronized List<ReportLine> report() {
        return List.copyOf(report);
    }

    CsvColumns columns() {
        return columns;
    }

    @Override
    public String toString() {
        return "ImportJob[" + id + "]";
    }
}
