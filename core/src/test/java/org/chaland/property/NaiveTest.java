package org.chaland.property;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;

/** Twins: the same rules find each of the naive ways, and soon. */
class NaiveTest {

    /** The rarest is found after some fifty sequences. */
    private static final int SOON = 500;

    private static final long SEED = 20261125;

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void everyNaiveWayIsFound(@ForAll Naive naive) {
        var days = Moves.upTo(FromCommandLine.length()).generator(SOON);
        var random = new Random(SEED);

        for (var tries = 0; tries < SOON; tries++) {
            if (breaksARule(naive, days.next(random).value())) {
                return;
            }
        }
        throw new AssertionError("Not found in " + SOON + " sequences: " + naive);
    }

    private static boolean breaksARule(Naive naive, List<Move> moves) {
        try {
            new Day(naive.host(), what -> {}).pass(moves);
            return false;
        } catch (AssertionError found) {
            return true;
        }
    }
}
