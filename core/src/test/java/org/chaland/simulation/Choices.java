package org.chaland.simulation;

import java.util.List;

/** Makes every choice of a schedule; the same choices make the same schedule. Choice 0 is always "nothing special". */
interface Choices {

    /** What is chosen. */
    enum Kind {
        /** Who goes on: 0 is whoever ran before. */
        TURN,
        /** What becomes of a call. */
        FAULT,
        /** Whether the process of an actor dies. */
        CRASH,
        /** Where the clock jumps. */
        CLOCK,
        /** Which delayed request lands. */
        LANDING
    }

    /** One of {@code 0 … options - 1}. */
    int choose(Kind kind, int options);

    /** Whether no earlier schedule has made the choices so far, so that the state reached may be new. */
    default boolean isNewGround() {
        return false;
    }

    /** The choices made so far. */
    List<Integer> made();
}
