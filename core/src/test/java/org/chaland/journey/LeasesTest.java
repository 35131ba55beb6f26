package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import org.chaland.backoffice.Staff;
import org.chaland.model.Purpose;
import org.chaland.spi.CustomerEvent;
import org.junit.jupiter.api.Test;

/** Of two workers at one task, the one that holds the lease counts. */
class LeasesTest extends MeddledJourney {

    @Test
    void aTaskThatAnotherWorkerTookIsLeftToIt() {
        var customer = world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        world.cancel("order-1");
        storage.before("TaskStore.update", world::upkeep);

        var report = world.chaland.upkeep().runFor(SHOP, customer);

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
    void aResultThatDoesNotCountIsNotCounted() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.before("create", () -> {
            world.clock.advance(Duration.ofMinutes(3));
            world.chaland.upkeep().runFor(SHOP, customer);
        });

        var report = world.chaland.upkeep().run(1_000);

        assertThat(report.done()).as("all was done by the other worker").isLessThanOrEqualTo(1);
    }

    @Test
    void aTaskThatAnotherOfTheSameRunRenewsIsDoneInThatRunAllTheSame() {
        var customer = world.guestBuys(TYPED, "order-1");
        world.clock.advance(Duration.ofSeconds(1));
        world.chaland
                .backOffice()
                .link(
                        Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING),
                        customer,
                        ada.issuer(),
                        ada.subject(),
                        "Asked for on the telephone");

        world.upkeep();

        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
    }

    @Test // faults C8
    void aDoorThatAnOvertakenWorkerOpensAfterItWasClosedIsClosedAgain() {
        world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        world.complete("order-1");
        lms.before("grant", () -> {
            world.cancel("order-1");
            world.clock.advance(Duration.ofMinutes(3));
            world.upkeep();
        });

        world.upkeep();
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();

        assertThat(lms.users.supported(SHOP)).isEmpty();
    }

    @Test // faults C8
    void anAccountThatAnOvertakenWorkerMakesAfterAllIsKnown() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.before("create", () -> {
            world.cancel("order-1");
            world.clock.advance(Duration.ofMinutes(3));
            world.upkeep();
        });

        world.upkeep();
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();

        assertThat(world.customer(customer).linkAt(LMS)).isPresent();
    }
}
