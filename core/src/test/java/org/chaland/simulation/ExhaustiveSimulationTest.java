package org.chaland.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The core as built, under all interleavings of two workers in small scenarios, with more and more that goes wrong, up to two
 * faults and a crash: as far as the time goes, which is told.
 */
@Tag("deep")
@ExtendWith(Quiet.class)
class ExhaustiveSimulationTest {

    private static final String SECONDS = "chaland.simulation.seconds";
    private static final Duration ENOUGH = Duration.ofMinutes(10);
    private static final List<Fault> JUMPS = List.of(Fault.CLOCK_LEASE_ON);
    private static final List<Faults.Limits> LEVELS = List.of(
            Faults.Limits.NONE,
            new Faults.Limits(1, 0, JUMPS),
            new Faults.Limits(1, 1, JUMPS),
            new Faults.Limits(2, 1, JUMPS));

    @Test
    void nothingIsDoubledLostOrLeftUnlinkedInAnyInterleaving() throws Exception {
        var scenarios = Scenarios.all(Faults.Limits.NONE).size();
        var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            var explorations = IntStream.range(0, scenarios)
                    .mapToObj(index -> (Callable<Integer>) () -> levels(index))
                    .toList();

            for (var exhausted : pool.invokeAll(explorations)) {
                assertThat(exhausted.get())
                        .as("levels of faults of which every schedule was run")
                        .isPositive();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test // faults C10
    void accountsOfOneAddressAreNotMadeAtOnceWhereTheProviderLooksBeforeItCreates() {
        var explorer = new DepthFirstExplorer(new Few(true));

        var found = explorer.explore(Scenarios.twoGuestsOfOneAddress(Faults.Limits.NONE, true), ENOUGH);

        assertThat(found).as(() -> found.orElse("")).isEmpty();
        assertThat(explorer.isExhausted()).isTrue();
    }

    @Test
    void withoutTurnsTwoAccountsOfOneAddressAreMade() {
        var explorer = new DepthFirstExplorer(Twins.WITHOUT_TURNS);

        var found = explorer.explore(Scenarios.twoGuestsOfOneAddress(Faults.Limits.NONE, true), ENOUGH);

        System.out.println("without turns: found wrong after " + explorer.schedules() + " schedules");
        assertThat(found.orElse("")).contains("two accounts have one address");
    }

    /** How many levels were run to their end. */
    private static int levels(int index) {
        var end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong(SECONDS, 40)).toNanos();
        int exhausted = 0;
        for (var level : LEVELS) {
            var scenario = Scenarios.all(level).get(index);
            var explorer = new DepthFirstExplorer(new Few(index == 1));
            var found = explorer.explore(
                    scenario, level == Faults.Limits.NONE ? ENOUGH : Duration.ofNanos(end - System.nanoTime()));
            System.out.println("Exhaustive simulation, " + scenario + ", " + level + ": " + explorer);
            assertThat(found).as(() -> found.orElse("")).isEmpty();
            if (!explorer.isExhausted()) {
                break;
            }
            exhausted++;
        }
        return exhausted;
    }
}
