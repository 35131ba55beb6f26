package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.ExportedCustomer;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.memory.ForwardingProvider;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Disclosure;
import org.chaland.model.Link;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.RemoteCallInTransactionException;
import org.chaland.spi.ShopRules;
import org.chaland.support.SeatOutcome;
import org.chaland.support.SeatRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** S9: "because they deal with you in your training" is what the learning provider says at the moment of the look. */
@Tag("repeatable")
class TeachersTest {

    private static final Set<PersonalField> OPENED = Set.of(
            PersonalField.RECORD,
            PersonalField.GIVEN_NAME,
            PersonalField.FAMILY_NAME,
            PersonalField.ORGANISATION,
            PersonalField.EMAIL,
            PersonalField.LANGUAGE);

    private final World world = new World();
    private final InMemoryIdentityProvider lms = world.lms;
    private final BackOffice office = world.chaland.backOffice();
    private final Account theirs = world.user(
            Contact.builder().familyName("Teacher").email("teacher@example.org").build());
    private final Staff teacher = teacher(theirs);
    private final CustomerId welder;
    private final CustomerId latinist;

    TeachersTest() {
        Set.of("welding", "latin", "safety").forEach(lms::addCourse);
        welder = buyer("welder", Training.of("welding"));
        latinist = buyer("latinist", Training.of("latin"));
        lms.letTeach(theirs, "welding", true);
    }

