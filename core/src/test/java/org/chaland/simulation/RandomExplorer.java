package org.chaland.simulation;

import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Runs the schedules of many seeds, on as many threads as there are processors, until one finds a violation. */
final class RandomExplorer {

    private final Setting setting;
    private final AtomicLong next;
    private final AtomicReference<String> found = new AtomicReference<>();
    private final AtomicLong foundSeed = new AtomicLong(-1);
    private final Tally tally = new Tally();

    RandomExplorer(Setting setting, long firstSeed) {
        this.setting = setting;
        next = new AtomicLong(firstSeed);
    }

    /** Explores so many seeds, or fewer if one finds a violation; what is told of that one. */
    Optional<String> explore(long seeds) throws InterruptedException, ExecutionException {
        var last = next.get() + seeds;
        var threads = Runtime.getRuntime().availableProcessors();
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var explorers = new ArrayList<Future<?>>();
            for (int thread = 0; thread < threads; thread++) {
                explorers.add(pool.submit(() -> explorer(last)));
            }
            for (var explorer : explorers) {
                explorer.get();
            }
        } finally {
            pool.shutdownNow();
        }
        return Optional.ofNullable(found.get());
    }

    private void explorer(long last) {
        try (var simulation = new Simulation(setting)) {
            for (long seed = next.getAndIncrement();
                    seed < last && found.get() == null;
                    seed = next.getAndIncrement()) {
                run(simulation, seed);
            }
            synchronized (tally) {
                tally.add(simulation.tally());
            }
        }
    }

    private void run(Simulation simulation, long seed) {
        var scenario = RandomScenario.of(seed);
        var outcome = simulation.run(scenario, new RandomChoices(seed), seed, Optional.empty());
        if (outcome.violation().isPresent() && foundSeed.compareAndSet(-1, seed)) {
            found.set(Report.of(simulation, scenario, seed, outcome));
        }
    }

    /** The seed of the violation that was found, or -1. */
    long foundSeed() {
        return foundSeed.get();
    }

    Tally tally() {
        return tally;
    }
}
