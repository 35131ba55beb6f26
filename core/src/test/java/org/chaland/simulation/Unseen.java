package org.chaland.simulation;

import java.util.HashMap;
import java.util.Map;

/**
 * What is not put right: keys and accounts at which the last to do something was a request that landed late, or one of a worker
 * that had lost its task and died, or lost the database, before it could tell; no client can do more. Only here the rest may be
 * wrong.
 */
final class Unseen {

    private static final String NOBODY = "";

    private final Map<Object, String> touched = new HashMap<>();

    /** A delayed request has landed. */
    void landed(Object subject) {
        touched.put(subject, NOBODY);
    }

    /** Somebody whose task was taken over does something, or sees what was done; it may still tell. */
    void touched(Object subject, Actor worker) {
        touched.put(subject, worker.name);
    }

    /** Somebody calls whose result counts. */
    void seen(Object subject) {
        touched.remove(subject);
    }

    /** The worker has come to the end of the task. */
    void told(Actor worker) {
        touched.values().removeIf(worker.name::equals);
    }

    /** The worker goes on and cannot tell what it did. */
    void silenced(Actor worker) {
        touched.replaceAll((subject, by) -> by.equals(worker.name) ? NOBODY : by);
    }

    boolean contains(Object subject) {
        return touched.containsKey(subject);
    }

    boolean isEmpty() {
        return touched.isEmpty();
    }

    long fingerprint() {
        return touched.hashCode();
    }
}
