package org.chaland.jpa.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.chaland.jpa.TestDatabase;
import org.chaland.spi.Storage;

/** Runs a race many times over, and counts. */
final class Contest {

    private final long seed = Long.getLong("chaland.races.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final AtomicLong repeated = new AtomicLong();
    private final RacingShop shop;
    private long begun;
    private long givenUp;

    Contest(TestDatabase database) {
        this(database, sound -> sound);
    }

    /** On what is made of the storage. */
    Contest(TestDatabase database, UnaryOperator<Storage> storage) {
        shop = new RacingShop(storage.apply(database.storage(this::pause)), random);
    }

    private long pause(long bound) {
        repeated.incrementAndGet();
        return (long) (random.nextDouble() * bound);
    }

    RacingShop shop() {
        return shop;
    }

    /** @throws AssertionError as soon as something is doubled or lost */
    <T> void run(Race<T> race, int rounds) {
        try (var crowd = new Crowd()) {
            for (var round = 0; round < rounds; round++) {
                race.prepare();
                var answers = crowd.atOnce(race::step);
                begun += Crowd.SIZE;
                givenUp += answers.stream().filter(Optional::isEmpty).count();
                race.check(answers);
            }
        }
    }

    /** @throws AssertionError if anybody was left with no answer but that they were given up */
    void requireAnswers() {
        assertThat(givenUp).as("given up in the end, of %d", begun).isZero();
    }

    /** What was counted; the seed is that of ids, codes and pauses, not of who comes first. */
    @Override
    public String toString() {
        return begun + " contended transactions, " + repeated + " repeated, " + givenUp + " given up in the end; seed "
                + seed;
    }
}
