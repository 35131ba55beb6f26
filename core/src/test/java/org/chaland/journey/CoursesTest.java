package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.OfficeJourney.STAFF;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;
import static org.chaland.journey.World.START;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.checkout.PurchaseOutcome;
import org.chaland.checkout.PurchaseOutcome.Result;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.CourseState;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.PaidCourse;
import org.chaland.model.Task;
import org.chaland.model.Training;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.Message;
import org.chaland.spi.ProviderUnavailableException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What paid purchases open in courses of the learning provider. */
@Tag("repeatable")
class CoursesTest {

    private static final Instant MONDAY = START.plus(Duration.ofDays(7));
    private static final Instant CHRISTMAS = START.plus(Duration.ofDays(300));
    private static final Training WELDING = Training.of("welding");

    private final World world = new World();
    private final InMemoryIdentityProvider lms = world.lms;
    private final Account ada = world.user(
            Contact.builder().familyName("Example").email("ada@example.org").build());

    CoursesTest() {
        lms.addCourse("welding");
        lms.addCourse("safety");
    }

    @Test
    void guestWhoPaysIsInTheCourseAndIsToldOnceForAllThatWasBought() {
        var handle = world.guest(People.EVE);
        var eve = world.place(People.ANONYMOUS, handle, "o-1");
        pay("o-1", WELDING.until(CHRISTMAS), Training.of("safety"));
        world.upkeep();

        var account = account(eve);
        assertThat(lms.given(account, "welding")).isEqualTo(CourseState.open(START, Optional.of(CHRISTMAS)));
        assertThat(lms.given(account, "safety")).isEqualTo(CourseState.open(START, Optional.empty()));
        assertThat(mails("courses-open"))
                .hasSize(1)
                .first()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("welding")
                        .contains(lms.courseAddress(SHOP, "safety").toString()));
    }

    @Test
    void courseOfAKnownCustomerOpensAtOnce() {
        buys("o-1", WELDING);

        assertOpen("welding", START, Optional.empty());
    }

    @Test
    void extensionMovesTheEndAndTheSameAnnouncementChangesNothing() {
        buys("o-1", WELDING.until(MONDAY));

        assertThat(pay("o-1", WELDING.until(CHRISTMAS)).result()).isEqualTo(Result.CHANGED);
        assertThat(pay("o-1", WELDING.until(CHRISTMAS)).result()).isEqualTo(Result.UNCHANGED);
        assertThat(world.complete("o-1").result()).isEqualTo(Result.UNCHANGED);
        world.upkeep();

        assertOpen("welding", START, Optional.of(CHRISTMAS));
        assertThat(world.told()).containsOnlyOnce(CustomerEvent.Type.PURCHASE_CHANGED);
        assertThat(mails("courses-open")).hasSize(1);
    }

    @Test
    void endIsTakenAwayWhereNoneIsAnnouncedAnyMore() {
        buys("o-1", WELDING.until(MONDAY));
        pay("o-1", WELDING);
        world.upkeep();

        assertOpen("welding", START, Optional.empty());
    }

    @Test
    void overlappingPurchasesAreOneAccess() {
        buys("o-1", WELDING.until(MONDAY.plus(Duration.ofDays(1))));
        buys("o-2", WELDING.from(MONDAY).until(CHRISTMAS));

        assertOpen("welding", START, Optional.of(CHRISTMAS));
    }

    @Test
    void whichOfTwoPurchasesIsRefundedTheOtherKeepsTheCourseOpen() {
        buys("o-1", WELDING.until(MONDAY));
        buys("o-2", WELDING.until(CHRISTMAS));

        world.cancel("o-1");
        world.upkeep();
        assertOpen("welding", START, Optional.of(CHRISTMAS));

        buys("o-3", WELDING.until(MONDAY));
        world.cancel("o-2");
        world.upkeep();
        assertOpen("welding", START, Optional.of(MONDAY));
    }

    @Test
    void lastRefundClosesTheCourseAndKeepsWhatWasDoneThere() {
        buys("o-1", WELDING);
        world.cancel("o-1");
        world.upkeep();

        assertThat(lms.given(ada, "welding")).isEqualTo(CourseState.closed());
        assertThat(lms.isIn(SHOP, ada, "welding")).isFalse();
    }

    @Test
    void whatNeverBeganIsTakenBackWhole() {
        buys("o-1", WELDING.from(MONDAY));
        assertOpen("welding", MONDAY, Optional.empty());

        world.cancel("o-1");
        world.upkeep();

        assertThat(lms.given(ada, "welding")).isEqualTo(CourseState.none());
    }

    @Test
    void pauseClosesTheCourseAndItOpensAgain() {
        buys("o-1", WELDING.until(MONDAY), WELDING.from(MONDAY.plus(Duration.ofDays(30))));

        at(MONDAY.plusSeconds(1));
        assertThat(lms.given(ada, "welding")).isEqualTo(CourseState.closed());
        at(MONDAY.plus(Duration.ofDays(31)));
        assertOpen("welding", MONDAY.plus(Duration.ofDays(30)), Optional.empty());
    }

    @Test
    void refundDuringAPauseKeepsWhatWasDoneBefore() {
        buys("o-1", WELDING.until(MONDAY));
        buys("o-2", WELDING.from(MONDAY.plus(Duration.ofDays(30))));
        at(MONDAY.plusSeconds(1));

        world.cancel("o-2");
        world.upkeep();

        assertThat(lms.given(ada, "welding")).isEqualTo(CourseState.closed());
    }

    @Test
    void refundAfterAReplyThatWasLostTakesNothingAway() {
        var lost = new MeddledProvider(lms);
        var shop = new World(StorageUnderTest.fresh(), List.of(lost));
        var eve = lms.addUser(
                Contact.builder().familyName("Eve").email("eve@example.org").build());
        lost.after("set", () -> {
            throw new ProviderUnavailableException("lost");
        });
        shop.place(Visitor.signedIn(eve), shop.submitAs(eve, People.EVE), "o-1");
        shop.chaland.checkout().completed(World.ref("o-1"), List.of(WELDING));
        shop.upkeep();
        shop.cancel("o-1");
        shop.clock.advance(Duration.ofHours(1));
        shop.upkeep();

        assertThat(lms.given(eve, "welding")).isEqualTo(CourseState.closed());
    }

    @Test
    void partialRefundClosesOneCourseOfTwo() {
        buys("o-1", WELDING, Training.of("safety"));
        pay("o-1", Training.of("safety"));
        world.upkeep();

        assertThat(lms.given(ada, "welding")).isEqualTo(CourseState.closed());
        assertOpen("safety", START, Optional.empty());
    }

    @Test
    void endedCourseIsClosedAndOpensAgainWithAnotherPurchase() {
        buys("o-1", WELDING.until(MONDAY));
        at(MONDAY.plusSeconds(1));
        assertThat(lms.given(ada, "welding")).isEqualTo(CourseState.closed());

        buys("o-2", WELDING.until(CHRISTMAS));

        assertOpen("welding", world.clock.instant(), Optional.of(CHRISTMAS));
    }

    @Test
    void unknownCourseIsAVisibleTaskAndTheOthersOpen() {
        buys("o-1", WELDING, Training.of("no-such"));

        var stopped = world.storage.tasks().waiting(SHOP, Optional.of("unknown-course"), Task.Place.START, 10);
        assertThat(stopped)
                .singleElement()
                .satisfies(task -> assertThat(task.topic()).contains("no-such"));
        assertOpen("welding", START, Optional.empty());
        assertThat(mails("courses-open")).hasSize(1);

        lms.addCourse("no-such");
        at(START.plus(Duration.ofDays(2)));
        assertThat(lms.isIn(SHOP, ada, "no-such")).isTrue();
    }

    @Test
    void whomOthersLetInIsLeftAsTheyAreUntilTheyAreOut() {
        lms.letIn(ada, "welding", true);
        buys("o-1", WELDING.until(CHRISTMAS));
        assertThat(lms.given(ada, "welding")).isEqualTo(CourseState.none());

        lms.letIn(ada, "welding", false);
        at(START.plus(Duration.ofDays(1)));
        assertOpen("welding", START, Optional.of(CHRISTMAS));
    }

    @Test
    void refundLeavesWhatOthersGave() {
        lms.letIn(ada, "welding", true);
        buys("o-1", WELDING);
        world.cancel("o-1");
        world.upkeep();

        assertThat(lms.isIn(SHOP, ada, "welding")).isTrue();
        assertThat(lms.given(ada, "welding")).isEqualTo(CourseState.none());
        assertThat(world.storage.courses().ofAccount(ada)).isEmpty();
    }

    @Test
    void accountThatIsUnlinkedLosesItsCoursesAndNothingIsKeptOfThem() {
        buys("o-1", WELDING);

        world.chaland
                .backOffice()
                .unlink(STAFF, world.customerOf(ada).orElseThrow().id(), ada, "By mistake");
        world.upkeep();

        assertThat(lms.given(ada, "welding")).isEqualTo(CourseState.closed());
        assertThat(world.storage.courses().ofAccount(ada)).isEmpty();
    }

    @Test
    void erasedCustomerLosesTheCoursesAndNothingIsKeptOfThem() {
        buys("o-1", WELDING);

        world.chaland.privacy().erase(Visit.of(SHOP, Visitor.signedIn(ada)), true);
        world.upkeep();

        assertThat(lms.given(ada, "welding")).isEqualTo(CourseState.closed());
        assertThat(world.storage.courses().ofAccount(ada)).isEmpty();
    }

    @Test
    void accountThatIsGoneIsForgotten() {
        buys("o-1", WELDING);
        lms.delete(ada);
        pay("o-1", WELDING.until(CHRISTMAS));
        world.upkeep();

        assertThat(world.storage.courses().ofAccount(ada)).isEmpty();
        assertThat(world.told()).contains(CustomerEvent.Type.LINK_BROKEN);
    }

    @Test
    void hostThatOpensCoursesItselfIsToldWhenAndForWhichAccount() {
        buys("o-1", WELDING.until(CHRISTMAS), Training.of("safety"));
        world.chaland.checkout().completed(World.ref("o-1"), List.of(WELDING.until(CHRISTMAS)));
        var customer = world.customerOf(ada).orElseThrow().id();

        assertThat(world.chaland.paidCourses(told(customer)))
                .containsExactlyInAnyOrder(
                        new PaidCourse(ada, "welding", CourseState.open(START, Optional.of(CHRISTMAS))));
        world.cancel("o-1");
        assertThat(world.chaland.paidCourses(told(customer)))
                .containsExactly(new PaidCourse(ada, "welding", CourseState.closed()));
        assertThat(world.chaland.paidCourses(told(new CustomerId(new UUID(1, 2)))))
                .isEmpty();
        world.upkeep();
        assertThat(world.told()).filteredOn(CustomerEvent.Type::changesCourses).hasSizeGreaterThan(2);
    }

    @Test
    void seatsToGiveOpenNothingForTheBuyer() {
        buys("o-1", WELDING.seatsToGive(3));

        assertThat(lms.given(ada, "welding")).isEqualTo(CourseState.none());
        assertThat(mails("courses-open")).isEmpty();
    }

    private CustomerEvent told(CustomerId customer) {
        return new CustomerEvent(
                new UUID(1, 1),
                CustomerEvent.Type.PURCHASE_COMPLETED,
                SHOP,
                customer,
                Optional.empty(),
                world.clock.instant());
    }

    private void at(Instant time) {
        world.clock.advance(Duration.between(world.clock.instant(), time));
        world.upkeep();
        world.upkeep();
    }

    private void buys(String reference, Training... trainings) {
        world.place(Visitor.signedIn(ada), world.submitAs(ada, ADA), reference);
        pay(reference, trainings);
        world.upkeep();
        world.upkeep();
    }

    private PurchaseOutcome pay(String reference, Training... trainings) {
        return world.chaland.checkout().completed(World.ref(reference), List.of(trainings));
    }

    private void assertOpen(String course, Instant from, Optional<Instant> until) {
        assertThat(lms.given(ada, course)).isEqualTo(CourseState.open(from, until));
    }

    private Account account(CustomerId customer) {
        return world.customer(customer).linkAt(LMS).map(Link::account).orElseThrow();
    }

    private List<Message> mails(String topic) {
        return world.mail.sent().stream()
                .filter(mail -> mail.topic().equals(topic))
                .toList();
    }
}
