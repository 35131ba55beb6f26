package org.chaland.upkeep;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.chaland.model.Task;

/** One run of upkeep: each task at most once, and no more than its budget. */
final class Run {

    private final int budget;
    private final Attempt attempt;
    private final Pace pace;
    private final UpkeepReport.Tally report = new UpkeepReport.Tally();
    private final Set<UUID> begun = new HashSet<>();

    Run(int budget, Attempt attempt, Pace pace) {
        this.budget = budget;
        this.attempt = attempt;
        this.pace = pace;
    }

    /** Whether there was one to begin among them; one that was renewed since it was listed comes with the next list. */
    boolean goesOnWith(Supplier<List<Task>> due) {
        var before = begun.size();
        Contention.passOver(() -> due.get().stream()
                .filter(task -> !begun.contains(task.id()))
                .limit(budget - before)
                .forEach(task -> Contention.passOver(() -> begin(task))));
        return begun.size() > before;
    }

    private void begin(Task task) {
        if (pace.allows(task)) {
            attempt.lease(task).ifPresent(leased -> {
                begun.add(leased.id());
                attempt.run(leased).ifPresent(report::count);
            });
        } else {
            begun.add(task.id());
            pace.putOff(task).ifPresent(report::count);
        }
    }

    UpkeepReport report() {
        return report.toReport();
    }
}
