package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;
import static org.chaland.journey.World.START;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.chaland.checkout.PurchaseOutcome.Result;
import org.chaland.form.Violation;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.CourseState;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Training;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.AccountState;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.Message;
import org.chaland.support.Seat;
import org.chaland.support.SeatOutcome;
import org.chaland.support.SeatOutcome.Reason;
import org.chaland.support.SeatRequest;
import org.chaland.support.Seats;
import org.chaland.support.SupportArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seats that a buyer gives to participants. */
@Tag("repeatable")
class SeatsTest {

    private static final String CLAIMS = "https://shop.example.org/claim/";

    private final World world = new World();
    private final InMemoryIdentityProvider lms = world.lms;
    private final Seats seats = world.chaland.seats();
    private final Account ada = world.user(
            Contact.builder().familyName("Example").email("ada@example.org").build());
    private final Visit asAda = Visit.of(SHOP, Visitor.signedIn(ada)).withLocale(Locale.ENGLISH);
    private final Details lin = person("Lin", "lin@example.org");

    @BeforeEach
    void buy() {
        lms.addCourse("welding");
        world.shops.put(
                SHOP,
                World.usualRules()
                        .orderPage(URI.create("https://shop.example.org/order/"))
                        .claimPage(URI.create(CLAIMS))
                        .build());
        buys("o-1", Training.of("welding").seatsToGive(3));
    }

    @Test
    void participantBecomesACustomerWithAnAccountAndIsInTheCourse() {
        var participant = give("o-1", lin);

        var account = account(participant);
        assertThat(account).isNotEqualTo(ada);
        assertThat(lms.given(account, "welding")).isEqualTo(CourseState.open(START, Optional.empty()));
        assertThat(lms.given(ada, "welding")).isEqualTo(CourseState.none());
        assertThat(lms.supported(SHOP)).contains(account);
        assertThat(topics(participant)).containsExactlyInAnyOrder("seat-given", "courses-open");
        assertThat(mail(participant, "seat-given").text())
                .contains(
                        "Ada Example", "welding", "corrected, restricted or erased", "https://shop.example.org/order/");
        assertThat(world.told()).contains(CustomerEvent.Type.SEAT_GIVEN);
    }