    @Test
    void teacherSeesThePeopleOfTheirCourseByEachWayToReadAndNobodyElse() {
        assertThat(seen(teacher).values())
                .hasSize(5)
                .allSatisfy(seen -> assertThat(seen).containsExactly(welder));
        assertThat(office.view(teacher, latinist, Locale.ENGLISH)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(TextsOf.everything(office.newest(teacher, Optional.empty())))
                .doesNotContain("latinist", latinist.toString());
        assertThat(written(latinist)).isEmpty();
    }

    @Test
    void onlyTheFieldsOfThePurposeAreShownAndEachLookIsWrittenDown() {
        var view = office.view(teacher, welder, Locale.ENGLISH).toOptional().orElseThrow();

        assertThat(view.shown()).isEqualTo(OPENED);
        assertThat(view.customer().details().contact().email()).contains("welder@example.org");
        assertThat(view.customer().details().contact().city()).isEmpty();
        assertThat(view.purchases().items()).isEmpty();
        assertThat(view.customer().links()).isEmpty();
        assertThat(written(welder)).singleElement().satisfies(entry -> {
            assertThat(entry.staff()).isEqualTo("teacher-1");
            assertThat(entry.role()).isEqualTo("trainer");
            assertThat(entry.purpose()).isEqualTo(Purpose.TRAINING);
            assertThat(entry.fields()).isEqualTo(OPENED);
        });

        office.newest(teacher, Optional.empty());
        office.export(teacher).toList();
        assertThat(written(welder)).hasSize(3);
    }

    @Test
    void teacherWhoLostTheRoleSeesNothingAtTheNextLook() {
        assertThat(office.view(teacher, welder, Locale.ENGLISH)).isInstanceOf(StaffOutcome.Done.class);

        lms.letTeach(theirs, "welding", false);

        assertNothingIsSeen(teacher);
    }

    @Test
    void suspendedTeacherSeesNothing() {
        lms.suspend(theirs);

        assertNothingIsSeen(teacher);
    }

    @Test
    void whoIsInTheCourseWithoutTeachingItSeesNothing() {
        assertNothingIsSeen(teacher(account(welder)));
        assertNothingIsSeen(Staff.of(SHOP, "teacher-1", "trainer", Purpose.TRAINING));
        assertNothingIsSeen(teacher(new Account("https://elsewhere.example", theirs.subject())));
    }

    @Test
    void teachingOpensNothingToWhoComesForWhatAsksForAnotherRelation() {
        assertNothingIsSeen(teacher.forPurpose(Purpose.LEGAL_CLAIM));
        assertNothingIsSeen(teacher.forPurpose(new Purpose("marketing")));
    }

    @Test
    void participantOfASeatIsSeenAndTheBuyerWhoIsNotInTheCourseIsNot() {
        lms.letTeach(theirs, "safety", true);
        var buyer = buyer("buyer", Training.of("safety").seatsToGive(2));
        var asBuyer = Visit.of(SHOP, Visitor.signedIn(account(buyer))).withLocale(Locale.ENGLISH);
        var given = world.chaland.seats().give(asBuyer, "o-buyer", SeatRequest.of("safety", details("participant")));
        assertThat(office.newest(teacher, Optional.empty()).items())
                .as("the seat is given, and its participant not let in yet")
                .extracting(CustomerEntry::id)
                .containsExactly(welder);
        world.upkeep();

        assertThat(ids(office.newest(teacher, Optional.empty()).items()))
                .containsExactlyInAnyOrder(welder, ((SeatOutcome.Done) given).participant());
    }

    @Test
    void whatHasNotBegunOrWasTakenBackBeforeShowsNobodyAndWhatHasEndedDoes() {
        var early =
                buyer("early", Training.of("welding").from(world.clock.instant().plus(Duration.ofDays(9))));
        assertThat(seen(teacher).get("newest")).containsExactly(welder);

        world.cancel("o-early");
        world.upkeep();
        world.clock.advance(Duration.ofDays(10));
        assertThat(seen(teacher).get("newest")).containsExactly(welder);

        world.cancel("o-welder");
        world.upkeep();
        assertThat(ids(office.newest(teacher, Optional.empty()).items()))
                .as("they were in the course, and %s never was", early)
                .containsExactly(welder);
    }

    @Test
    void whoWasNeverLetInIsNotSeenEvenIfTheyPaid() {
        lms.letTeach(theirs, "latin", true);
        var handle = world.guest(details("unpaid"));
        world.place(People.ANONYMOUS, handle, "o-unpaid");

        assertThat(ids(office.newest(teacher, Optional.empty()).items())).containsExactlyInAnyOrder(welder, latinist);
    }

    @Test
    void whomOthersLetIntoThePaidCourseIsSeenAsLongAsItIsPaid() {
        var known = world.user(contact("known"));
        lms.letIn(known, "welding", true);
        world.place(Visitor.signedIn(known), world.submitAs(known, details("known")), "o-known");
        world.chaland.checkout().completed(World.ref("o-known"), List.of(Training.of("welding")));
        world.upkeep();
        var customer = world.customerOf(known).orElseThrow().id();
        assertThat(ids(office.newest(teacher, Optional.empty()).items())).contains(customer);

        world.cancel("o-known");
        world.upkeep();
        assertThat(ids(office.newest(teacher, Optional.empty()).items())).containsExactly(welder);
    }

    /** They have one account for both shops, and only one of the two let it in. */
    @Test
    void whoWasLetInByAnotherShopIsNotSeenInThisOne() {
        var elsewhere = new ShopId("elsewhere");
        world.shops.put(
                elsewhere,
                ShopRules.builder().signInIssuers(LMS).learningIssuer(LMS).build());
        var there =
                Staff.of(elsewhere, "teacher-1", "trainer", Purpose.TRAINING).withAccount(theirs);
        assertThat(office.view(there, welder, Locale.ENGLISH)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));

        var other = Customer.builder(elsewhere, new CustomerId(new UUID(7, 7)), World.START)
                .details(details("welder"))
                .links(List.of(Link.signedIn(account(welder), World.START)))
                .build();
        world.storage.customers().insert(other);
        assertThat(office.newest(there, Optional.empty()).items()).isEmpty();

        var unpaid = Purchase.builder(new PurchaseRef(elsewhere, "o-unpaid"), other.id(), other.details(), World.START)
                .trainings(List.of(Training.of("welding")))
                .build();
        world.storage.purchases().insert(unpaid);
        assertThat(office.newest(there, Optional.empty()).items()).isEmpty();
    }

    @Test
    void whoseAccountIsGoneIsNotSeen() {
        var account = account(welder);
        lms.delete(account);
        world.chaland.accountGone(account);

        assertThat(office.newest(teacher, Optional.empty()).items()).isEmpty();
    }

