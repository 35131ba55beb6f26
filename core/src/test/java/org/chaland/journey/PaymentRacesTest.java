package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.changed;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.chaland.model.CustomerId;
import org.chaland.model.Task;
import org.chaland.model.Training;
import org.chaland.spi.CustomerEvent;
import org.junit.jupiter.api.Test;

/** A payment is told twice, in another order, or while something else moves. */
class PaymentRacesTest extends MeddledJourney {

    private static final UUID WRITTEN_ELSEWHERE = new UUID(6, 6);

    @Test
    void aPurchasePaidWhileAnIntentIsUnderWayIsNotLost() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.recorded(customer, "order-2");
        world.complete("order-1");
        world.cancel("order-1");
        storage.after("PurchaseStore.givesAccess", () -> world.complete("order-2"));

        world.upkeep();
        world.clock.advance(Duration.ofDays(1));
        world.upkeep();

        assertThat(world.customer(customer).linkAt(LMS)).as("order-2 is paid").isPresent();
    }

    @Test
    void aPurchasePaidAtTheMomentInWhichItsIntentIsTakenUpIsPutThereAllTheSame() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.recorded(customer, "order-2");
        world.complete("order-1");
        storage.before("TaskStore.update", () -> world.begin(customer, Task.Kind.PROVISION));

        world.complete("order-2");

        var intent = world.task(customer, Task.Kind.PROVISION).orElseThrow();
        assertThat(intent.reference()).contains("order-2");
        assertThat(intent.leasedUntil())
                .as("whoever took it up looked too early")
                .isEmpty();
    }

    @Test
    void aPurchasePaidAtTheMomentInWhichTheIntentOfAnotherIsWrittenRenewsIt() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        storage.before(
                "TaskStore.insertAll", () -> writeElsewhere(Task.Kind.PROVISION, "provision/" + customer, customer));

        world.complete("order-1");

        assertThat(world.task(customer, Task.Kind.PROVISION).orElseThrow().reference())
                .contains("order-1");
    }

    @Test
    void anIntentThatIsLookedForInVainAndThenWrittenByAnotherIsRenewed() {
        var customer = world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        world.complete("order-1");
        Runnable write = () -> writeElsewhere(Task.Kind.GRANT_SUPPORT, "grant-support/order-1", customer);
        storage.after("CustomerStore.link", () -> storage.after("TaskStore.find", write));

        world.upkeep();

        var intent = world.task(customer, Task.Kind.GRANT_SUPPORT).orElseThrow();
        assertThat(intent.id()).isEqualTo(WRITTEN_ELSEWHERE);
        assertThat(intent.reference()).contains("order-1");
    }

    @Test
    void aPurchaseThatMovesWhileItIsBeingPaidIsPaidForItsNewOwner() {
        var owner = world.place(ANONYMOUS, world.guest(EVE), "other");
        var guest = world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        storage.before("PurchaseStore.lock", () -> storage.quiet().purchases().repoint(SHOP, List.of(guest), owner));

        assertThat(world.complete("order-1")).isEqualTo(changed(owner));
        assertThat(world.task(owner, Task.Kind.PROVISION)).isPresent();
        assertThat(world.task(guest, Task.Kind.PROVISION)).isEmpty();
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
        var course = List.of(Training.of("java").until(World.START.plus(Duration.ofDays(30))));
        world.placed(World.visit(ANONYMOUS, world.guest(TYPED)), "order-1", List.of());
        world.chaland.checkout().completed(World.ref("order-1"));
        world.chaland.checkout().completed(World.ref("order-1"), course);

        assertThat(world.purchase("order-1").trainings())
                .as("none means access without end")
                .isEqualTo(course);
    }

    private void writeElsewhere(Task.Kind kind, String key, CustomerId customer) {
        storage.quiet()
                .tasks()
                .insert(Task.builder(WRITTEN_ELSEWHERE, SHOP, kind, key, World.START)
                        .customer(customer)
                        .attempts(1)
                        .build());
    }
}
