package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.Staff;
import org.chaland.model.Contact;
import org.chaland.model.CourseState;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Disclosure;
import org.chaland.model.PersonalField;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.spi.ShopRules;
import org.chaland.support.Seat;
import org.chaland.support.SeatOutcome;
import org.chaland.support.SeatOutcome.Reason;
import org.chaland.support.SeatRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seats that staff give and take back for a buyer. */
@Tag("repeatable")
class OfficeSeatsTest {

    private static final Staff STAFF = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);
    private static final Staff ELSEWHERE =
            Staff.of(new ShopId("elsewhere"), "staff-7", "office", Purpose.ORDER_HANDLING);

    private static final Staff ACCOUNTANT = Staff.of(SHOP, "staff-9", "office", Purpose.ACCOUNTING);
    private static final Staff NOBODY = Staff.of(SHOP, "staff-9", "office", new Purpose("marketing"));

    private final World world = new World();
    private final BackOffice office = world.chaland.backOffice();
    private final Details lin = person("Lin", "lin@example.org");
    private CustomerId buyer;

    @BeforeEach
    void buy() {
        world.lms.addCourse("welding");
        world.shops.put(ELSEWHERE.shop(), ShopRules.builder().build());
        buyer = office.create(STAFF, ADA, Locale.ENGLISH)
                .toOptional()
                .orElseThrow()
                .customer();
        bought("o-1", Training.of("welding").seatsToGive(2));
    }

    @Test
    void staffGiveASeatAndItIsWrittenDown() {
        var participant = give("o-1", lin);

        assertThat(open(participant)).isEqualTo(CourseState.open(world.clock.instant(), Optional.empty()));
        assertThat(audited()).contains("SEAT_GIVEN by staff-7");
        assertThat(seats("o-1"))
                .extracting(Seat::state, seat -> seat.participant().givenName().orElse(""), Seat::number)
                .containsExactly(tuple(Seat.State.GIVEN, "Lin", 1), tuple(Seat.State.FREE, "", 1));
    }

    @Test
    void anOrderIsHandedOverByGivingTheSeatThatIsTheBuyersOwn() {
        bought("o-2", Training.of("welding"));
        assertThat(open(buyer)).isNotEqualTo(CourseState.closed());

        var participant = give("o-2", lin);

        assertThat(open(participant)).isNotEqualTo(CourseState.closed());
        assertThat(open(buyer)).isEqualTo(CourseState.closed());
        assertThat(refusal(office.giveSeat(
                        STAFF, "o-2", SeatRequest.of("welding", person("Eve", "e@example.org")), Locale.ENGLISH)))
                .contains(Reason.NONE_FREE);
    }

    @Test
    void staffTakeASeatBackAlsoWhenTheBuyerCouldNoLonger() {
        var participant = give("o-1", lin);
        world.clock.advance(Duration.ofDays(200));

        var seat = seats("o-1").get(0);
        assertThat(seat.changeable()).isFalse();
        assertThat(office.takeBackSeat(STAFF, "o-1", seat.id().orElseThrow()))
                .isEqualTo(new SeatOutcome.Done(participant));
        world.upkeep();

        assertThat(open(participant)).isEqualTo(CourseState.closed());
        assertThat(audited()).contains("SEAT_TAKEN_BACK by staff-7");
        assertThat(refusal(office.takeBackSeat(STAFF, "o-1", seat.id().orElseThrow())))
                .contains(Reason.NOT_YOURS);
    }

    @Test
    void staffGiveAsOftenAsTheyAreAsked() {
        for (var number = 0; number < 30; number++) {
            give("o-1", person("P", "p" + number + "@example.org"));
            office.takeBackSeat(STAFF, "o-1", seats("o-1").get(0).id().orElseThrow());
        }

        assertThat(seats("o-1")).extracting(Seat::state).containsExactly(Seat.State.FREE);
    }

    @Test
    void lookingAtSeatsIsALookAtBuyerAndParticipants() {
        var participant = give("o-1", lin);

        seats("o-1");

        assertThat(disclosed(buyer)).contains(PersonalField.PURCHASES);
        assertThat(disclosed(participant)).contains(PersonalField.FAMILY_NAME, PersonalField.EMAIL);
    }

    @Test
    void onlyWhatThePurposeOpensIsShownOfAParticipant() {
        give("o-1", lin);

        var shown = office.seats(ACCOUNTANT, "o-1", Locale.ENGLISH).orElseThrow();

        assertThat(shown.get(0).state()).isEqualTo(Seat.State.GIVEN);
        assertThat(shown.get(0).participant().email()).isEmpty();
    }

    @Test
    void whomThePurposeDoesNotReachNobodyGivesASeatFor() {
        give("o-1", lin);
        var seat = seats("o-1").get(0).id().orElseThrow();
        var eve = SeatRequest.of("welding", person("Eve", "eve@example.org"));
        var audited = audited().size();

        assertThat(office.seats(NOBODY, "o-1", Locale.ENGLISH)).isEmpty();
        assertThat(refusal(office.giveSeat(NOBODY, "o-1", eve, Locale.ENGLISH))).contains(Reason.NOT_YOURS);
        assertThat(refusal(office.takeBackSeat(NOBODY, "o-1", seat))).contains(Reason.NOT_YOURS);
        assertThat(office.seats(ELSEWHERE, "o-1", Locale.ENGLISH)).isEmpty();
        assertThat(refusal(office.giveSeat(ELSEWHERE, "o-1", eve, Locale.ENGLISH)))
                .contains(Reason.NOT_YOURS);
        assertThat(refusal(office.giveSeat(STAFF, seat, eve, Locale.ENGLISH))).contains(Reason.NOT_YOURS);
        assertThat(audited()).hasSize(audited);
    }

    @Test
    void whatIsTypedWronglyIsToldInTheLanguageOfStaff() {
        var outcome =
                office.giveSeat(STAFF, "o-1", SeatRequest.of("welding", person("Lin", "no address")), Locale.FRENCH);

        assertThat(((SeatOutcome.Rejected) outcome).violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.message()).contains("adresse"));
        assertThat(audited()).doesNotContain("SEAT_GIVEN by staff-7");
    }

    @Test
    void ofARestrictedBuyerNoSeatIsGiven() {
        office.restrict(STAFF, buyer, world.customer(buyer).version(), "Disputed");

        assertThat(office.seats(STAFF, "o-1", Locale.ENGLISH)).isEmpty();
        assertThat(refusal(office.giveSeat(STAFF, "o-1", SeatRequest.of("welding", lin), Locale.ENGLISH)))
                .contains(Reason.NOT_YOURS);
    }

    private void bought(String reference, Training training) {
        office.recordPurchase(STAFF, buyer, reference, List.of(training), Locale.ENGLISH);
        world.chaland.checkout().completed(World.ref(reference), List.of(training));
        world.upkeep();
    }

    private CustomerId give(String reference, Details participant) {
        var outcome = office.giveSeat(STAFF, reference, SeatRequest.of("welding", participant), Locale.ENGLISH);
        assertThat(outcome).isInstanceOf(SeatOutcome.Done.class);
        world.upkeep();
        return ((SeatOutcome.Done) outcome).participant();
    }

    private List<Seat> seats(String reference) {
        return office.seats(STAFF, reference, Locale.ENGLISH).orElseThrow();
    }

    private CourseState open(CustomerId customer) {
        var account = world.customer(customer).linkAt(World.LMS).orElseThrow().account();
        return world.lms.given(account, "welding");
    }

    private List<String> audited() {
        return world.storage.audit().ofCustomer(SHOP, buyer, Optional.empty(), 100).stream()
                .map(entry -> entry.action() + " by " + entry.staff())
                .toList();
    }

    private List<PersonalField> disclosed(CustomerId customer) {
        return world.storage.disclosures().ofCustomer(SHOP, customer, Optional.empty(), Optional.empty(), 100).stream()
                .map(Disclosure::fields)
                .flatMap(Set::stream)
                .toList();
    }

    private static Optional<Reason> refusal(SeatOutcome outcome) {
        return outcome instanceof SeatOutcome.Refused refused ? Optional.of(refused.reason()) : Optional.empty();
    }

    private static Details person(String givenName, String email) {
        return Details.of(Contact.builder()
                .givenName(givenName)
                .familyName("Example")
                .email(email)
                .language("en")
                .build());
    }
}