    /** Where the shop opens courses itself when their time has come, it has given nothing before. */
    @Test
    void whoseCourseHasNotBegunIsNotSeenAtAProviderThatKeepsNoTimesEither() {
        var provider = InMemoryIdentityProvider.builder(LMS)
                .random(World.random(3))
                .courses("welding")
                .keepsTimes(false)
                .build();
        var here = new World(StorageUnderTest.fresh(), List.of(provider));
        var own = provider.addUser(contact("trainer"));
        provider.letTeach(own, "welding", true);
        here.place(People.ANONYMOUS, here.guest(details("early")), "o-early");
        var begin = here.clock.instant().plus(Duration.ofDays(9));
        here.chaland
                .checkout()
                .completed(World.ref("o-early"), List.of(Training.of("welding").from(begin)));
        here.upkeep();
        var rooms = here.chaland.backOffice();
        assertThat(rooms.newest(teacher(own), Optional.empty()).items()).isEmpty();

        here.clock.advance(Duration.ofDays(10));
        here.upkeep();
        assertThat(rooms.newest(teacher(own), Optional.empty()).items()).hasSize(1);
    }

    /** Whatever a provider makes of a subject that is another issuer's. */
    @Test
    void accountOfAnotherIssuerIsNotAskedFor() {
        var careless = new ForwardingProvider(lms) {
            @Override
            public Set<String> taught(ShopId shop, Account account, Set<String> courses) {
                return super.taught(shop, new Account(LMS, account.subject()), courses);
            }
        };
        var fooled = new World(world.storage, List.of(careless)).chaland.backOffice();
        var elsewhere = new Account("https://elsewhere.example", theirs.subject());

        assertThat(fooled.newest(teacher(elsewhere), Optional.empty()).items()).isEmpty();
    }

