package org.chaland.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The core as built, under random schedules and faults: nothing is ever doubled, lost or left unlinked. */
@ExtendWith(Quiet.class)
class RandomSimulationTest {

    static final String SEED = "chaland.simulation.seed";
    static final String SCHEDULES = "chaland.simulation.schedules";

    @Test
    void nothingIsDoubledLostOrLeftUnlinkedHoweverStepsAndFaultsFall() throws Exception {
        var one = Optional.ofNullable(Long.getLong(SEED));
        var explorer = new RandomExplorer(Setting.SOUND, one.orElse(1L));

        var schedules = one.isPresent() ? 1 : Long.getLong(SCHEDULES, 3_000);
        var found = explorer.explore(schedules);

        System.out.println(
                "Random simulation, " + schedules + " seeds from " + one.orElse(1L) + " on: " + explorer.tally());
        assertThat(found).as(() -> found.orElse("")).isEmpty();
        if (one.isEmpty()) {
            assertThat(Stream.of(Fault.values())
                            .filter(fault -> !explorer.tally().happened(fault)))
                    .as("faults that never happened show nothing")
                    .isEmpty();
            assertThat(explorer.tally().landed).as("late landings").isPositive();
            assertThat(explorer.tally().deleted)
                    .as("accounts of people who were erased")
                    .isPositive();
            assertThat(explorer.tally().proven).as("mailboxes proven").isPositive();
            assertThat(explorer.tally().recovered)
                    .as("accounts recovered by mailboxes")
                    .isPositive();
        }
    }
}
