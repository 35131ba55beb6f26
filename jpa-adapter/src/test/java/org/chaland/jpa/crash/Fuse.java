package org.chaland.jpa.crash;

/** Kills this JVM at a crash point, without a shutdown hook and without a word to the database. */
final class Fuse {

    /** What the shell reports of a process that was killed. */
    static final int KILLED = 137;

    private final CrashPoint point;
    private boolean lit;

    Fuse(CrashPoint point) {
        this.point = point;
    }

    /** From now on a crash point counts. */
    void light() {
        lit = true;
    }

    boolean isDuring(String call) {
        return lit && point.is("during", call);
    }

    void before(String call) {
        at("before", call);
    }

    void after(String call) {
        at("after", call);
    }

    private void at(String moment, String call) {
        if (lit && point.is(moment, call)) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
