package org.chaland.simulation;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Choices from a seed. Each seed has its own taste: some schedules change actors all the time and others seldom, some see many
 * faults of one kind and others none, since a single mixture would hardly ever bring about what needs much of one thing.
 */
final class RandomChoices implements Choices {

    private static final double[] TURNS = {0.05, 0.2, 0.5, 0.8};
    private static final double[] FAULTS = {0, 0.03, 0.1, 0.3};
    private static final double[] CRASHES = {0, 0.005, 0.02};
    private static final double[] CLOCKS = {0, 0.01, 0.03};
    private static final double[] LANDINGS = {0.02, 0.2};

    private final SplittableRandom random;
    private final double[] rates = new double[Kind.values().length];
    private final Record record = new Record();

    RandomChoices(long seed) {
        random = new SplittableRandom(seed);
        rates[Kind.TURN.ordinal()] = oneOf(TURNS);
        rates[Kind.FAULT.ordinal()] = oneOf(FAULTS);
        rates[Kind.CRASH.ordinal()] = oneOf(CRASHES);
        rates[Kind.CLOCK.ordinal()] = oneOf(CLOCKS);
        rates[Kind.LANDING.ordinal()] = oneOf(LANDINGS);
    }

    private double oneOf(double[] some) {
        return some[random.nextInt(some.length)];
    }

    @Override
    public int choose(Kind kind, int options) {
        var special = options > 1 && random.nextDouble() < rates[kind.ordinal()];
        return record.add(special ? random.nextInt(1, options) : 0);
    }

    @Override
    public List<Integer> made() {
        return record.made();
    }

    /** Choices as they are made. */
    static final class Record {

        private int[] made = new int[256];
        private int size;

        int add(int choice) {
            if (size == made.length) {
                made = java.util.Arrays.copyOf(made, 2 * size);
            }
            made[size++] = choice;
            return choice;
        }

        List<Integer> made() {
            return java.util.Arrays.stream(made, 0, size).boxed().toList();
        }
    }
}
