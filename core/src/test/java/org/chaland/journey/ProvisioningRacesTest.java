package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import org.chaland.model.Link;
import org.chaland.spi.AccountKey;
import org.chaland.spi.CustomerEvent;
import org.junit.jupiter.api.Test;

/** An account is being made while replies are lost, the order is cancelled or the customer signs in. */
class ProvisioningRacesTest extends MeddledJourney {

    @Test
    void anAccountThatCarriesOurKeyIsNotMadeAgain() {
        var customer = world.guestBuys(TYPED, "order-1");
        var made = lms.users.create(AccountKey.of(customer), TYPED.contact());
        lms.before("create", () -> {
            throw new AssertionError("It was made again.");
        });

        world.upkeep();

        assertThat(world.customer(customer).linkAt(LMS).map(Link::account)).contains(made);
    }

    @Test
    void whoeverIsLinkedBeforeTheIntentRunsIsLetIn() {
        var customer = world.guestBuys(TYPED, "order-1");
        storage.customers().link(SHOP, customer, Link.signedIn(ada, World.START));

        world.upkeep();

        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
    }

    @Test
    void whoeverIsLinkedToAnotherAccountMeanwhileIsLetInThereAndStaffAreToldOfTheOneMadeInVain() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.after("create", () -> storage.customers().link(SHOP, customer, Link.signedIn(ada, World.START)));

        world.upkeep();

        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
        assertThat(world.customer(customer).links()).extracting(Link::account).containsExactly(ada);
        assertThat(world.told()).contains(CustomerEvent.Type.PROVISIONING_STOPPED);
    }

    @Test
    void whoeverIsLinkedToTheVeryAccountMeanwhileIsLetIn() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.after(
                "create",
                () -> storage.customers()
                        .link(
                                SHOP,
                                customer,
                                Link.signedIn(
                                        lms.users.find(AccountKey.of(customer)).orElseThrow(), World.START)));

        world.upkeep();

        assertThat(lms.users.supported(SHOP)).hasSize(1);
    }
}
