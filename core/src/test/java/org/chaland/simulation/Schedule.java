package org.chaland.simulation;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * One schedule of several actors: at each point one of them goes on until its next point, and nobody else does anything
 * meanwhile. So a point stands before everything that others can notice or can change: a transaction, a call of the storage
 * outside of one, a call of the provider, and its reply. Within a transaction there is none: the storage in memory runs
 * transactions one after the other, so nobody could notice.
 */
final class Schedule implements RandomGenerator {

    private final Fibers fibers;
    private final Choices choices;
    private final Faults faults;
    private final Optional<Trace> trace;
    private final Actor nobody;
    private List<Actor> actors = List.of();
    private Surroundings surroundings;
    private Actor running;
    private boolean over;
    private int steps;
    private Optional<Violation> violation = Optional.empty();

    Schedule(Fibers fibers, Choices choices, Faults faults, long seed, Optional<Trace> trace) {
        this.fibers = fibers;
        this.choices = choices;
        this.faults = faults;
        this.trace = trace;
        nobody = Actor.doing("nobody", seed, List.of());
        running = nobody;
    }

    /** Runs the actors until none has anything left to do, or the schedule is over; then nobody in particular runs. */
    void run(List<Actor> cast, Surroundings around) {
        surroundings = around;
        actors = cast;
        var first = next();
        if (first != null) {
            running = first;
            fibers.baton.pass(threadOf(first));
            fibers.baton.await();
        }
        running = nobody;
    }

    /** Others may go on here, or the running actor's process may die. */
    void point(String what) {
        if (running == nobody) {
            return;
        }
        if (over) {
            throw Unwound.ENDED;
        }
        var me = running;
        if (me.crashed) {
            over(new Violation(me + " went on after its process had died, at " + what));
        }
        me.learn(what.hashCode());
        steps++;
        if (me.fresh) {
            // It has just been chosen, and nothing was done since.
            me.fresh = false;
        } else {
            turn(me);
        }
        if (faults.crash()) {
            me.crashed = true;
            say("dies before " + what);
            throw Unwound.CRASHED;
        }
        say(what);
    }

    private void turn(Actor me) {
        var next = next();
        if (next != null && next != me) {
            running = next;
            fibers.baton.pass(threadOf(next));
            fibers.baton.await();
        }
        if (over) {
            throw Unwound.ENDED;
        }
    }

    /** What goes wrong here, or null; only while actors run. */
    Fault fault(List<Fault> possible) {
        var fault = running == nobody ? null : faults.of(Choices.Kind.FAULT, possible);
        if (fault != null) {
            say("  " + fault);
        }
        return fault;
    }

    /** The running actor has learnt something. */
    void learn(long fingerprint) {
        running.learn(fingerprint);
    }

    Actor running() {
        return running;
    }

    /** A line of the trace. */
    void say(String line) {
        trace.ifPresent(kept -> kept.add(running + ": " + line));
    }

    /** A line of the trace about no actor. */
    void around(String line) {
        trace.ifPresent(kept -> kept.add(line));
    }

    /** A line of the trace that is not worth making if there is none. */
    void say(Supplier<String> line) {
        trace.ifPresent(kept -> kept.add(running + ": " + line.get()));
    }

    /** Something happened that must never happen: the schedule is over. */
    void over(Violation what) {
        end(what);
        if (running == nobody) {
            throw what;
        }
        throw Unwound.ENDED;
    }

    Optional<Violation> violation() {
        return violation;
    }

    /** Whether everybody did all they had to do. */
    boolean isComplete() {
        return !over;
    }

    int steps() {
        return steps;
    }

    @Override
    public long nextLong() {
        return running.nextLong();
    }

    /** Who goes on, or null if nobody does. */
    private Actor next() {
        try {
            do {
                surroundings.check();
                if (choices.isNewGround() && surroundings.isExplored()) {
                    over = true;
                    return null;
                }
            } while (surroundings.move());
        } catch (Violation found) {
            end(found);
            return null;
        }
        var ready = actors.stream().filter(Actor::isReady).toList();
        if (ready.isEmpty()) {
            return null;
        }
        var choice = choices.choose(Choices.Kind.TURN, ready.size());
        var before = Math.max(0, ready.indexOf(running));
        return ready.get(choice == 0 ? before : choice <= before ? choice - 1 : choice);
    }

    private Thread threadOf(Actor actor) {
        if (actor.thread == null) {
            actor.thread = fibers.lend(() -> lives(actor));
        }
        return actor.thread;
    }

    /** On one thread, deed after deed, until somebody goes on who is in the middle of one. */
    private Thread lives(Actor first) {
        var me = first;
        while (true) {
            live(me);
            me.thread = null;
            var next = over ? null : next();
            if (next == null) {
                // Whoever is in the middle of something is still to be taken off the stack.
                next = actors.stream()
                        .filter(actor -> actor.thread != null)
                        .findFirst()
                        .orElse(null);
            }
            if (next == null) {
                return fibers.owner();
            }
            running = next;
            if (next.thread != null) {
                return next.thread;
            }
            next.thread = Thread.currentThread();
            me = next;
        }
    }

    private void live(Actor me) {
        try {
            me.act();
            surroundings.told(me);
        } catch (Unwound expected) {
            surroundings.died(me);
        } catch (Throwable failure) {
            end(new Violation(me + " failed", failure));
        }
    }

    private void end(Violation what) {
        over = true;
        if (violation.isEmpty()) {
            violation = Optional.of(what);
        }
    }
}
