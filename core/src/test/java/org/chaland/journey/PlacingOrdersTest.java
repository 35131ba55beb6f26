package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.chaland.checkout.PlacedOutcome;
import org.junit.jupiter.api.Test;

/** When an order is placed, when it is not, and what is frozen with it. */
class PlacingOrdersTest extends MeddledJourney {

    @Test
    void anOrderOfARecordThatLeavesUseMeanwhileIsNotPlaced() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        storage.before("CustomerStore.lock", () -> {
            var before = world.customer(customer);
            world.update(before.toBuilder().epoch(before.epoch() + 1));
        });

        assertThat(world.placed(ANONYMOUS, handle, "order-2")).isInstanceOf(PlacedOutcome.Expired.class);
        assertThat(world.storage.purchases().find(World.ref("order-2"))).isEmpty();
    }

    @Test
    void aShopThatForbidsGuestsSellsToAnAccount() {
        world.shops.put(SHOP, World.usualRules().guestsAllowed(false).build());

        assertThat(world.placed(asAda, world.submitAs(ada, ADA), "order-1")).isInstanceOf(PlacedOutcome.Placed.class);
    }

    @Test
    void handlesAndIdsHaveTheFormThatIsPromised() {
        world.clock.advance(Duration.ofNanos(1));
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");

        assertThat(handle.value()).hasSize(43);
        assertThat(customer.value().version()).isEqualTo(7);
        assertThat(customer.value().variant()).isEqualTo(2);
        assertThat(world.purchase("order-1").placedAt())
                .isEqualTo(world.clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
