package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.AccountKey;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.Message;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
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

    @Test // faults C4
    void ourOwnFirstCallThatLandsLateIsNotTakenForSomebodyElsesAddress() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.down("create");
        world.upkeep();
        world.clock.advance(Duration.ofMinutes(1));
        lms.before("create", () -> {
            lms.users.create(AccountKey.of(customer), TYPED.contact());
            throw new ProviderRefusalException(ProviderRefusalException.Reason.EMAIL_TAKEN, "taken");
        });

        world.upkeep();

        assertThat(world.task(customer, Task.Kind.PROVISION).map(Task::state)).contains(Task.State.DONE);
        assertThat(world.customer(customer).linkAt(LMS)).isPresent();
    }

    @Test
    void anAccountMadeForAnOrderThatWasCancelledBeforeTheReplyIsStillKnown() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.after("create", () -> {
            lms.down("find");
            throw new ProviderUnavailableException("reply lost");
        });
        world.upkeep();
        assertThat(lms.users.find(AccountKey.of(customer))).isPresent();
        world.cancel("order-1");
        world.clock.advance(Duration.ofDays(1));

        world.upkeep();

        assertThat(world.customer(customer).linkAt(LMS))
                .as("an account with personal data that we made, which nothing stored leads to")
                .isPresent();
    }

    @Test
    void whoSignedInWhileTheirAccountWasBeingRefusedIsNotToldToSignIn() {
        var handle = world.guest(ADA);
        world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        lms.before("create", () -> world.signIns.arriveForOrder(handle, ada, "order-1"));

        world.upkeep();

        assertThat(world.mail.sent()).extracting(Message::topic).doesNotContain("email-taken");
        assertThat(world.told()).doesNotContain(CustomerEvent.Type.PROVISIONING_STOPPED);
    }

    @Test
    void anAccountMadeInVainIsLeftVisiblyForAPerson() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        lms.after("create", () -> world.signIns.arriveForOrder(handle, ada, "order-1"));

        world.upkeep();
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();

        var task = world.task(customer, Task.Kind.PROVISION).orElseThrow();
        assertThat(task.state()).isEqualTo(Task.State.STOPPED);
        assertThat(task.reason()).contains("surplus-account");
        assertThat(world.customerOf(ada).map(Customer::id)).contains(customer);
        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
    }

    @Test
    void anAccountWhoseReplyWasLostBeforeTheBuyerSignedInAsAnotherIsLeftVisiblyForAPerson() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        lms.after("create", () -> {
            lms.down("find");
            throw new ProviderUnavailableException("reply lost");
        });
        world.upkeep();

        world.signIns.arriveForOrder(handle, ada, "order-1");
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();

        assertSurplus(customer);
        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
    }

    @Test
    void anAccountWhoseReplyWasLostIsVisibleAlsoIfTheProviderRefusesToBeAskedMeanwhile() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        lms.after("create", () -> {
            world.signIns.arriveForOrder(handle, ada, "order-1");
            lms.before("find", () -> {
                throw new ProviderRefusalException(ProviderRefusalException.Reason.NOT_PERMITTED, "not now");
            });
            throw new ProviderUnavailableException("reply lost");
        });

        world.upkeep();
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();

        assertSurplus(customer);
    }

    @Test
    void anAccountMadeInVainStaysVisibleWhenAnotherRecordOfThePersonIsMerged() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        lms.after("create", () -> world.signIns.arriveForOrder(handle, ada, "order-1"));
        world.upkeep();
        assertSurplus(customer);

        var another = world.guest(EVE);
        world.place(ANONYMOUS, another, "order-2");
        world.signIns.arriveForOrder(another, ada, "order-2");
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();

        assertSurplus(customer);
    }

    @Test
    void aPurchaseThatMovedBetweenTwoLooksIsNotTakenForNone() {
        var paid = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, paid, "order-1");
        world.complete("order-1");
        storage.before(
                "PurchaseStore.givesAccess",
                () -> world.storage.purchases().repoint(SHOP, List.of(customer), new CustomerId(new UUID(1, 1))));
        storage.after(
                "PurchaseStore.givesAccess",
                () -> world.storage.purchases().repoint(SHOP, List.of(new CustomerId(new UUID(1, 1))), customer));

        world.upkeep();
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();

        assertThat(world.customer(customer).linkAt(LMS)).isPresent();
        assertThat(lms.users.supported(SHOP)).hasSize(1);
    }

    private void assertSurplus(CustomerId customer) {
        var task = world.task(customer, Task.Kind.PROVISION).orElseThrow();
        assertThat(task.state()).isEqualTo(Task.State.STOPPED);
        assertThat(task.reason()).contains("surplus-account");
    }
}
