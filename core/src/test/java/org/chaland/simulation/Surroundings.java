package org.chaland.simulation;

/** What a schedule asks whenever an actor is to be chosen. */
interface Surroundings {

    /**
     * Looks at everything that must always hold.
     *
     * @throws Violation if something does not
     */
    void check();

    /** Lets the clock jump or a delayed request land, if that is chosen; false if nothing moved. */
    boolean move();

    /** Whether everything from here on was explored before. */
    boolean isExplored();

    /** An actor has come to the end of what it was at. */
    void told(Actor actor);

    /** An actor's process has died. */
    void died(Actor actor);
}
