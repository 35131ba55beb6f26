package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.profile;
import static org.chaland.journey.World.SHOP;

import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.model.Visitor;
import org.chaland.spi.AccountKey;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.Message;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a paid purchase leads to: one account, an invitation, a way in, and a letter. */
@Tag("repeatable")
class ProvisioningTest {

    private final World world = new World();

    @Test // scenario 61, S2
    void aPaidGuestGetsExactlyOneAccountIsInvitedAndLetIntoTheSupportArea() {
        var customer = world.guestBuys(ADA, "order-1");
        world.upkeep();

        var account = world.lms.accounts().get(0);
        assertThat(world.lms.accounts()).hasSize(1);
        assertThat(world.lms.find(AccountKey.of(customer))).contains(account);
        assertThat(world.customerOf(account).map(Customer::id)).contains(customer);
        assertThat(world.customer(customer).linkAt(World.LMS).orElseThrow())
                .isEqualTo(Link.created(account, world.clock.instant()));
        assertThat(world.lms.invitations()).containsExactly(account);
        assertThat(world.lms.supported(SHOP)).containsExactly(account);
        assertThat(world.told())
                .containsExactlyInAnyOrder(CustomerEvent.Type.PURCHASE_COMPLETED, CustomerEvent.Type.LINKED);
    }

    @Test
    void theBuyerIsWrittenToInTheirLanguageAtTheStoredAddress() {
        world.guestBuys(ADA, "order-1");
        world.upkeep();

        assertThat(world.mail.sent()).singleElement().satisfies(message -> {
            assertThat(message.to()).isEqualTo("ada@example.org");
            assertThat(message.language()).isEqualTo("fr");
            assertThat(message.topic()).isEqualTo("account-ready");
            assertThat(message.subject()).isNotBlank();
            assertThat(message.text()).contains("Ada Example", "order-1").doesNotContain("{");
        });
    }

    @Test // scenario 55
    void runningUpkeepAgainDoesNothingTwice() {
        world.guestBuys(ADA, "order-1");
        world.upkeep();
        world.complete("order-1");
        world.upkeep();

        assertThat(world.lms.accounts()).hasSize(1);
        assertThat(world.lms.invitations()).hasSize(1);
        assertThat(world.mail.sent()).hasSize(1);
    }

    @Test // scenario 56
    void anUnpaidOrderMakesNoAccount() {
        world.place(ANONYMOUS, world.guest(ADA), "order-1");
        world.upkeep();

        assertThat(world.lms.accounts()).isEmpty();
    }

    @Test // scenario 60
    void aLinkedCustomerWhoBuysAgainIsLetInAndNotInvited() {
        var ada = world.user(profile("Ada", "ada@example.org"));
        world.place(Visitor.signedIn(ada), world.submitAs(ada, ADA), "order-1");
        world.complete("order-1");
        world.upkeep();

        assertThat(world.lms.accounts()).containsExactly(ada);
        assertThat(world.lms.invitations()).isEmpty();
        assertThat(world.lms.supported(SHOP)).containsExactly(ada);
    }

    @Test // scenario 30, I3
    void anAccountWithTheSameAddressIsNeverAdopted() {
        var owner = world.user(profile("Owner", "ADA@example.org"));
        var customer = world.guestBuys(ADA, "order-1");
        world.upkeep();

        assertThat(world.customer(customer).isGuest()).isTrue();
        assertThat(world.lms.accounts()).containsExactly(owner);
        assertThat(world.lms.profile(owner).orElseThrow().familyName()).contains("Owner");
        var stopped = world.task(customer, Task.Kind.PROVISION).orElseThrow();
        assertThat(stopped.state()).isEqualTo(Task.State.STOPPED);
        assertThat(stopped.reason()).contains("email-taken");
        assertThat(world.mail.sent()).extracting(Message::topic).containsExactly("email-taken");
        assertThat(world.told()).contains(CustomerEvent.Type.PROVISIONING_STOPPED);
    }

    @Test
    void theBuyerWhoSignsInWithTheLiveHandleGetsWhatTheyPaid() {
        var owner = world.user(profile("Owner", "ada@example.org"));
        var handle = world.guest(ADA);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        world.upkeep();

        world.signIns.throughForOrder(world.lms, handle, owner, "order-1");
        world.upkeep();

        assertThat(world.customerOf(owner).map(Customer::id)).contains(customer);
        assertThat(world.lms.supported(SHOP)).containsExactly(owner);
        assertThat(world.task(customer, Task.Kind.PROVISION).map(Task::state)).contains(Task.State.DONE);
    }

    @Test
    void aPurchaseCancelledBeforeTheAccountWasMadeMakesNone() {
        world.guestBuys(ADA, "order-1");
        world.cancel("order-1");
        world.upkeep();

        assertThat(world.lms.accounts()).isEmpty();
    }

    @Test
    void aSecondPurchaseOfTheSameGuestJoinsTheFirstIntent() {
        var handle = world.guest(ADA);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.recorded(customer, "order-2");
        world.complete("order-1");
        world.complete("order-2");
        world.upkeep();

        assertThat(world.lms.accounts()).hasSize(1);
        assertThat(world.tasks(customer).stream().filter(task -> task.kind() == Task.Kind.PROVISION))
                .hasSize(1);
    }

    @Test
    void aRestrictedCustomersAccountWaitsVisiblyForAPerson() {
        var customer = world.guestBuys(ADA, "order-1");
        world.storage
                .customers()
                .update(world.customer(customer).toBuilder()
                        .state(Customer.State.RESTRICTED)
                        .build());
        world.upkeep();

        assertThat(world.lms.accounts()).isEmpty();
        assertThat(world.task(customer, Task.Kind.PROVISION).orElseThrow().reason())
                .contains("customer-restricted");
    }

    @Test
    void upkeepForOneCustomerLeavesTheOthersTasks() {
        var one = world.guestBuys(ADA, "order-1");
        var other = world.guestBuys(EVE, "order-2");

        world.chaland.upkeep().runFor(SHOP, one);

        assertThat(world.customer(one).isGuest()).isFalse();
        assertThat(world.customer(other).isGuest()).isTrue();
    }
}
