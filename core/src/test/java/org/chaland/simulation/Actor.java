package org.chaland.simulation;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.chaland.model.Task;

/**
 * Somebody who does one thing after the other, such as a worker or a buyer. All that it knows in the middle of a deed follows
 * from what it has learnt in it; between deeds it knows nothing. A process that dies loses the deed that it was at.
 */
final class Actor {

    final String name;
    private final String role;
    private final long seed;
    private final List<Runnable> deeds;
    private final BooleanSupplier ready;
    private final boolean forEver;
    private int deed;
    private long seen;
    private long stream;

    /** Null between deeds. */
    Thread thread;

    /** The task that it has taken last in this deed, as it was stored then. */
    Optional<Task> taken = Optional.empty();

    boolean fresh;
    boolean crashed;

    private Actor(String name, String role, long seed, List<Runnable> deeds, BooleanSupplier ready, boolean forEver) {
        this.name = name;
        this.role = role;
        this.seed = seed;
        this.deeds = deeds;
        this.ready = ready;
        this.forEver = forEver;
        stream = seed;
    }

    /** Does these things. */
    static Actor doing(String name, long seed, List<Runnable> deeds) {
        return new Actor(name, name, seed, deeds, () -> true, false);
    }

    /** Does one thing whenever there is reason to. Those of one role are each as good as another. */
    static Actor repeating(String name, String role, Runnable deed, BooleanSupplier reason) {
        return new Actor(name, role, role.hashCode(), List.of(deed), reason, true);
    }

    /** Whether it can go on. */
    boolean isReady() {
        return thread != null || deed < deeds.size() && ready.getAsBoolean();
    }

    /** One deed, on the thread that runs. */
    void act() {
        seen = 0;
        stream = Fingerprint.mix(seed, deed);
        fresh = true;
        crashed = false;
        taken = Optional.empty();
        try {
            deeds.get(deed).run();
        } finally {
            deed += forEver ? 0 : 1;
        }
    }

    /** It has learnt something. */
    void learn(long fingerprint) {
        seen = Fingerprint.mix(seen, fingerprint);
    }

    /** From now on its ids are those that anybody would make who is at this. */
    void at(long work) {
        stream = work;
    }

    long nextLong() {
        stream += 0x9E3779B97F4A7C15L;
        return Fingerprint.mix(stream, seed);
    }

    /** The same for two of one role who know the same. */
    long fingerprint() {
        return Fingerprint.mix(role.hashCode() + deed, thread == null ? -1 : seen);
    }

    @Override
    public String toString() {
        return name;
    }
}
