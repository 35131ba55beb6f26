package org.chaland.simulation;

import java.util.ArrayList;
import java.util.Optional;

/** What is told of a violation: how to have it again, and the shortest way to it that was found. */
final class Report {

    private static final String COMMAND = "mvn -pl core -am test -Dtest=RandomSimulationTest";

    private Report() {}

    /** With a seed, from which all choices follow. */
    static String of(Simulation simulation, Scenario scenario, long seed, Simulation.Outcome outcome) {
        return "seed=" + seed + ", again by: " + COMMAND + " -D" + RandomSimulationTest.SEED + "=" + seed + "\n"
                + told(simulation, scenario, seed, outcome);
    }

    /** The scenario, the violation and its trace. */
    static String told(Simulation simulation, Scenario scenario, long seed, Simulation.Outcome outcome) {
        var shortest = Shrinker.shrink(simulation, scenario, seed, outcome.choices());
        var trace = new Trace();
        var again = simulation.run(scenario, new ReplayedChoices(shortest), seed, Optional.of(trace));
        var lines = new ArrayList<String>();
        lines.add(scenario + ": " + again.violation().map(Violation::getMessage).orElse("gone when repeated"));
        lines.addAll(trace.lines());
        lines.add("choices " + shortest);
        return String.join("\n", lines);
    }
}
