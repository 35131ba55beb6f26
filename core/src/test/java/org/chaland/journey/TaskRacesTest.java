package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.checkout.PurchaseOutcome;
import org.chaland.model.Customer;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.chaland.model.Training;
import org.chaland.model.Visitor;
import org.chaland.spi.AccountKey;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.Message;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.Test;

/** Tasks are neither lost nor doubled, and nothing that they did is undone behind their back. */
class TaskRacesTest extends MeddledJourney {

    @Test
    void aPurchasePaidWhileAnIntentIsUnderWayIsNotLost() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.place(ANONYMOUS, handle, "order-2");
        world.complete("order-1");
        world.cancel("order-1");
        storage.after("PurchaseStore.ofCustomer", () -> world.complete("order-2"));

        world.upkeep();
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();

        assertThat(world.customer(customer).linkAt(LMS)).as("order-2 is paid").isPresent();
    }

    @Test
    void aGrantThatLandsAfterTheRevocationOfACancelledPurchaseDoesNotStand() {
        var customer = world.place(Visitor.signedIn(ada), world.submitAs(ada, ADA), "order-1");
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
        var customer = world.place(Visitor.signedIn(ada), handle, "order-1");
        world.place(Visitor.signedIn(ada), handle, "order-2");
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
    void anIntentThatIsOpenedAgainNamesTheOrderForWhichItIs() {
        var handle = world.guest(ADA);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        world.upkeep();
        world.place(ANONYMOUS, handle, "order-2");
        world.complete("order-2");
        world.upkeep();

        assertThat(world.mail.sent()).extracting(Message::topic).containsExactly("email-taken", "email-taken");
        assertThat(world.task(customer, Task.Kind.PROVISION).flatMap(Task::reference))
                .contains("order-2");
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
        lms.before("create", () -> world.signIns.arrive(handle, ada));

        world.upkeep();

        assertThat(world.mail.sent()).extracting(Message::topic).doesNotContain("email-taken");
        assertThat(world.told()).doesNotContain(CustomerEvent.Type.PROVISIONING_STOPPED);
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

    @Test
    void storageThatFailsForOneTaskDoesNotKeepTheOthersFromBeingRun() {
        var one = world.guestBuys(TYPED, "order-1");
        var other = world.guestBuys(EVE, "order-2");
        lms.after(
                "create",
                () -> storage.before("CustomerStore.lock", () -> {
                    throw new StorageException("deadlock");
                }));

        assertThatCode(world::upkeep).doesNotThrowAnyException();
        assertThat(List.of(one, other))
                .filteredOn(customer -> world.customer(customer).isGuest())
                .hasSize(1);
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();
        assertThat(List.of(one, other))
                .noneMatch(customer -> world.customer(customer).isGuest());
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
    void theOutcomeNamesTheCustomerWhoseTasksCanBeRun() {
        var gone = world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        world.complete("order-1");
        var survivor = world.place(ANONYMOUS, world.guest(EVE), "other");
        world.update(world.customer(gone).toBuilder().mergedInto(survivor));

        var outcome = (PurchaseOutcome.Changed) world.cancel("order-1");

        assertThat(world.task(outcome.customer(), Task.Kind.REVOKE_SUPPORT)).isPresent();
    }

    @Test // scenario 55
    void aPaymentForACancelledOrderThatIsToldTwiceIsToldToStaffOnce() {
        world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        world.cancel("order-1");
        world.complete("order-1");
        world.complete("order-1");
        world.upkeep();

        assertThat(world.told().stream().filter(CustomerEvent.Type.PURCHASE_CONFLICT::equals))
                .hasSize(1);
    }

    @Test
    void theTrainingsAreKeptWhicheverOfNotificationAndReturnComesFirst() {
        var course = List.of(new Training("java", Optional.of(World.START.plus(Duration.ofDays(30)))));
        world.chaland.checkout().placed(SHOP, ANONYMOUS, world.guest(TYPED), "order-1", List.of(), Locale.ENGLISH);
        world.chaland.checkout().completed(World.ref("order-1"));
        world.chaland.checkout().completed(World.ref("order-1"), course);

        assertThat(world.purchase("order-1").trainings())
                .as("none means access without end")
                .isEqualTo(course);
    }

    @Test
    void aPurchaseThatMovesWhileItIsBeingPaidIsPaidForItsNewOwner() {
        var owner = world.place(ANONYMOUS, world.guest(EVE), "other");
        var guest = world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        storage.before("PurchaseStore.lock", () -> storage.quiet().purchases().repoint(SHOP, guest, owner));

        assertThat(world.complete("order-1")).isEqualTo(new PurchaseOutcome.Changed(Purchase.State.COMPLETED, owner));
        assertThat(world.task(owner, Task.Kind.PROVISION)).isPresent();
        assertThat(world.task(guest, Task.Kind.PROVISION)).isEmpty();
    }

    @Test
    void anAccountMadeInVainIsLeftVisiblyForAPerson() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        lms.after("create", () -> world.signIns.arrive(handle, ada));

        world.upkeep();
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();

        var task = world.task(customer, Task.Kind.PROVISION).orElseThrow();
        assertThat(task.state()).isEqualTo(Task.State.STOPPED);
        assertThat(task.reason()).contains("surplus-account");
        assertThat(world.customerOf(ada).map(Customer::id)).contains(customer);
        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
    }
}
