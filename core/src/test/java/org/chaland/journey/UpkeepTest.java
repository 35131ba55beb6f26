package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chaland.Chaland;
import org.chaland.model.Task;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.RemoteCallInTransactionException;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.Test;

/** How tasks are run: how many, when again, and what a failure of one leaves of the others. */
class UpkeepTest extends MeddledJourney {

    @Test // I4
    void upkeepInsideATransactionIsRefused() {
        assertThatThrownBy(() -> storage.transactions()
                        .inTransaction(() -> world.chaland.upkeep().run(1)))
                .isInstanceOf(RemoteCallInTransactionException.class);
    }

    @Test
    void noMoreTasksAreBegunThanAllowed() {
        world.guestBuys(TYPED, "order-1");

        assertThat(world.chaland.upkeep().run(1).done()).isEqualTo(1);
        assertThat(storage.tasks().due(world.clock.instant(), 10)).isNotEmpty();
    }

    @Test
    void aTaskWhoseConsequencesCannotBeWrittenIsNotDone() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.after(
                "create",
                () -> storage.before("CustomerStore.lock", () -> {
                    throw new StorageException("disk full");
                }));
        catchThrowable(world::upkeep);

        assertThat(world.task(customer, Task.Kind.PROVISION).map(Task::state)).contains(Task.State.OPEN);
        world.clock.advance(Duration.ofHours(1));
        world.upkeep();
        assertThat(world.customer(customer).linkAt(LMS)).isPresent();
    }

    @Test
    void aTaskThatIsNotDueIsNotRunForItsCustomerEither() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.down("find");
        world.upkeep();

        world.chaland.upkeep().runFor(SHOP, customer);

        assertThat(world.task(customer, Task.Kind.PROVISION).map(Task::attempts))
                .contains(1);
    }

    @Test
    void thePausesBetweenAttemptsGrowToAnHourAndAreNoTwoAlike() {
        var customer = world.guestBuys(TYPED, "order-1");
        var pauses = new ArrayList<Duration>();
        for (int i = 0; i < 12; i++) {
            lms.down("find");
            world.upkeep();
            Instant next =
                    world.task(customer, Task.Kind.PROVISION).orElseThrow().nextAttemptAt();
            pauses.add(Duration.between(world.clock.instant(), next));
            world.clock.advance(pauses.get(i));
        }

        for (int i = 0; i < 12; i++) {
            var whole = Duration.ofSeconds(Math.min(3_600, 10L << i));
            assertThat(pauses.get(i)).isBetween(whole.dividedBy(2), whole);
        }
        assertThat(Set.copyOf(pauses.subList(9, 12))).as("all up to an hour").hasSize(3);
        assertThat(world.task(customer, Task.Kind.PROVISION).map(Task::attempts))
                .contains(12);
    }

    @Test
    void aTaskIsBegunOnceInARunHoweverLongTheRunTakes() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.before("find", () -> {
            world.clock.advance(Duration.ofMinutes(1));
            throw new ProviderUnavailableException("slow, and down");
        });

        world.upkeep();

        assertThat(world.task(customer, Task.Kind.PROVISION).map(Task::attempts))
                .contains(1);
    }

    @Test
    void storageThatFailsForOneTaskDoesNotKeepTheOthersFromBeingRun() {
        var one = world.guestBuys(TYPED, "order-1");
        var other = world.guestBuys(EVE, "order-2");
        lms.after(
                "create",
                () -> storage.before("CustomerStore.lock", () -> {
                    throw new StorageException("deadlock");
                }));

        assertThatCode(world::upkeep).doesNotThrowAnyException();
        assertThat(List.of(one, other))
                .filteredOn(customer -> world.customer(customer).isGuest())
                .hasSize(1);
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();
        assertThat(List.of(one, other))
                .noneMatch(customer -> world.customer(customer).isGuest());
    }

    @Test
    void aListenerThatFailsIsToldAgainWithTheSameEventId() {
        var ids = new ArrayList<UUID>();
        var failing = Chaland.builder()
                .storage(storage)
                .shops(shop -> Optional.ofNullable(world.shops.get(shop)))
                .identityProvider(lms)
                .clock(world.clock)
                .listener(event -> {
                    ids.add(event.id());
                    if (ids.size() == 1) {
                        throw new IllegalStateException("not now");
                    }
                })
                .build();
        world.place(ANONYMOUS, world.guest(ADA), "order-1");
        world.cancel("order-1");

        failing.upkeep().run(10);
        world.clock.advance(Duration.ofHours(1));
        failing.upkeep().run(10);

        assertThat(ids).hasSize(2);
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
    }
}
