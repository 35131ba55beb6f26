package org.chaland.jpa.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.race.RacingShop.SHOP;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.chaland.jpa.TestDatabase;
import org.chaland.model.CustomerId;
import org.chaland.model.Task;
import org.chaland.spi.CustomerEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers of several machines share what is due: each task is begun once, and how fast they are is printed. */
@Tag("shop")
@Tag("deep")
class WorkersTest {

    private static final int TASKS = 1_200;

    private final long seed = Long.getLong("chaland.races.seed", System.nanoTime());

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void eachTaskIsBegunOnce(int workers) throws Exception {
        try (var database = TestDatabase.create()) {
            var shop = new RacingShop(database.storage(), new Random(seed));
            var owner = shop.guest().id();
            IntStream.range(0, TASKS).forEach(number -> insert(shop, owner, number));
            var threads = Executors.newFixedThreadPool(workers);
            var begin = System.nanoTime();

            var running = threads.invokeAll(IntStream.range(0, workers)
                    .<Callable<Integer>>mapToObj(any -> () -> done(shop))
                    .toList());

            var took = Duration.ofNanos(System.nanoTime() - begin);
            threads.shutdown();
            var done = 0;
            for (var worker : running) {
                done += worker.get();
            }
            System.out.printf(
                    "%d workers: %d tasks in %d ms, %d a second%n",
                    workers, TASKS, took.toMillis(), TASKS * 1_000L / took.toMillis());
            assertThat(done).isEqualTo(TASKS);
            assertThat(shop.events).hasSize(TASKS);
            assertThat(database.count("select sum(attempts) from chaland_task"))
                    .as("seed %d", seed)
                    .isEqualTo(TASKS);
        }
    }

    private static int done(RacingShop shop) {
        return shop.chaland.upkeep().run(TASKS).done();
    }

    private static void insert(RacingShop shop, CustomerId owner, int number) {
        var task = Task.builder(shop.id(), SHOP, Task.Kind.TELL, "tell/" + number, shop.instant())
                .customer(owner)
                .topic(Optional.of(CustomerEvent.Type.LINKED.name()))
                .build();
        assertThat(shop.storage.tasks().insert(task)).isTrue();
    }
}
