package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.Map;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.Message;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.junit.jupiter.api.Test;

/** What stops and waits for a person, and what opens it again. */
class StoppedTasksTest extends MeddledJourney {

    @Test
    void aSuspendedLinkIsNeitherPassedOverNorReplaced() {
        var customer = world.linked(ada, Link.State.SUSPENDED).id();
        paid(customer, "order-1");

        world.upkeep();

        assertStopped(customer, Task.Kind.PROVISION, "link-suspended");
        assertThat(lms.users.accounts()).containsExactly(ada);
        assertThat(world.told()).contains(CustomerEvent.Type.PROVISIONING_STOPPED);
    }

    @Test
    void aProviderThatMakesNoAccountsIsVisible() {
        world.shops.put(
                SHOP, World.usualRules().learningIssuer("https://none.example").build());
        var customer = world.guestBuys(TYPED, "order-1");

        world.upkeep();

        assertStopped(customer, Task.Kind.PROVISION, "no-provisioning");
    }

    @Test
    void aValueThatTheProviderCannotKeepAnyMoreIsVisibleAndNotSent() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.limit(Map.of(Field.CITY, 2));
        lms.before("create", () -> {
            throw new AssertionError("It was sent.");
        });

        world.upkeep();

        assertStopped(customer, Task.Kind.PROVISION, "invalid-profile");
        assertThat(world.mail.sent()).isEmpty();
    }

    @Test
    void aRefusalToOpenTheSupportAreaIsVisible() {
        var customer = world.place(asAda, world.submitAs(ada, ADA), "order-1");
        world.complete("order-1");
        lms.users.suspend(ada);

        world.upkeep();

        assertStopped(customer, Task.Kind.GRANT_SUPPORT, "not-permitted");
    }

    @Test
    void aRefusalForAnythingButTheAddressIsNotWrittenToTheBuyer() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.before("create", () -> {
            throw new ProviderRefusalException(ProviderRefusalException.Reason.KEY_TAKEN, "taken");
        });

        world.upkeep();

        assertStopped(customer, Task.Kind.PROVISION, "key-taken");
        assertThat(world.mail.sent()).isEmpty();
    }

    @Test
    void aStoppedIntentIsOpenedAgainAtOnceByTheNextPurchase() {
        var handle = world.guest(ADA);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.recorded(customer, "order-2");
        world.complete("order-1");
        world.upkeep();
        assertStopped(customer, Task.Kind.PROVISION, "email-taken");
        world.clock.advance(Duration.ofDays(1));

        world.complete("order-2");

        var task = world.task(customer, Task.Kind.PROVISION).orElseThrow();
        assertThat(task.state()).isEqualTo(Task.State.OPEN);
        assertThat(task.attempts()).isEqualTo(1);
        assertThat(task.nextAttemptAt()).isEqualTo(world.clock.instant());
        assertThat(task.reason()).isEmpty();
    }

    @Test
    void whatAnAttemptMadeUnheardBeforeItStoppedIsFoundThoughTheNextPurchaseIsCancelledAtOnce() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.recorded(customer, "order-2");
        world.complete("order-1");
        makesAnAccountUnheardAndStops(customer);
        world.cancel("order-1");

        world.complete("order-2");
        world.cancel("order-2");
        world.upkeep();

        assertThat(world.customer(customer).linkAt(LMS)).isPresent();
    }

    @Test
    void itIsFoundAsWellWhereStaffHaveItRunAgain() {
        var customer = world.guestBuys(TYPED, "order-1");
        makesAnAccountUnheardAndStops(customer);
        world.cancel("order-1");

        world.chaland.backOffice().runAgain(OfficeJourney.STAFF, "provision/" + customer);
        world.upkeep();

        assertThat(world.customer(customer).linkAt(LMS)).isPresent();
    }

    private void makesAnAccountUnheardAndStops(CustomerId customer) {
        lms.after("create", () -> {
            lms.before("find", () -> {
                throw new ProviderRefusalException(ProviderRefusalException.Reason.NOT_PERMITTED, "Not now.");
            });
            throw new ProviderUnavailableException("No answer.");
        });
        world.upkeep();
        assertStopped(customer, Task.Kind.PROVISION, "not-permitted");
        assertThat(world.customer(customer).links()).isEmpty();
    }

    @Test // two issuers
    void signingInElsewhereLeavesAStoppedIntentStopped() {
        world.shops.put(SHOP, World.usualRules().signInIssuers(OIDC).build());
        var handle = world.guest(ADA);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        world.upkeep();

        world.signIns.arrive(handle, oidc.users.addUser(EVE.contact()));

        assertStopped(customer, Task.Kind.PROVISION, "email-taken");
        assertThat(world.task(customer, Task.Kind.GRANT_SUPPORT)).isEmpty();
    }

    @Test
    void anIntentThatIsOpenedAgainNamesTheOrderForWhichItIs() {
        var handle = world.guest(ADA);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        world.upkeep();
        world.recorded(customer, "order-2");
        world.complete("order-2");
        world.upkeep();

        assertThat(world.mail.sent()).extracting(Message::topic).containsExactly("email-taken", "email-taken");
        assertThat(world.task(customer, Task.Kind.PROVISION).flatMap(Task::reference))
                .contains("order-2");
    }

    @Test
    void aRestrictedCustomersPaidPurchaseIsNotSilentlyDoneWith() {
        var customer = world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        world.update(world.customer(customer).toBuilder().state(Customer.State.RESTRICTED));
        world.complete("order-1");
        world.upkeep();
        world.update(world.customer(customer).toBuilder().state(Customer.State.ACTIVE));
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();

        assertThat(world.customer(customer).linkAt(LMS).isPresent()
                        || world.task(customer, Task.Kind.PROVISION)
                                        .orElseThrow()
                                        .state()
                                == Task.State.STOPPED)
                .as("served later, or waiting visibly for a person")
                .isTrue();
    }
}
