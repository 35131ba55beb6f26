package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.changed;
import static org.chaland.journey.Answers.purchase;
import static org.chaland.journey.Answers.unchanged;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.PurchaseOutcome.Result;
import org.chaland.model.Customer;
import org.chaland.model.Handle;
import org.chaland.model.Purchase.State;
import org.chaland.model.Task;
import org.chaland.model.Training;
import org.chaland.spi.CustomerEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table of the design, row by row: what a purchase is × placed, completed, cancelled. */
@Tag("repeatable")
class PurchaseStatesTest {

    private final World world = new World();
    private final Handle handle = world.guest(ADA);

    @Test
    void unknownThenPlaced() {
        assertThat(world.placed(ANONYMOUS, handle, "o")).isInstanceOf(PlacedOutcome.Placed.class);
        assertThat(world.purchase("o").state()).isEqualTo(State.PLACED);
    }

    @Test
    void unknownThenCompletedOrCancelledWritesNothing() {
        assertThat(world.complete("o")).isEqualTo(purchase(Result.UNKNOWN));
        assertThat(world.cancel("o")).isEqualTo(purchase(Result.UNKNOWN));
        assertThat(world.storage.purchases().find(World.ref("o"))).isEmpty();
        assertThat(world.storage.tasks().due(world.clock.instant(), 10)).isEmpty();
    }

    @Test
    void placedThenPlacedBySameCustomerChangesNothing() {
        var customer = world.place(ANONYMOUS, handle, "o");

        assertThat(world.placed(ANONYMOUS, handle, "o")).isEqualTo(new PlacedOutcome.Placed(customer));
        assertThat(world.purchase("o").version()).isEqualTo(1);
    }

    @Test
    void placedThenPlacedByAnotherCustomerIsAConflict() {
        var customer = world.place(ANONYMOUS, handle, "o");
        var other = world.guest(EVE);

        assertThat(world.placed(ANONYMOUS, other, "o")).isInstanceOf(PlacedOutcome.Conflict.class);
        assertThat(world.purchase("o").customer()).isEqualTo(customer);
    }

    @Test
    void placedThenCompleted() {
        var customer = world.place(ANONYMOUS, handle, "o");

        assertThat(world.complete("o")).isEqualTo(changed(customer));
        assertThat(world.purchase("o").completedAt()).contains(world.clock.instant());
        assertThat(world.task(customer, Task.Kind.PROVISION)).isPresent();
    }

    @Test
    void placedThenCancelled() {
        var customer = world.place(ANONYMOUS, handle, "o");

        assertThat(world.cancel("o")).isEqualTo(changed(customer));
        assertThat(world.task(customer, Task.Kind.REVOKE_SUPPORT)).isEmpty();
    }

    @Test // scenario 55
    void completedThenPlacedOrCompletedChangesNothing() {
        var customer = world.place(ANONYMOUS, handle, "o");
        world.complete("o");
        var version = world.purchase("o").version();
        var tasks = world.tasks(customer).size();

        assertThat(world.placed(ANONYMOUS, handle, "o")).isEqualTo(new PlacedOutcome.Placed(customer));
        assertThat(world.complete("o")).isEqualTo(unchanged(customer));
        assertThat(world.purchase("o").version()).isEqualTo(version);
        assertThat(world.tasks(customer)).hasSize(tasks);
    }

    @Test
    void completedThenCancelledEndsTheTrainingsNow() {
        var customer = world.place(ANONYMOUS, handle, "o");
        world.complete("o");
        world.clock.advance(Duration.ofDays(1));

        assertThat(world.cancel("o")).isEqualTo(changed(customer));
        assertThat(world.purchase("o").trainings())
                .extracting(Training::until)
                .containsExactly(Optional.of(world.clock.instant()));
        assertThat(world.task(customer, Task.Kind.REVOKE_SUPPORT)).isPresent();
    }

    @Test
    void cancellingNeverMovesAnEndThatHasPassed() {
        var past = world.clock.instant().minus(Duration.ofDays(3));
        world.place(ANONYMOUS, handle, "o");
        world.chaland
                .checkout()
                .completed(World.ref("o"), List.of(Training.of("old").until(past)));

        world.cancel("o");

        assertThat(world.purchase("o").trainings())
                .containsExactly(Training.of("old").until(past));
    }

    @Test
    void cancelledThenPlacedOrCompletedIsAConflictAndStaffAreTold() {
        world.place(ANONYMOUS, handle, "o");
        world.cancel("o");

        assertThat(world.placed(ANONYMOUS, world.openAndSubmit(ANONYMOUS, Optional.of(handle), ADA), "o"))
                .isInstanceOf(PlacedOutcome.Conflict.class);
        assertThat(world.complete("o")).isEqualTo(purchase(Result.ORDER_CANCELLED));
        world.upkeep();
        assertThat(world.told())
                .containsExactlyInAnyOrder(CustomerEvent.Type.PURCHASE_CANCELLED, CustomerEvent.Type.PURCHASE_CONFLICT);
    }

    @Test
    void cancelledThenCancelledChangesNothing() {
        var customer = world.place(ANONYMOUS, handle, "o");
        world.cancel("o");
        var version = world.purchase("o").version();

        assertThat(world.cancel("o")).isEqualTo(unchanged(customer));
        assertThat(world.purchase("o").version()).isEqualTo(version);
    }

    @Test
    void theSurvivorOfAMergedCustomerReceives() {
        var guest = world.place(ANONYMOUS, handle, "o");
        var survivor = world.place(ANONYMOUS, world.guest(EVE), "other");
        world.update(world.customer(guest).toBuilder().mergedInto(survivor));

        assertThat(world.complete("o")).isEqualTo(changed(survivor));
        assertThat(world.purchase("o").customer()).isEqualTo(survivor);
    }

    @Test
    void thePurchaseOfAnErasedCustomerIsAConflictAndStaffAreTold() {
        var customer = world.place(ANONYMOUS, handle, "o");
        world.update(world.customer(customer).toBuilder().state(Customer.State.ERASED));

        assertThat(world.complete("o")).isEqualTo(purchase(Result.CUSTOMER_ERASED));
        assertThat(world.purchase("o").state()).isEqualTo(State.PLACED);
        world.upkeep();
        assertThat(world.told()).containsExactly(CustomerEvent.Type.PURCHASE_CONFLICT);
    }

    @Test
    void theTrainingsToldAtCompletionReplaceThoseToldBefore() {
        world.place(ANONYMOUS, handle, "o");
        var told = List.of(Training.of("java"));

        world.chaland.checkout().completed(World.ref("o"), told);

        assertThat(world.purchase("o").trainings()).isEqualTo(told);
    }
}
