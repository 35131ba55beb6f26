package org.chaland.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Both sides of one operation, slice by slice, each as often the first. */
final class Turns {

    private final Market market;
    private final Operation operation;
    private final int threads;
    private final Side chaland;
    private final Side byHand;
    private int slices;

    Turns(Market market, Operation operation, int threads) {
        this.market = market;
        this.operation = operation;
        this.threads = threads;
        chaland = market.chaland();
        byHand = market.byHand();
    }

    /** Cells of a table: the medians of both, the median of the ratios, and between what the middle half of them lies. */
    String measured(int warmupSeconds, int rounds) throws RunnerException {
        for (var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmupSeconds); System.nanoTime() < end; ) {
            slice(chaland);
            slice(byHand);
        }
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < rounds; i++) {
            var first = slice(i % 2 == 0 ? chaland : byHand);
            var second = slice(i % 2 == 0 ? byHand : chaland);
            ours.add(i % 2 == 0 ? first : second);
            theirs.add(i % 2 == 0 ? second : first);
            ratios.add(ours.get(i) / theirs.get(i));
        }
        return String.format(
                Locale.ROOT,
                "%.1f | %.1f | %.2f | %.2f–%.2f",
                at(0.5, ours),
                at(0.5, theirs),
                at(0.5, ratios),
                at(0.25, ratios),
                at(0.75, ratios));
    }

    /** Microseconds for a call. */
    private double slice(Side side) throws RunnerException {
        if (operation.writes() || slices == 0) {
            market.order(operation.orders(threads * Slice.CALLS));
        }
        Slice.next(side, operation.orders(1) > 0 ? 0 : slices * threads * Slice.CALLS);
        slices++;
        var options = new OptionsBuilder()
                .include(Slice.class.getName())
                .param("operation", operation.name())
                .threads(threads)
                // In this JVM, or the sides could not take turns.
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementBatchSize(Slice.CALLS)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(options).runSingle().getPrimaryResult().getScore() / Slice.CALLS;
    }

    private static double at(double part, List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get((int) (part * (sorted.size() - 1)));
    }
}
