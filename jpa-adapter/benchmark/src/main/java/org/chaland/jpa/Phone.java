package org.chaland.jpa;

import java.util.concurrent.atomic.AtomicInteger;

/** Telephone numbers, none like the one before. */
final class Phone {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private Phone() {}

    static String next() {
        return "+331%08d".formatted(NEXT.incrementAndGet() % 100_000_000);
    }
}
