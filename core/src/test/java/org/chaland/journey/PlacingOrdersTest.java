package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.EXPIRED;
import static org.chaland.journey.Answers.showAgain;
import static org.chaland.journey.Answers.step;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.ReviewOutcome;
import org.chaland.checkout.ShowAgain;
import org.chaland.checkout.ShowAgain.Why;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.Training;
import org.chaland.model.Visitor;
import org.junit.jupiter.api.Test;

/** When an order is placed, when it is not, and what is frozen with it. */
class PlacingOrdersTest extends MeddledJourney {

    @Test
    void anOrderOfARecordThatLeavesUseMeanwhileIsNotPlaced() {
        var handle = world.guest(TYPED);
        var customer = world.guestOf(handle);
        storage.before("CustomerStore.lockAll", () -> {
            var before = world.customer(customer);
            world.update(before.toBuilder().epoch(before.epoch() + 1));
        });

        assertThat(world.placed(ANONYMOUS, handle, "order-2")).is(EXPIRED);
        assertThat(world.storage.purchases().find(World.ref("order-2"))).isEmpty();
    }

    @Test
    void aShopThatForbidsGuestsSellsToAnAccount() {
        world.shops.put(SHOP, World.usualRules().guestsAllowed(false).build());

        assertThat(world.placed(asAda, world.submitAs(ada, ADA), "order-1")).isInstanceOf(PlacedOutcome.Placed.class);
    }

    @Test
    void aCourseForKnownBuyersIsNotSoldToAGuestAndOthersAre() {
        world.shops.put(SHOP, World.usualRules().signInCourses("exam").build());
        var guest = world.guest(TYPED);

        assertThat(places(ANONYMOUS, guest, "order-1", "exam"))
                .isInstanceOfSatisfying(
                        ShowAgain.class, again -> assertThat(again.why()).isEqualTo(Why.SIGN_IN_REQUIRED));
        assertThat(world.storage.purchases().find(World.ref("order-1"))).isEmpty();
        assertThat(places(ANONYMOUS, guest, "order-2", "other")).isInstanceOf(PlacedOutcome.Placed.class);
        assertThat(places(asAda, world.submitAs(ada, ADA), "order-3", "exam")).isInstanceOf(PlacedOutcome.Placed.class);
    }

    @Test
    void norByPlacingTheSameOrderAgainWithIt() {
        world.shops.put(SHOP, World.usualRules().signInCourses("exam").build());
        var visit = World.visit(ANONYMOUS, world.guest(TYPED));
        var version = ((ReviewOutcome.Ready) world.chaland.checkout().review(visit)).version();
        var basics = Training.of("basics");
        var exam = Training.of("exam");
        world.chaland.checkout().placed(visit, "order-1", List.of(basics), version);

        assertThat(world.chaland.checkout().placed(visit, "order-1", List.of(basics, exam), version))
                .isInstanceOf(PlacedOutcome.Conflict.class);
        assertThat(world.purchase("order-1").trainings()).containsExactly(basics);
    }

    private PlacedOutcome places(Visitor visitor, Handle handle, String reference, String course) {
        var visit = World.visit(visitor, handle);
        var ready = (ReviewOutcome.Ready) world.chaland.checkout().review(visit);
        return world.chaland
                .checkout()
                .placed(visit, reference, List.of(Training.of("basics"), Training.of(course)), ready.version());
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

    @Test // scenario 11
    void anOrderIsNotPlacedBeforeTheContactStep() {
        var begun = world.signIns.begun(Optional.empty(), ADA);

        assertThat(world.placed(ANONYMOUS, begun.handle(), "order-1")).is(showAgain(Why.NOT_PASSED));
        assertThat(world.placed(ANONYMOUS, new Handle("made up"), "order-1")).is(EXPIRED);
        assertThat(world.storage.purchases().find(World.ref("order-1"))).isEmpty();
    }

    @Test
    void anOrderIsNotPlacedWithDetailsThatTheShopDoesNotAcceptAnyMore() {
        var handle = world.guest(ADA);
        world.shops.put(
                SHOP, World.usualRules().countries("BE").defaultCountry("BE").build());

        var outcome = world.placed(ANONYMOUS, handle, "order-1");

        assertThat(outcome).is(showAgain(Why.INVALID));
        assertThat(step(outcome, Why.INVALID).violations())
                .extracting(violation -> violation.field())
                .containsExactly(Field.COUNTRY);
    }

    @Test // scenario 6
    void aShopThatForbidsGuestsMeanwhilePlacesNoOrder() {
        var handle = world.guest(ADA);
        world.shops.put(SHOP, World.usualRules().guestsAllowed(false).build());

        assertThat(world.placed(ANONYMOUS, handle, "order-1")).is(showAgain(Why.SIGN_IN_REQUIRED));
        assertThat(world.submit(ANONYMOUS, Optional.empty(), ADA, "")).is(showAgain(Why.SIGN_IN_REQUIRED));
    }

    @Test
    void theReviewShowsWhatWouldBeFrozenAndPlacingFreezesIt() {
        var handle = world.guest(ADA);

        var review = world.chaland.checkout().review(World.visit(ANONYMOUS, handle));
        world.place(ANONYMOUS, handle, "order-1");

        assertThat(review)
                .isInstanceOfSatisfying(
                        ReviewOutcome.Ready.class,
                        ready -> assertThat(ready.details())
                                .isEqualTo(world.purchase("order-1").frozen()));
        assertThat(world.chaland.checkout().review(World.visit(ANONYMOUS, new Handle("made up"))))
                .is(EXPIRED);
    }

    @Test // I7
    void theFrozenDetailsStayWhenTheRecordChanges() {
        var handle = world.submitAs(ada, ADA);
        world.place(asAda, handle, "order-1");

        world.submitAs(ada, with(ADA, Field.CITY, "Lyon"));

        assertThat(world.purchase("order-1").frozen()).isEqualTo(ADA);
    }

    @Test
    void theRecordOfThePersonBeforeIsNotThatOfTheNext() {
        var eve = lms.users.addUser(EVE.contact());
        var handle = world.signIns.arrived(world.submitAs(ada, ADA), eve).handle();

        assertThat(world.placed(Visitor.signedIn(eve), handle, "order-1")).is(showAgain(Why.NOT_PASSED));
    }

    @Test
    void anOrderPlacedRightAfterTheSignInDoesNotGoToTheAddressThatTheGuestTyped() {
        var signedIn = signedIn(Optional.of(world.guest(TYPED)), ada, NOTHING);

        world.placed(asAda, signedIn.handle(), "order-1");

        assertThat(world.storage
                        .purchases()
                        .find(World.ref("order-1"))
                        .flatMap(purchase -> purchase.frozen().contact().email()))
                .as("the account's e-mail is locked")
                .isNotEqualTo(Optional.of("typed@example.org"));
    }

    @Test // completed × placed: no-op
    void placingACompletedOrderAgainIsANoOpWhateverTheShopHasBecome() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        world.shops.put(
                SHOP, World.usualRules().countries("BE").defaultCountry("BE").build());

        assertThat(world.placed(ANONYMOUS, handle, "order-1")).isEqualTo(new PlacedOutcome.Placed(customer));
    }
}
