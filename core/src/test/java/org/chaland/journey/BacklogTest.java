package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.changed;
import static org.chaland.journey.People.details;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chaland.model.CustomerId;
import org.chaland.model.Task;
import org.chaland.spi.Limit;
import org.chaland.spi.ProviderUnavailableException;
import org.junit.jupiter.api.Test;

/** A provider that is down for a day: no order fails, and the backlog drains at the rate that was set. */
class BacklogTest {

    private static final int BUYERS = 60;
    private static final int PER_MINUTE = 10;

    private final MeddledProvider lms = new MeddledProvider(LMS);
    private final World world = new World(
            StorageUnderTest.fresh(),
            List.of(lms),
            host -> host.providerLimit(new Limit("provider", PER_MINUTE, Duration.ofMinutes(1))));

    @Test
    void nobodyIsLostAndTheProviderIsAskedNoFasterThanIsAllowed() {
        var buyers = IntStream.range(0, BUYERS).mapToObj(this::buys).toList();
        aDayOfOutage();

        var most = 0;
        var minutes = 0;
        while (!buyers.stream().allMatch(this::isServed)) {
            var before = lms.calls();
            world.upkeep();
            most = Math.max(most, lms.calls() - before);
            world.clock.advance(Duration.ofMinutes(1));
            assertThat(++minutes).as("it drains").isLessThan(200);
        }

        // Looking up and creating are two calls of one task.
        assertThat(most).isLessThanOrEqualTo(2 * PER_MINUTE);
        assertThat(minutes).isGreaterThanOrEqualTo(3 * BUYERS / PER_MINUTE - 1);
        assertThat(lms.users.accounts()).hasSize(BUYERS);
        assertThat(lms.users.invitations()).hasSize(BUYERS).doesNotHaveDuplicates();
    }

    @Test
    void whatWaitsForItsTurnHasNotBeenTriedAndIsWrittenOnceUntilThen() {
        var buyers = IntStream.range(0, BUYERS).mapToObj(this::buys).toList();

        world.upkeep();

        var waiting = buyers.stream()
                .map(buyer -> world.task(buyer, Task.Kind.PROVISION).orElseThrow())
                .filter(task -> task.reason().equals(Optional.of("paced")))
                .toList();
        // Those that were let in had more to be done at the provider, which took its turn too.
        assertThat(waiting).hasSizeBetween(BUYERS - PER_MINUTE, BUYERS - 1).allMatch(task -> task.attempts() == 0);
        assertThat(waiting).extracting(Task::nextAttemptAt).doesNotHaveDuplicates();
        var versions = waiting.stream().map(Task::version).toList();
        world.upkeep();
        assertThat(waiting.stream()
                        .map(task -> world.storage
                                .tasks()
                                .find(SHOP, task.key())
                                .orElseThrow()
                                .version()))
                .isEqualTo(versions);
    }

    @Test
    void mailsAndListenersDoNotWaitForTheProvider() {
        IntStream.range(0, BUYERS).forEach(this::buys);

        world.upkeep();

        assertThat(world.told()).hasSizeGreaterThanOrEqualTo(BUYERS);
    }

    private CustomerId buys(int number) {
        var customer = world.place(
                People.ANONYMOUS, world.guest(details("Buyer", "buyer-" + number + "@example.org")), "order-" + number);
        assertThat(world.complete("order-" + number)).isEqualTo(changed(customer));
        return customer;
    }

    private void aDayOfOutage() {
        lms.always(() -> {
            throw new ProviderUnavailableException("down");
        });
        for (int hour = 0; hour < 24; hour++) {
            world.upkeep();
            world.clock.advance(Duration.ofHours(1));
        }
        lms.always(() -> {});
    }

    private boolean isServed(CustomerId buyer) {
        return world.customer(buyer)
                .activeLinkAt(LMS)
                .filter(link -> lms.users.supported(SHOP).contains(link.account()))
                .filter(link -> lms.users.invitations().contains(link.account()))
                .isPresent();
    }
}