    @Test
    void participantSeesTheirSeatAndNothingOfTheBuyers() {
        var participant = give("o-1", lin);
        var area = (SupportArea) world.chaland.support().open(Visit.of(SHOP, Visitor.signedIn(account(participant))));

        assertThat(area.transactions().lines()).isEmpty();
        assertThat(area.products().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.shown().address()).contains(lms.courseAddress(SHOP, "welding")));
        assertThat(area.seats().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.note()).isEqualTo("yours"));
        assertThat(seats.of(Visit.of(SHOP, Visitor.signedIn(account(participant))), "o-1"))
                .isEmpty();
    }

    @Test
    void buyerSeesWhatTheyHaveTypedAndHowManyAreFree() {
        give("o-1", lin);

        assertThat(shown("o-1"))
                .extracting(Seat::state, Seat::number)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Seat.State.GIVEN, 1),
                        org.assertj.core.groups.Tuple.tuple(Seat.State.FREE, 2));
        assertThat(shown("o-1").get(0).participant().email()).contains("lin@example.org");
    }

    @Test
    void buyerTakesOneThemselvesByAskingOrByTypingTheirOwnAddress() {
        assertThat(seats.take(asAda, "o-1", "welding")).isInstanceOf(SeatOutcome.Done.class);
        assertThat(refusal(seats.give(asAda, "o-1", SeatRequest.of("welding", person("Ada", "ADA@example.org")))))
                .contains(Reason.HAS_ONE);
        world.upkeep();

        assertThat(lms.given(ada, "welding")).isEqualTo(CourseState.open(START, Optional.empty()));
        assertThat(world.mail.sent()).extracting(Message::topic).doesNotContain("seat-given");
    }

    @Test
    void moreThanThereAreAreNotGivenAndOneAddressHasOne() {
        give("o-1", lin);
        assertThat(refusal(seats.give(asAda, "o-1", SeatRequest.of("welding", person("Other", "LIN@EXAMPLE.ORG")))))
                .contains(Reason.HAS_ONE);
        give("o-1", person("Two", "two@example.org"));
        give("o-1", person("Three", "three@example.org"));

        assertThat(refusal(seats.give(asAda, "o-1", SeatRequest.of("welding", person("Four", "four@example.org")))))
                .contains(Reason.NONE_FREE);
    }

    @Test
    void mistypedParticipantIsTakenBackAndTheSeatGivenAnew() {
        var wrong = give("o-1", person("Lin", "lni@example.org"));
        var seat = shown("o-1").get(0).id().orElseThrow();

        assertThat(seats.takeBack(asAda, "o-1", seat)).isInstanceOf(SeatOutcome.Done.class);
        world.upkeep();
        var right = give("o-1", lin);

        assertThat(lms.given(account(wrong), "welding").status()).isNotEqualTo(CourseState.Status.OPEN);
        assertThat(lms.given(account(right), "welding").status()).isEqualTo(CourseState.Status.OPEN);
        assertThat(topics(wrong)).contains("seat-taken-back");
        assertThat(refusal(seats.takeBack(asAda, "o-1", seat))).contains(Reason.NOT_YOURS);
    }

    @Test
    void begunCourseIsTakenBackForAFortnightOnly() {
        give("o-1", lin);
        world.clock.advance(Duration.ofDays(14));

        assertThat(refusal(seats.takeBack(asAda, "o-1", shown("o-1").get(0).id().orElseThrow())))
                .contains(Reason.TOO_LATE);
    }

    @Test
    void participantDeclinesByTheLinkOfTheMailAndTheBuyerGivesItToSomebodyElse() {
        var participant = give("o-1", lin);
        var link = link(mail(participant, "seat-given"));
        assertThat(seats.given(asAda.withLocale(Locale.FRENCH), link)).hasValueSatisfying(seat -> {
            assertThat(seat.buyer()).isEqualTo("Ada Example");
            assertThat(seat.given()).isTrue();
        });

        assertThat(seats.decline(SHOP, link)).contains(participant);
        seats.decline(SHOP, link);
        world.upkeep();

        assertThat(lms.given(account(participant), "welding").status()).isNotEqualTo(CourseState.Status.OPEN);
        assertThat(shown("o-1")).extracting(Seat::state).containsExactly(Seat.State.FREE);
        assertThat(topics(world.customerOf(ada).orElseThrow().id())).containsOnlyOnce("seat-declined");
        assertThat(seats.given(asAda, link + "x")).isEmpty();
    }

    @Test
    void giftOpensOnItsDayAndNobodyIsToldBefore() {
        var day = LocalDate.parse("2026-03-10");
        var outcome = (SeatOutcome.Done)
                seats.give(asAda, "o-1", new SeatRequest("welding", lin, Optional.of(day), "Happy birthday!\nAda"));
        world.upkeep();
        assertThat(world.customer(outcome.participant()).links()).isEmpty();
        assertThat(topics(outcome.participant())).isEmpty();
        assertThat(shown("o-1").get(0).state()).isEqualTo(Seat.State.RESERVED);

        world.clock.advance(Duration.ofDays(9));
        world.upkeep();
        world.upkeep();

        assertThat(mail(outcome.participant(), "seat-given").text()).contains("Happy birthday!");
        assertThat(lms.given(account(outcome.participant()), "welding").status())
                .isEqualTo(CourseState.Status.OPEN);
    }

    @Test
    void reservedSeatThatIsTakenBackIsNeverGiven() {
        var day = LocalDate.parse("2026-03-10");
        var outcome =
                (SeatOutcome.Done) seats.give(asAda, "o-1", new SeatRequest("welding", lin, Optional.of(day), ""));
        seats.takeBack(asAda, "o-1", shown("o-1").get(0).id().orElseThrow());
        world.clock.advance(Duration.ofDays(9));
        world.upkeep();

        assertThat(world.customer(outcome.participant()).links()).isEmpty();
        assertThat(topics(outcome.participant())).isEmpty();
    }

    @Test
    void ownSeatIsGivenAwayAndTheAnnouncementOfTheOrderChangesNothingOfThat() {
        buys("o-2", Training.of("welding"));
        assertThat(lms.isIn(SHOP, ada, "welding")).isTrue();

        var participant = give("o-2", lin);

        assertThat(lms.isIn(SHOP, ada, "welding")).isFalse();
        assertThat(lms.isIn(SHOP, account(participant), "welding")).isTrue();
        assertThat(world.chaland
                        .checkout()
                        .completed(World.ref("o-2"), List.of(Training.of("welding")))
                        .result())
                .isEqualTo(Result.UNCHANGED);
    }

    @Test
    void cancelledOrderTakesItsSeatsAlong() {
        var participant = give("o-1", lin);
        world.cancel("o-1");
        world.upkeep();

        assertThat(lms.isIn(SHOP, account(participant), "welding")).isFalse();
        assertThat(lms.supported(SHOP)).doesNotContain(account(participant));
        assertThat(world.told()).contains(CustomerEvent.Type.SEAT_ENDED);
    }

    @Test
    void seatsFollowTheirOrderAndFewerThanAreGivenAreRefused() {
        var one = give("o-1", lin);
        give("o-1", person("Two", "two@example.org"));
        var longer = Training.of("welding").until(START.plus(Duration.ofDays(30)));

        assertThat(world.chaland
                        .checkout()
                        .completed(World.ref("o-1"), List.of(longer.seatsToGive(1)))
                        .result())
                .isEqualTo(Result.SEATS_GIVEN);
        assertThat(world.chaland
                        .checkout()
                        .completed(World.ref("o-1"), List.of(longer.seatsToGive(2)))
                        .result())
                .isEqualTo(Result.CHANGED);
        world.upkeep();

        assertThat(lms.given(account(one), "welding").until()).isEqualTo(longer.until());
    }

    @Test
    void knownPersonGetsTheSeatOnTheirAccountOnceTheyProveTheMailbox() {
        var bob = world.user(
                Contact.builder().familyName("Known").email("bob@example.org").build());
        var participant = give("o-1", person("Bob", "bob@example.org"));

        assertThat(world.customer(participant).linkAt(LMS)).isEmpty();
        assertThat(topics(participant)).contains("seat-given", "email-taken");
        assertThat(lms.isIn(SHOP, bob, "welding")).isFalse();

        proves(participant);

        assertThat(lms.isIn(SHOP, bob, "welding")).isTrue();
        assertThat(lms.given(bob, "welding").status()).isEqualTo(CourseState.Status.OPEN);
    }

    @Test
    void tenSeatsForNineOthersAndOneself() {
        var eve = person("Eve", "eve@example.org");
        lms.addCourse("course");
        var once = account(bought(eve, "o-eve"));
        world.clock.advance(Duration.ofDays(200));
        world.upkeep();
        world.upkeep();
        assertThat(lms.stateOf(once)).isEqualTo(AccountState.SUSPENDED);
        var bob = world.user(
                Contact.builder().familyName("Known").email("bob@example.org").build());
        buys("o-10", Training.of("welding").seatsToGive(10));

        assertThat(seats.take(asAda, "o-10", "welding")).isInstanceOf(SeatOutcome.Done.class);
        var unknown = IntStream.range(0, 4)
                .mapToObj(number -> give("o-10", person("New", "new" + number + "@example.org")))
                .toList();
        var known = give("o-10", person("Bob", "bob@example.org"));
        var ended = give("o-10", eve);
        var mistyped = give("o-10", person("Lin", "lni@example.org"));
        var declines = give("o-10", person("Dee", "dee@example.org"));
        var erased = give("o-10", person("Era", "era@example.org"));
        assertThat(refusal(seats.give(asAda, "o-10", SeatRequest.of("welding", lin))))
                .contains(Reason.NONE_FREE);

        proves(known);
        proves(ended);
        seats.takeBack(asAda, "o-10", seatOf("lni@example.org"));
        var right = give("o-10", lin);
        seats.decline(SHOP, link(mail(declines, "seat-given")));
        world.chaland.privacy().erase(Visit.of(SHOP, Visitor.signedIn(account(erased))), true);
        world.upkeep();

        assertThat(unknown).extracting(this::account).doesNotHaveDuplicates().allMatch(this::isInside);
        assertThat(List.of(ada, bob, once, account(right))).allMatch(this::isInside);
        assertThat(List.of(mistyped, declines)).extracting(this::account).noneMatch(this::isInside);
        assertThat(lms.stateOf(once)).isEqualTo(AccountState.ACTIVE);
        assertThat(shown("o-10"))
                .extracting(seat -> seat.state() + " " + seat.number() + " "
                        + seat.participant().email().orElse("-"))
                .containsExactlyInAnyOrder(
                        "OWN 1 -",
                        "GIVEN 1 new0@example.org",
                        "GIVEN 1 new1@example.org",
                        "GIVEN 1 new2@example.org",
                        "GIVEN 1 new3@example.org",
                        "GIVEN 1 bob@example.org",
                        "GIVEN 1 eve@example.org",
                        "GIVEN 1 lin@example.org",
                        "GIVEN 1 -",
                        "FREE 1 -");
    }

    /** A participant who follows the link in the mail that says that their address has an account. */
    private void proves(CustomerId participant) {
        var mail = Pattern.compile(CLAIMS + "(\\S+)")
                .matcher(mail(participant, "email-taken").text());
        assertThat(mail.find()).isTrue();
        assertThat(world.chaland.claims().confirm(SHOP, mail.group(1))).isPresent();
        world.upkeep();
    }

    private boolean isInside(Account account) {
        return lms.given(account, "welding").status() == CourseState.Status.OPEN;
    }

    private CustomerId bought(Details typed, String reference) {
        var whole = ADA.contact().toBuilder()
                .givenName("Eve")
                .email(typed.contact().email().orElseThrow());
        var customer = world.guestBuys(Details.of(whole.build()), reference);
        world.upkeep();
        return customer;
    }

    private String seatOf(String email) {
        return shown("o-10").stream()
                .filter(seat -> seat.participant().email().filter(email::equals).isPresent())
                .flatMap(seat -> seat.id().stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceInTheVisitorsLanguage() {
        var wrong =
                Details.of(java.util.Map.of(Field.GIVEN_NAME, "<b>", Field.EMAIL, "no address", Field.CITY, "dropped"));

        var rejected = (SeatOutcome.Rejected)
                seats.give(asAda, "o-1", new SeatRequest("welding", wrong, Optional.empty(), "x".repeat(401)));

        assertThat(rejected.violations())
                .extracting(Violation::field)
                .containsExactly(Field.GIVEN_NAME, Field.FAMILY_NAME, Field.EMAIL);
        assertThat(rejected.messageIsWrong()).isTrue();
        assertThat(shown("o-1")).extracting(Seat::state).containsExactly(Seat.State.FREE);
    }

    @Test
    void strangersGetNothingOfAnOrderAndSendNoMail() {
        var eve = world.user(
                Contact.builder().familyName("Eve").email("eve@example.org").build());
        world.submitAs(eve, People.EVE);
        var asEve = Visit.of(SHOP, Visitor.signedIn(eve));
        give("o-1", lin);
        var seat = shown("o-1").get(0).id().orElseThrow();
        var before = world.mail.sent().size();

        for (var visit : List.of(asEve, Visit.of(SHOP, Visitor.anonymous()))) {
            assertThat(seats.of(visit, "o-1")).isEmpty();
            assertThat(refusal(seats.give(visit, "o-1", SeatRequest.of("welding", lin))))
                    .contains(Reason.NOT_YOURS);
            assertThat(refusal(seats.take(visit, "o-1", "welding"))).contains(Reason.NOT_YOURS);
            assertThat(refusal(seats.takeBack(visit, "o-1", seat))).contains(Reason.NOT_YOURS);
        }
        assertThat(refusal(seats.give(asAda, "no-such", SeatRequest.of("welding", lin))))
                .contains(Reason.NOT_YOURS);
        assertThat(refusal(seats.give(asAda, "o-1", SeatRequest.of("no-such", lin))))
                .contains(Reason.NOT_YOURS);
        world.upkeep();
        assertThat(world.mail.sent()).hasSize(before);
    }

    @Test
    void seatIsNoOrderOfTheHosts() {
        give("o-1", lin);
        var seat = shown("o-1").get(0).id().orElseThrow();

        assertThat(world.complete(seat).result()).isEqualTo(Result.UNKNOWN);
        assertThat(world.cancel(seat).result()).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void givingAndTakingBackHasAnEnd() {
        Optional<Reason> refused = Optional.empty();
        for (var number = 0; refused.isEmpty(); number++) {
            assertThat(number).isLessThan(20);
            var outcome =
                    seats.give(asAda, "o-1", SeatRequest.of("welding", person("P", "p" + number + "@example.org")));
            refused = refusal(outcome);
            shown("o-1").get(0).id().ifPresent(id -> seats.takeBack(asAda, "o-1", id));
        }

        assertThat(refused).contains(Reason.TOO_OFTEN);
    }

    @Test
    void erasedParticipantLeavesNoNameWithTheBuyer() {
        var participant = give("o-1", lin);
        world.chaland.privacy().erase(Visit.of(SHOP, Visitor.signedIn(account(participant))), true);
        world.upkeep();

        assertThat(shown("o-1").get(0).participant()).isEqualTo(Contact.empty());
    }

    private static Details person(String givenName, String email) {
        return Details.of(Contact.builder()
                .givenName(givenName)
                .familyName("Example")
                .email(email)
                .language("en")
                .build());
    }

    private void buys(String reference, Training training) {
        world.place(Visitor.signedIn(ada), world.submitAs(ada, ADA), reference);
        world.chaland.checkout().completed(World.ref(reference), List.of(training));
        world.upkeep();
    }

    private CustomerId give(String reference, Details participant) {
        var outcome = seats.give(asAda, reference, SeatRequest.of("welding", participant));
        assertThat(outcome).isInstanceOf(SeatOutcome.Done.class);
        world.upkeep();
        return ((SeatOutcome.Done) outcome).participant();
    }

    private List<Seat> shown(String reference) {
        return seats.of(asAda, reference).orElseThrow();
    }

    private static Optional<Reason> refusal(SeatOutcome outcome) {
        return outcome instanceof SeatOutcome.Refused refused ? Optional.of(refused.reason()) : Optional.empty();
    }

    private Account account(CustomerId customer) {
        return world.customer(customer).linkAt(LMS).map(Link::account).orElseThrow();
    }

    private List<String> topics(CustomerId customer) {
        return world.mail.sentTo(customer).stream().map(Message::topic).toList();
    }

    private Message mail(CustomerId customer, String topic) {
        return world.mail.sentTo(customer).stream()
                .filter(mail -> mail.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private static String link(Message mail) {
        var found = Pattern.compile("https://shop\\.example\\.org/order/(\\S+)").matcher(mail.text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
