package org.chaland.simulation;

import java.util.List;

/** Choices made before; after them nothing special happens any more. */
final class ReplayedChoices implements Choices {

    private final List<Integer> choices;
    private int position;

    ReplayedChoices(List<Integer> choices) {
        this.choices = choices;
    }

    @Override
    public int choose(Kind kind, int options) {
        var choice = position < choices.size() ? choices.get(position) : 0;
        position++;
        return choice < options ? choice : 0;
    }

    @Override
    public List<Integer> made() {
        return choices;
    }
}
