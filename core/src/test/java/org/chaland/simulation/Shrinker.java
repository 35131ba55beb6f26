package org.chaland.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Leaves out of a schedule whatever it does not need to go wrong. */
final class Shrinker {

    private Shrinker() {}

    /** Choices of which as many as possible are "nothing special" and which still lead to a violation. */
    static List<Integer> shrink(Simulation simulation, Scenario scenario, long seed, List<Integer> choices) {
        var shortest = new ArrayList<>(choices);
        for (int length = shortest.size() / 2; length > 0; length /= 2) {
            for (int from = 0; from < shortest.size(); from += length) {
                var tried = new ArrayList<>(shortest);
                var part = tried.subList(from, Math.min(from + length, tried.size()));
                if (part.stream().allMatch(choice -> choice == 0)) {
                    continue;
                }
                Collections.fill(part, 0);
                var outcome = simulation.run(scenario, new ReplayedChoices(tried), seed, Optional.empty());
                if (outcome.violation().isPresent()) {
                    shortest = tried;
                }
            }
        }
        return shortest;
    }
}
