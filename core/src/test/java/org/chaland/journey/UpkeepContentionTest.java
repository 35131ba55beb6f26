package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.chaland.model.CustomerId;
import org.chaland.model.Task;
import org.chaland.spi.StorageConflictException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A step that the database gives up for the sake of another node ends neither the run nor the account of what it did. */
class UpkeepContentionTest extends MeddledJourney {

    @ParameterizedTest
    @CsvSource({
        "AccountStore.toLookAt, 2",
        "TaskStore.due, 3",
        "TaskStore.update, 24",
        "CheckoutStore.purge, 1",
        "ClaimStore.purge, 1",
        "LeaseStore.purge, 1"
    })
    void whateverStepIsGivenUpTheReportsTellOfEachTaskOnce(String call, int calls) {
        for (var which = 1; which <= calls; which++) {
            new UpkeepContentionTest().tellsOfEachTaskOnce(call, which);
        }
    }

    private void tellsOfEachTaskOnce(String call, int which) {
        var buyers = List.of(world.guestBuys(TYPED, "order-1"), world.guestBuys(EVE, "order-2"));
        giveUp(call, which);

        var done = run();
        var givenUp = !storage.awaits(call);
        world.clock.advance(Duration.ofHours(1));
        done += run();

        assertThat(givenUp).as("%s is called %d times", call, which).isTrue();
        assertThat(buyers)
                .allSatisfy(
                        buyer -> assertThat(world.customer(buyer).linkAt(LMS)).isPresent());
        var tasks = buyers.stream().flatMap(buyer -> tasks(buyer)).toList();
        assertThat(tasks).extracting(Task::state).containsOnly(Task.State.DONE);
        assertThat(done).as("%s, the %d. time", call, which).isEqualTo(tasks.size());
    }

    private int run() {
        return world.chaland.upkeep().run(1_000).done();
    }

    private void giveUp(String call, int which) {
        storage.before(call, () -> {
            if (which == 1) {
                throw new StorageConflictException("given up");
            }
            giveUp(call, which - 1);
        });
    }

    private Stream<Task> tasks(CustomerId buyer) {
        return storage.quiet().tasks().ofCustomer(SHOP, buyer, 100).stream();
    }
}
