package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.time.Instant;
import org.chaland.model.Task;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.RemoteCallInTransactionException;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.Test;

/** How tasks are run: how many, by whom, when again, and with what result. */
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
    void aTaskThatAnotherWorkerTookIsLeftToIt() {
        world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        world.cancel("order-1");
        storage.before("TaskStore.update", world::upkeep);

        var report = world.chaland.upkeep().run(10);

        assertThat(world.told()).containsExactly(CustomerEvent.Type.PURCHASE_CANCELLED);
        assertThat(report.done()).isZero();
    }

    @Test
    void whatAWorkerFoundOutAfterItsLeaseHasNoConsequences() {
        var customer = world.guestBuys(ADA, "order-1");
        lms.before("create", () -> {
            world.clock.advance(Duration.ofMinutes(2));
            world.chaland.upkeep().runFor(SHOP, customer);
        });

        world.upkeep();

        assertThat(world.told().stream().filter(CustomerEvent.Type.PROVISIONING_STOPPED::equals))
                .hasSize(1);
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
    void thePausesBetweenAttemptsGrowToAnHour() {
        var customer = world.guestBuys(TYPED, "order-1");
        var pauses = new java.util.ArrayList<Duration>();
        for (int i = 0; i < 12; i++) {
            lms.down("find");
            world.upkeep();
            Instant next =
                    world.task(customer, Task.Kind.PROVISION).orElseThrow().nextAttemptAt();
            pauses.add(Duration.between(world.clock.instant(), next));
            world.clock.advance(pauses.get(i));
        }

        assertThat(pauses.subList(0, 3))
                .containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(40));
        assertThat(pauses.get(11)).isEqualTo(Duration.ofHours(1));
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
}
