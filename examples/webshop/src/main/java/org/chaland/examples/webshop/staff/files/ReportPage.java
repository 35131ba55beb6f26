package org.chaland.examples.webshop.staff.files;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chaland.examples.webshop.staff.files.ReportLine.Kind;

/**
 * Progress and report as the template shows them; what is public here, the template calls.
 *
 * @param trialOf the upload that was only tried, or empty if it was imported
 * @param done how many rows were looked at
 * @param counts how many of each kind there are
 * @param problems whether rows that were imported are left out
 * @param lines those shown now
 * @param from the first of them, counted from 0
 * @param matching how many could be shown
 */
public record ReportPage(
        String id,
        String trialOf,
        String state,
        boolean ended,
        int total,
        int done,
        Map<Kind, Integer> counts,
        boolean problems,
        List<ReportLine> lines,
        int from,
        int matching) {

    private static final int SIZE = 100;

    static ReportPage of(ImportJob job, boolean problems, int from) {
        var state = job.state();
        var report = job.report();
        var counts = new EnumMap<Kind, Integer>(Kind.class);
        List.of(Kind.values()).forEach(kind -> counts.put(kind, 0));
        report.forEach(line -> counts.merge(line.kind(), 1, Integer::sum));
        var matching = report.stream()
                .filter(line -> !problems || line.kind() != Kind.IMPORTED && line.kind() != Kind.IMPORTABLE)
                .toList();
        var start = Math.max(0, Math.min(from, matching.size()));
        return new ReportPage(
                job.id(),
                job.trialOf().orElse(""),
                state.name(),
                state == ImportJob.State.DONE || state == ImportJob.State.STOPPED,
                job.total(),
                report.size(),
                counts,
                problems,
                matching.subList(start, Math.min(matching.size(), start + SIZE)),
                start,
                matching.size());
    }

    public int count(String kind) {
        return counts.get(Kind.valueOf(kind));
    }

    /** How many rows are to be mended. */
    public int wrong() {
        return counts.get(Kind.REJECTED) + counts.get(Kind.TOO_LONG);
    }

    public boolean hasNext() {
        return from + lines.size() < matching;
    }

    public int next() {
        return from + lines.size();
    }

    public int previous() {
        return Math.max(0, from - SIZE);
    }
}
