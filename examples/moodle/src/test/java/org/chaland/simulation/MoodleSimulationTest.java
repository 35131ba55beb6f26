package org.chaland.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Function;
import org.chaland.model.Account;
import org.chaland.moodle.SimulatedSite;
import org.chaland.spi.AccountKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The core and the adapter on a Moodle, under random schedules and faults: nothing is ever doubled, lost or left unlinked. */
@ExtendWith(Quiet.class)
class MoodleSimulationTest {

    private static final String SEED = "chaland.moodle.seed";
    private static final String COMMAND =
            "mvn -pl examples/moodle -am test -Dtest=MoodleSimulationTest -D" + SEED + "=";
    private static final long FIRST = Long.getLong(SEED, 1);
    private static final long SCHEDULES = Long.getLong(SEED) == null ? Long.getLong("chaland.moodle.schedules", 60) : 1;
    private static final long ENOUGH_TO_LAND_LATE = 400;

    /** Near the first seed that shows the twin to be wrong, so that every build finds it in seconds. */
    private static final long FIRST_WRONG = 170;

    private static final long ENOUGH_TO_BE_WRONG = 600;

    private final SimulatedSite site = new SimulatedSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void nothingIsDoubledLostOrLeftUnlinkedHoweverStepsAndFaultsFall() {
        try (var simulation = new Simulation(on(issuer -> new MoodleRemote(issuer, site)))) {
            var found = explore(simulation, FIRST, SCHEDULES);

            System.out.println("Simulation on a Moodle: " + simulation.tally());
            assertThat(found).as(() -> found.orElse("")).isEmpty();
            if (SCHEDULES >= ENOUGH_TO_LAND_LATE) {
                assertThat(simulation.tally().landed).as("late landings").isPositive();
            }
        }
    }

    /** Twin: a key in a field that Moodle does not keep unique. */
    @Test
    void withTheKeyInTheIdnumberItIsFoundWrong() {
        try (var simulation = new Simulation(on(issuer -> new KeyInIdnumber(issuer, site)))) {
            var found = explore(simulation, FIRST_WRONG, ENOUGH_TO_BE_WRONG);

            System.out.println(
                    "Twin: " + found.orElse("nothing found").lines().findFirst().orElse(""));
            assertThat(found).isPresent();
        }
    }

    private static Setting on(Function<String, Remote> moodle) {
        return new Setting() {
            @Override
            public Remote remote(String issuer, Known known) {
                return moodle.apply(issuer);
            }
        };
    }

    /** What is told of the first seed that finds a violation. */
    private static Optional<String> explore(Simulation simulation, long first, long schedules) {
        for (long seed = first; seed < first + schedules; seed++) {
            var scenario = RandomScenario.of(seed);
            var outcome = simulation.run(scenario, new RandomChoices(seed), seed, Optional.empty());
            if (outcome.violation().isPresent()) {
                return Optional.of("seed=" + seed + ", again by: " + COMMAND + seed + "\n"
                        + Report.told(simulation, scenario, seed, outcome));
            }
        }
        return Optional.empty();
    }

    private static final class KeyInIdnumber extends MoodleRemote {

        KeyInIdnumber(String issuer, SimulatedSite site) {
            super(issuer, site);
        }

        @Override
        Optional<Account> find(AccountKey key) {
            return users.stream()
                    .filter(user -> user.key().filter(key::equals).isPresent())
                    .map(User::account)
                    .findFirst();
        }

        @Override
        Account insert(AccountKey key, String email) {
            var account = ours(site.withIdnumberOnly(key, email));
            look();
            return account;
        }
    }
}
