package org.chaland.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.profile.GCProfiler;
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

    /**
     * What a call took in one slice.
     *
     * @param allocated in bytes, by all threads of the JVM
     */
    private record Cost(double micros, double allocated) {}

    /**
     * Cells of a table: the median times of both, the median of the ratios, between what the middle half of them lies, and what
     * both allocate.
     */
    String measured(int warmupSeconds, int rounds) throws RunnerException {
        for (var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmupSeconds); System.nanoTime() < end; ) {
            slice(chaland);
            slice(byHand);
        }
        var ours = new ArrayList<Cost>();
        var theirs = new ArrayList<Cost>();
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < rounds; i++) {
            var first = slice(i % 2 == 0 ? chaland : byHand);
            var second = slice(i % 2 == 0 ? byHand : chaland);
            ours.add(i % 2 == 0 ? first : second);
            theirs.add(i % 2 == 0 ? second : first);
            ratios.add(ours.get(i).micros() / theirs.get(i).micros());
        }
        return String.format(
                Locale.ROOT,
                "%.1f | %.1f | %.2f | %.2f–%.2f | %.1f | %.1f",
                median(ours, Cost::micros),
                median(theirs, Cost::micros),
                at(0.5, ratios),
                at(0.25, ratios),
                at(0.75, ratios),
                median(ours, Cost::allocated) / 1024,
                median(theirs, Cost::allocated) / 1024);
    }

    private Cost slice(Side side) throws RunnerException {
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
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build();
        var result = new Runner(options).runSingle();
        var allocated = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
        return new Cost(result.getPrimaryResult().getScore() / Slice.CALLS, allocated / Slice.CALLS);
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> part) {
        return at(0.5, costs.stream().mapToDouble(part).boxed().toList());
    }

    private static double at(double part, List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get((int) (part * (sorted.size() - 1)));
    }
}
