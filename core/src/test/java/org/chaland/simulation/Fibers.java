package org.chaland.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Threads for actors, used again from one schedule to the next: starting one costs as much as a whole schedule. */
final class Fibers implements AutoCloseable {

    final Baton baton = new Baton();
    private final Thread owner = Thread.currentThread();
    private final Deque<Fiber> idle = new ArrayDeque<>();
    private final List<Fiber> all = new ArrayList<>();

    /** A thread that does the work once the baton comes to it; the work ends by telling who gets the baton next. */
    Thread lend(Work work) {
        if (idle.isEmpty()) {
            var fiber = new Fiber();
            all.add(fiber);
            idle.push(fiber);
            fiber.start();
        }
        var fiber = idle.pop();
        fiber.work = work;
        return fiber;
    }

    /** The thread to which the baton comes back when all actors have ended. */
    Thread owner() {
        return owner;
    }

    /** Ends the threads; only while none of them has work. */
    @Override
    public void close() {
        all.forEach(fiber -> fiber.work = null);
        for (var fiber : all) {
            baton.pass(fiber);
            baton.await();
        }
    }

    /** What a thread does while the baton is with it. */
    @FunctionalInterface
    interface Work {
        /** Returns who gets the baton next. */
        Thread run();
    }

    private final class Fiber extends Thread {

        private Work work;

        Fiber() {
            super("actor");
            setDaemon(true);
        }

        @Override
        public void run() {
            while (true) {
                baton.await();
                if (work == null) {
                    baton.pass(owner);
                    return;
                }
                var next = work.run();
                idle.push(this);
                baton.pass(next);
            }
        }
    }
}
