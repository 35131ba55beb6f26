package org.chaland.simulation;

import java.util.function.Consumer;

/**
 * What a simulation is about.
 *
 * @param name for people
 * @param limits how much may go wrong
 * @param cast writes what was there before, and says who acts
 */
record Scenario(String name, Faults.Limits limits, Consumer<Stage> cast) {

    @Override
    public String toString() {
        return name;
    }
}
