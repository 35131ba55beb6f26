package org.chaland.simulation;

import java.util.List;
import java.util.Optional;

/** Runs schedules of one scenario, one after the other. */
final class Simulation implements AutoCloseable {

    private final Fibers fibers = new Fibers();
    private final Setting setting;
    private final Explored explored = new Explored();
    private final Tally tally = new Tally();

    Simulation(Setting setting) {
        this.setting = setting;
    }

    Tally tally() {
        return tally;
    }

    int states() {
        return explored.size();
    }

    /** Runs one schedule to its end, and looks whether all is well at rest. */
    Outcome run(Scenario scenario, Choices choices, long seed, Optional<Trace> trace) {
        var faults = new Faults(choices, scenario.limits(), tally.faults);
        var schedule = new Schedule(fibers, choices, faults, seed, trace);
        var stage = new Stage(schedule, choices, faults, setting, explored);
        scenario.cast().accept(stage);
        schedule.run(List.copyOf(stage.actors), stage);
        faults.end();
        if (schedule.isComplete()) {
            schedule.around("everybody is done");
            try {
                stage.comeToRest();
            } catch (Violation found) {
                return new Outcome(Optional.of(found), choices.made());
            }
        }
        tally.add(schedule, stage);
        return new Outcome(schedule.violation(), choices.made());
    }

    @Override
    public void close() {
        fibers.close();
    }

    /**
     * How a schedule went.
     *
     * @param violation what must never happen, if it did
     * @param choices that lead there again
     */
    record Outcome(Optional<Violation> violation, List<Integer> choices) {}
}
