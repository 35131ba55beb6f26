package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.details;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import org.chaland.model.CustomerId;
import org.chaland.model.Task;
import org.chaland.spi.AccountKey;
import org.chaland.spi.ProviderUnavailableException;
import org.junit.jupiter.api.Test;

/** Faults C10: guests with one address are served one after the other, since a provider may look first and store later. */
class SameAddressTest extends MeddledJourney {

    private final CustomerId one = world.guestBuys(TYPED, "order-1");
    private final CustomerId other = world.guestBuys(details("Other", "TYPED@example.org"), "order-2");

    @Test
    void whileAnAccountIsBeingMadeNoneIsMadeForAnotherGuestOfThatAddress() {
        lms.before("create", () -> world.chaland.upkeep().runFor(SHOP, other));

        world.chaland.upkeep().runFor(SHOP, one);

        assertThat(provision(other).state()).isEqualTo(Task.State.OPEN);
        assertThat(provision(other).reason()).contains("address-in-use");
        assertThat(provision(one).state()).isEqualTo(Task.State.DONE);
    }

    @Test
    void anotherAddressDoesNotWait() {
        var eve = world.guestBuys(EVE, "order-3");
        lms.before("create", () -> world.chaland.upkeep().runFor(SHOP, eve));

        world.chaland.upkeep().runFor(SHOP, one);

        assertThat(provision(eve).state()).isEqualTo(Task.State.DONE);
    }

    @Test
    void onceTheAccountIsThereTheOtherIsAskedForProof() {
        world.chaland.upkeep().runFor(SHOP, one);
        world.chaland.upkeep().runFor(SHOP, other);

        assertStopped(other, Task.Kind.PROVISION, "email-taken");
        assertThat(world.customer(one).linkAt(LMS)).isPresent();
        assertThat(world.customer(other).links()).isEmpty();
    }

    @Test // faults C4
    void aCallWhoseReplyWasLostKeepsTheOtherWaitingUntilItCannotLandAnyMore() {
        lms.before("create", () -> {
            throw new ProviderUnavailableException("on its way");
        });
        world.chaland.upkeep().runFor(SHOP, one);

        world.chaland.upkeep().runFor(SHOP, other);
        assertThat(provision(other).reason()).contains("address-in-use");

        lms.users.create(AccountKey.of(one), TYPED.contact());
        world.clock.advance(Duration.ofMinutes(1));
        world.chaland.upkeep().runFor(SHOP, other);
        assertStopped(other, Task.Kind.PROVISION, "email-taken");
    }

    @Test
    void theTaskWhoseReplyWasLostDoesNotWaitForItself() {
        lms.before("create", () -> {
            throw new ProviderUnavailableException("no answer");
        });
        world.chaland.upkeep().runFor(SHOP, one);
        world.clock.advance(Duration.ofSeconds(10));

        world.chaland.upkeep().runFor(SHOP, one);

        assertThat(provision(one).state()).isEqualTo(Task.State.DONE);
    }

    @Test
    void aRefusalEndsTheTurn() {
        lms.users.addUser(TYPED.contact());

        world.upkeep();

        assertStopped(one, Task.Kind.PROVISION, "email-taken");
        assertStopped(other, Task.Kind.PROVISION, "email-taken");
    }

    private Task provision(CustomerId customer) {
        return world.task(customer, Task.Kind.PROVISION).orElseThrow();
    }
}
