package org.chaland.jpa.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.race.RacingShop.SHOP;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.chaland.journey.WatchedStorage;
import org.chaland.jpa.TestDatabase;
import org.chaland.model.CustomerId;
import org.chaland.model.Task;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers of several machines share what is due: each task is begun once, none is lost to another, and how fast they are is printed. */
@Tag("shop")
@Tag("deep")
class WorkersTest {

    private static final int TASKS = 1_200;

    private final long seed = Long.getLong("chaland.races.seed", System.nanoTime());

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void eachTaskIsBegunOnce(int workers) throws Exception {
        try (var database = TestDatabase.create()) {
            var leases = new LostLeases(database.storage());
            var shop = new RacingShop(leases, new Random(seed));
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
                    "%d workers: %d tasks in %d ms, %d a second, %d leases lost%n",
                    workers, TASKS, took.toMillis(), TASKS * 1_000L / took.toMillis(), leases.lost.get());
            assertThat(done).isEqualTo(TASKS);
            assertThat(shop.events).hasSize(TASKS);
            assertThat(database.count("select sum(attempts) from chaland_task"))
                    .as("seed %d", seed)
                    .isEqualTo(TASKS);
            assertThat(leases.lost)
                    .as("leases lost because tasks were listed without being locked, seed %d", seed)
                    .hasValue(0);
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

    /** Counts the updates of tasks that were refused, because another worker had been faster. */
    private static final class LostLeases extends WatchedStorage {

        private final AtomicInteger lost = new AtomicInteger();
        private final ThreadLocal<String> last = new ThreadLocal<>();

        LostLeases(Storage storage) {
            super(storage);
        }

        @Override
        protected void begins(String call) {
            last.set(call);
        }

        @Override
        protected void answered(Object answer) {
            if ("TaskStore.update".equals(last.get()) && answer.equals(false)) {
                lost.incrementAndGet();
            }
        }
    }
}
