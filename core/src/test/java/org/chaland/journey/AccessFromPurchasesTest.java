package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.model.Training;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which purchases give access, and what opens and closes the support area. */
@Tag("repeatable")
class AccessFromPurchasesTest extends MeddledJourney {

    @Test
    void aPurchaseThatNamesNoTrainingGivesAccess() {
        assertThat(linkAfterBuying(List.of())).isPresent();
    }

    @Test
    void aTrainingWithoutEndGivesAccess() {
        assertThat(linkAfterBuying(List.of(Training.of("for-ever")))).isPresent();
    }

    @Test
    void aTrainingThatHasEndedGivesNone() {
        assertThat(linkAfterBuying(List.of(Training.of("past").until(World.START))))
                .isEmpty();
    }

    @Test
    void oneTrainingThatGoesOnIsEnough() {
        assertThat(linkAfterBuying(List.of(
                        Training.of("past").until(World.START.minusSeconds(1)),
                        Training.of("present").until(World.START.plusSeconds(1)))))
                .isPresent();
    }

    @Test
    void aPurchaseCancelledBeforeTheSupportAreaOpensOpensNothing() {
        world.place(asAda, world.submitAs(ada, ADA), "order-1");
        world.complete("order-1");
        world.cancel("order-1");
        lms.before("grant", () -> {
            throw new AssertionError("The support area was opened.");
        });

        world.upkeep();

        assertThat(lms.users.supported(SHOP)).isEmpty();
    }

    @Test
    void aSuspendedLinkOpensNoSupportArea() {
        var customer = world.linked(ada, Link.State.SUSPENDED).id();
        paid(customer, "order-1");
        world.addTask(Task.Kind.GRANT_SUPPORT, customer, Optional.empty());

        world.upkeep();

        assertThat(lms.users.supported(SHOP)).isEmpty();
    }

    @Test
    void aPurchaseThatWasNotPaidKeepsNoSupportAreaOpen() {
        var handle = world.submitAs(ada, ADA);
        world.recorded(world.place(asAda, handle, "order-1"), "order-2");
        world.complete("order-1");
        world.upkeep();
        world.cancel("order-1");

        world.upkeep();

        assertThat(lms.users.supported(SHOP)).isEmpty();
    }

    @Test
    void cancellingWhatWasNotPaidLeavesItsTrainings() {
        world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        var trainings = world.purchase("order-1").trainings();

        world.cancel("order-1");

        assertThat(world.purchase("order-1").trainings()).isEqualTo(trainings);
    }

    @Test
    void aPaymentAndACancellationLockWhatTheyDecideUpon() {
        world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        var traced = new TracedStorage(storage);
        var shop = new World(traced, List.of(lms));

        for (Runnable step : List.<Runnable>of(() -> shop.complete("order-1"), () -> shop.cancel("order-1"))) {
            traced.forget();
            step.run();
            var calls = traced.calls();
            assertThat(calls).contains("PurchaseStore.lock", "CustomerStore.lock");
            assertThat(calls.indexOf("PurchaseStore.lock")).isLessThan(calls.indexOf("PurchaseStore.update"));
        }
    }

    @Test
    void aGrantThatLandsAfterTheRevocationOfACancelledPurchaseDoesNotStand() {
        var customer = world.place(asAda, world.submitAs(ada, ADA), "order-1");
        world.complete("order-1");
        lms.before("grant", () -> {
            world.cancel("order-1");
            world.chaland.upkeep().runFor(SHOP, customer);
        });

        world.upkeep();
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();

        assertThat(lms.users.supported(SHOP)).isEmpty();
    }

    @Test
    void aRevocationThatLandsAfterAnotherPurchaseWasPaidDoesNotStand() {
        var handle = world.submitAs(ada, ADA);
        var customer = world.place(asAda, handle, "order-1");
        world.recorded(customer, "order-2");
        world.complete("order-1");
        world.upkeep();
        world.cancel("order-1");
        lms.before("revoke", () -> {
            world.complete("order-2");
            world.chaland.upkeep().runFor(SHOP, customer);
        });

        world.upkeep();
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();

        assertThat(lms.users.supported(SHOP)).as("order-2 is paid").containsExactly(ada);
    }

    @Test
    void aCancelledPurchaseClosesTheSupportAreaUnlessAnotherKeepsItOpen() {
        for (var order : new String[] {"order-1", "order-2"}) {
            world.place(asAda, world.submitAs(ada, ADA), order);
            world.complete(order);
        }
        world.upkeep();

        world.cancel("order-1");
        world.upkeep();
        assertThat(lms.users.supported(SHOP)).containsExactly(ada);

        world.cancel("order-2");
        world.upkeep();
        assertThat(lms.users.supported(SHOP)).isEmpty();
    }

    private Optional<Link> linkAfterBuying(List<Training> trainings) {
        var customer = world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        world.chaland.checkout().completed(World.ref("order-1"), trainings);
        world.upkeep();
        return world.customer(customer).linkAt(LMS);
    }
}