    @Test
    void teacherChangesNobody() {
        var before = world.customer(welder);

        assertThat(office.editForm(teacher, welder)).isEmpty();
        assertThat(office.edit(teacher, welder, before.details(), "", Locale.ENGLISH))
                .isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.restrict(teacher, welder, before.version(), "reason"))
                .isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.erase(teacher, welder, before.version(), true))
                .isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.delete(teacher, welder, before.version())).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.previewMerge(teacher, welder, latinist)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.previewErasure(teacher, welder)).isEmpty();
        assertThat(office.personalData(teacher, welder)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.cancelled(teacher, World.ref("o-welder")).customer()).isEmpty();
        assertThat(world.customer(welder).version()).isEqualTo(before.version());
        assertThat(written(welder)).isEmpty();
    }

    @Test
    void nobodyIsShownIfTheProviderDoesNotAnswerOrRefuses() {
        var provider = new MeddledProvider(lms);
        var unlucky = new World(world.storage, List.of(provider)).chaland.backOffice();

        provider.down("taught");
        assertThatThrownBy(() -> unlucky.newest(teacher, Optional.empty()))
                .isInstanceOf(ProviderUnavailableException.class);
        provider.before("taught", () -> {
            throw new ProviderRefusalException(Reason.NOT_PERMITTED, "refused");
        });
        assertThatThrownBy(() -> unlucky.view(teacher, welder, Locale.ENGLISH))
                .isInstanceOf(ProviderRefusalException.class);
        assertThat(written(welder)).isEmpty();

        assertThat(unlucky.newest(teacher, Optional.empty()).items()).hasSize(1);
    }

    /** I4: asked after one transaction and before the next. */
    @Test
    void theProviderIsNotAskedInATransaction() {
        var provider = new MeddledProvider(lms);
        provider.before(
                "taught",
                () -> assertThat(world.storage.transactions().isActive()).isFalse());
        var watched = new World(world.storage, List.of(provider)).chaland.backOffice();
        assertThat(watched.newest(teacher, Optional.empty()).items()).hasSize(1);

        assertThatThrownBy(() ->
                        world.storage.transactions().inTransaction(() -> office.newest(teacher, Optional.empty())))
                .isInstanceOf(RemoteCallInTransactionException.class);
        assertThat(written(welder)).hasSize(1);
    }

    /** The rest of the shop's customers is nobody's business: what is asked names the courses of those whom the look comes upon. */
    @Test
    void onlyTheCoursesOfWhoIsLookedAtAreAskedFor() {
        var provider = new MeddledProvider(lms);
        var watched = new World(world.storage, List.of(provider)).chaland.backOffice();

        watched.view(teacher, welder, Locale.ENGLISH);
        assertThat(provider.asked).containsExactly(Set.of("welding"));
        watched.newest(teacher, Optional.empty());
        assertThat(provider.asked).endsWith(Set.of("welding", "latin"));
        watched.newest(teacher.forPurpose(Purpose.SUPPORT), Optional.empty());
        assertThat(provider.asked).hasSize(2);
    }

    @Test
    void fewAmongManyAreFoundOnTheFirstPageAndMoreCoursesThanOneQuestionTakesAreAsked() {
        IntStream.range(0, 120).forEach(number -> {
            lms.addCourse("course-" + number);
            buyer("other" + number, Training.of("course-" + number));
        });

        assertThat(ids(office.newest(teacher, Optional.empty()).items())).containsExactly(welder);
        assertThat(seen(teacher).values()).allSatisfy(seen -> assertThat(seen).containsExactly(welder));
    }

    /** Twin: the same looks where the provider takes everybody for a teacher of everything. */
    @Test
    void whereEverybodyIsTakenForATeacherOthersAreSeen() {
        var careless = new ForwardingProvider(lms) {
            @Override
            public Set<String> taught(ShopId shop, Account account, Set<String> courses) {
                return courses;
            }
        };
        var fooled = new World(world.storage, List.of(careless)).chaland.backOffice();

        assertThat(ids(fooled.newest(teacher(account(welder)), Optional.empty()).items()))
                .containsExactlyInAnyOrder(welder, latinist);
    }

    private void assertNothingIsSeen(Staff staff) {
        var before = written(welder).size();
        assertThat(seen(staff).values()).allSatisfy(seen -> assertThat(seen).isEmpty());
        assertThat(office.view(staff, welder, Locale.ENGLISH)).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(written(welder)).hasSize(before);
    }

    /** Who is shown, by the way to read. */
    private Map<String, Set<CustomerId>> seen(Staff staff) {
        var seen = new LinkedHashMap<String, Set<CustomerId>>();
        seen.put("newest", ids(office.newest(staff, Optional.empty()).items()));
        seen.put(
                "search",
                ids(office.search(staff, "example", Optional.empty())
                        .toOptional()
                        .orElseThrow()
                        .page()
                        .items()));
        seen.put("export", office.export(staff).map(ExportedCustomer::id).collect(Collectors.toSet()));
        seen.put(
                "disclose",
                office.disclose(staff, List.of(welder, latinist), Set.of(PersonalField.EMAIL))
                        .keySet());
        seen.put(
                "view",
                List.of(welder, latinist).stream()
                        .filter(customer -> office.view(staff, customer, Locale.ENGLISH)
                                .toOptional()
                                .isPresent())
                        .collect(Collectors.toSet()));
        return seen;
    }

    private static Set<CustomerId> ids(List<CustomerEntry> entries) {
        return entries.stream().map(CustomerEntry::id).collect(Collectors.toSet());
    }

    private static Staff teacher(Account account) {
        return Staff.of(SHOP, "teacher-1", "trainer", Purpose.TRAINING).withAccount(account);
    }

    /** A guest who paid for that, and whose account was made and let in. */
    private CustomerId buyer(String name, Training training) {
        var customer = world.place(People.ANONYMOUS, world.guest(details(name)), "o-" + name);
        world.chaland.checkout().completed(World.ref("o-" + name), List.of(training));
        world.upkeep();
        return customer;
    }

    private static Details details(String name) {
        return Details.of(contact(name));
    }

    private static Contact contact(String name) {
        return Contact.builder()
                .givenName(name)
                .familyName("Example")
                .email(name + "@example.org")
                .city("Paris")
                .country("FR")
                .language("en")
                .build();
    }

    private Account account(CustomerId customer) {
        return world.customer(customer).linkAt(LMS).map(Link::account).orElseThrow();
    }

    /** What staff were shown of the customer. */
    private List<Disclosure> written(CustomerId customer) {
        return world.storage.disclosures().ofCustomer(SHOP, customer, Optional.empty(), Optional.empty(), 1_000);
    }
}
