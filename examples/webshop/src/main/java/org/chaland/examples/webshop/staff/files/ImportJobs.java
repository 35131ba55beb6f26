package org.chaland.examples.webshop.staff.files;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chaland.backoffice.CustomerImport;
import org.chaland.backoffice.Staff;
import org.chaland.examples.webshop.site.Secrets;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.stereotype.Component;

/**
 * The imports of this process, one at a time. Kept in memory: a restart forgets them, while what they have imported stays.
 * Safe for use by several threads.
 */
@Component
class ImportJobs {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 10;

    private final TaskExecutor executor;
    private final Clock clock;
    private final Map<String, ImportJob> jobs = new LinkedHashMap<>();
    private volatile boolean closing;

    ImportJobs(TaskExecutor importExecutor, Clock clock) {
        this.executor = importExecutor;
        this.clock = clock;
    }

    /** Begins an import, or has it wait for its turn; empty if too many wait already. */
    synchronized Optional<ImportJob> start(
            Staff staff,
            Optional<String> trialOf,
            CsvFile file,
            Function<Map<String, String>, CustomerImport.Row> rows) {
        forget();
        var job = new ImportJob(Secrets.random(), staff.id(), trialOf, file, rows);
        try {
            executor.execute(() -> job.run(() -> closing, clock));
        } catch (TaskRejectedException full) {
            return Optional.empty();
        }
        jobs.put(job.id(), job);
        return Optional.of(job);
    }

    /** Empty for whoever did not upload it. */
    synchronized Optional<ImportJob> find(String id, Staff staff) {
        forget();
        return Optional.ofNullable(jobs.get(id)).filter(job -> job.isOf(staff.id()));
    }

    /** Those of that person, the newest first. */
    synchronized List<ImportJob> of(Staff staff) {
        forget();
        var own = new ArrayList<ImportJob>();
        jobs.values().stream().filter(job -> job.isOf(staff.id())).forEach(job -> own.add(0, job));
        return own;
    }

    /** The row under way is the last one. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
    }

    /** What ended long ago, and the oldest of what has ended if that is too much. */
    private void forget() {
        var longAgo = clock.instant().minus(KEPT);
        jobs.values().removeIf(job -> job.endedAt().filter(longAgo::isAfter).isPresent());
        var ended = jobs.values().stream()
                .filter(job -> job.endedAt().isPresent())
                .map(ImportJob::id)
                .toList();
        ended.stream().limit(Math.max(0, jobs.size() - MOST)).forEach(jobs::remove);
    }
}
