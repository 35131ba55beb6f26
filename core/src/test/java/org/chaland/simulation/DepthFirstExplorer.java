package org.chaland.simulation;

import java.time.Duration;
import java.util.Optional;

/** Runs all schedules of a scenario, each state once. */
final class DepthFirstExplorer {

    private final Setting setting;
    private long schedules;
    private int states;
    private boolean exhausted;
    private Tally tally = new Tally();

    DepthFirstExplorer(Setting setting) {
        this.setting = setting;
    }

    /** Explores until nothing is left, the time is over, or a violation is found: what is told of that. */
    Optional<String> explore(Scenario scenario, Duration longest) {
        var end = System.nanoTime() + longest.toNanos();
        var choices = new DepthFirstChoices();
        try (var simulation = new Simulation(setting)) {
            do {
                var outcome = simulation.run(scenario, choices, 0, Optional.empty());
                schedules++;
                states = simulation.states();
                tally = simulation.tally();
                if (outcome.violation().isPresent()) {
                    return Optional.of(Report.told(simulation, scenario, 0, outcome));
                }
                exhausted = !choices.next();
            } while (!exhausted && System.nanoTime() < end);
        }
        return Optional.empty();
    }

    boolean isExhausted() {
        return exhausted;
    }

    long schedules() {
        return schedules;
    }

    Tally tally() {
        return tally;
    }

    @Override
    public String toString() {
        return states + " states, " + tally + (exhausted ? "" : "; not exhausted");
    }
}
