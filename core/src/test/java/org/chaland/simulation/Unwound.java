package org.chaland.simulation;

/** Takes an actor off its stack, past everything that catches failures; carries no trace, since millions are thrown. */
final class Unwound extends Error {

    private static final long serialVersionUID = 1L;

    /** The process in which the actor ran has died. */
    static final Unwound CRASHED = new Unwound("crashed");

    /** The schedule is over. */
    static final Unwound ENDED = new Unwound("ended");

    private Unwound(String why) {
        super(why, null, false, false);
    }
}
