package org.chaland.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * Threads for actors, used again from one schedule to the next: starting one costs as much as a whole schedule. Virtual ones where
 * the JDK has them, which hand the baton on in a third of the time.
 */
final class Fibers implements AutoCloseable {

    private static final ThreadFactory THREADS = threads();

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
            fiber.thread.start();
        }
        var fiber = idle.pop();
        fiber.work = work;
        return fiber.thread;
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
            baton.pass(fiber.thread);
            baton.await();
        }
    }

    /** What a thread does while the baton is with it. */
    @FunctionalInterface
    interface Work {
        /** Returns who gets the baton next. */
        Thread run();
    }

    private static ThreadFactory threads() {
        try {
            var builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder);
        } catch (ReflectiveOperationException before21) {
            return work -> {
                var thread = new Thread(work, "actor");
                thread.setDaemon(true);
                return thread;
            };
        }
    }

    private final class Fiber implements Runnable {

        private final Thread thread = THREADS.newThread(this);
        private Work work;

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
