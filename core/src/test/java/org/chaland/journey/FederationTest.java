package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.details;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;
import static org.chaland.journey.World.ref;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Purpose;
import org.chaland.model.Task;
import org.chaland.model.Visitor;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.Message;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.ShopRules;
import org.junit.jupiter.api.Test;

/** Field report 1.10: a shop signs people in by the school's single sign-on, and makes accounts at its LMS, which knows the same people. */
class FederationTest {

    private static final Staff STAFF = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);
    private static final String SCHOOL = "https://sso.school.example";
    private static final Details NOOR = details("Noor", "noor@example.org");

    private final MeddledStorage storage = new MeddledStorage(StorageUnderTest.fresh());
    private final MeddledProvider sso = new MeddledProvider(SCHOOL);
    private final MeddledProvider lms = new MeddledProvider(InMemoryIdentityProvider.builder(LMS)
            .federated(SCHOOL)
            .random(World.random(7))
            .build());
    private final World world = new World(storage, List.of(lms, sso));
    private final Account noor = sso.users.addUser(NOOR.contact());

    FederationTest() {
        world.shops.put(SHOP, rules().build());
    }

    private static ShopRules.Builder rules() {
        return World.usualRules().signInIssuers(SCHOOL, LMS).federatedIssuers(SCHOOL);
    }

    @Test
    void whomTheLmsKnowsGetsTheirOwnAccountAndNoInvitation() {
        var theirs = known();

        buys("order-1");

        assertThat(customer().linkAt(LMS).orElseThrow())
                .extracting(Link::account, Link::proof, Link::state)
                .containsExactly(theirs, Link.Proof.FEDERATED, Link.State.ACTIVE);
        assertThat(lms.users.accounts()).containsExactly(theirs);
        assertThat(lms.users.supported(SHOP)).containsExactly(theirs);
        assertThat(lms.users.invitations()).isEmpty();
        assertThat(world.isMadeByShop(theirs)).isFalse();
        assertThat(open()).isEmpty();
        assertThat(world.told()).contains(CustomerEvent.Type.LINKED);
    }

    @Test
    void whomItDoesNotKnowGetsOneAsWhichTheySignInByTheSchoolAndNoPassword() {
        buys("order-1");

        var made = customer().linkAt(LMS).orElseThrow();
        assertThat(made.proof()).isEqualTo(Link.Proof.CREATED);
        assertThat(lms.users.accountOf(noor)).contains(made.account());
        assertThat(world.isMadeByShop(made.account())).isTrue();
        assertThat(lms.users.invitations()).isEmpty();
        assertThat(world.mail.sent())
                .filteredOn(message -> message.topic().equals("account-ready-federated"))
                .singleElement()
                .satisfies(message -> assertThat(message.text()).contains("comme vous l’avez fait à la boutique"));
        assertThat(open()).isEmpty();
    }

    @Test // twin: without the rule of the shop it is the wall of the field report
    void withoutTheRuleOfTheShopTheyMeetTheWall() {
        world.shops.put(
                SHOP,
                World.usualRules()
                        .signInIssuers(SCHOOL)
                        .accountsByMailbox(false)
                        .build());
        known();

        buys("order-1");

        assertThat(open())
                .singleElement()
                .extracting(Task::kind, Task::reason)
                .containsExactly(Task.Kind.PROVISION, Optional.of("email-taken"));
    }

    @Test // without such a rule the person proves the other door themselves
    void whoProvesTheirMailboxGetsTheAccountThatItRecovers() {
        world.shops.put(SHOP, World.usualRules().signInIssuers(SCHOOL).build());
        var theirs = known();
        buys("order-1");
        var visit = World.visit(Visitor.signedIn(noor), Optional.empty());

        world.chaland.claims().request(visit, "noor@example.org");
        world.upkeep();
        world.chaland.claims().answer(visit, MailboxJourney.code(newest("claim-code")));
        world.upkeep();

        assertThat(customer().linkAt(LMS).map(Link::account)).contains(theirs);
        assertThat(open()).isEmpty();
    }

    private Message newest(String topic) {
        return world.mail.sent().stream()
                .filter(message -> message.topic().equals(topic))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Test // what was wrongly put together does not come together again by itself
    void identityThatStaffTakeAwayTakesTheAccountThatTheyHadAlong() {
        known();
        requireTakenAway();
    }

    @Test
    void identityThatStaffTakeAwayTakesTheAccountThatWasMadeForItAlong() {
        requireTakenAway();
    }

    private void requireTakenAway() {
        buys("order-1");
        var buyer = customer().id();

        assertThat(world.chaland.backOffice().unlink(STAFF, buyer, noor, "Somebody else's."))
                .isEqualTo(StaffOutcome.done(buyer));
        var in = signsIn();

        assertThat(world.customer(buyer).links()).isEmpty();
        assertThat(in.customer()).isEmpty();
    }

    @Test
    void accountWithAPasswordIsInvitedAlsoIfItsOwnerSignsInElsewhereMeanwhile() {
        var buyer = world.place(Visitor.anonymous(), world.guest(NOOR), "order-1");
        world.complete("order-1");
        lms.before(
                "create",
                () -> world.storage.customers().link(SHOP, buyer, Link.signedIn(noor, world.clock.instant())));
        lms.after("create", () -> {
            throw new ProviderUnavailableException("lost");
        });

        world.upkeep();
        later();

        assertThat(world.customer(buyer).activeLinkAt(LMS)).isPresent();
        assertThat(lms.users.invitations()).hasSize(1);
    }

    @Test
    void nobodyIsInvitedAgainToAnAccountWithoutAPassword() {
        buys("order-1");

        world.chaland.backOffice().inviteAgain(STAFF, customer().id());
        world.upkeep();

        assertThat(lms.users.invitations()).isEmpty();
        assertThat(open()).isEmpty();
    }

    @Test
    void guestIsNobodyAtTheSchool() {
        known();

        var guest = world.guestBuys(NOOR, "order-1");
        world.upkeep();

        assertThat(world.customer(guest).links()).isEmpty();
        assertThat(lms.users.invitations()).isEmpty();
    }

    @Test
    void lostReplyOfTheCreationMakesNoSecondAccount() {
        lms.after("create", () -> {
            throw new ProviderUnavailableException("lost");
        });

        buys("order-1");
        later();

        assertThat(lms.users.accounts()).hasSize(1);
        assertThat(customer().linkAt(LMS).map(Link::account)).isEqualTo(lms.users.accountOf(noor));
    }

    @Test
    void accountOfTheirFirstSignInThereInTheMomentBetweenIsTheirs() {
        lms.before("create", this::known);

        buys("order-1");

        assertThat(customer().linkAt(LMS).map(Link::account)).isEqualTo(lms.users.accountOf(noor));
        assertThat(lms.users.accounts()).hasSize(1);
        assertThat(open()).isEmpty();
    }

    @Test
    void whoHasSignedInAtTheLmsBeforeIsTheSamePersonAtTheSchoolsDoor() {
        var theirs = known();
        world.submitAs(theirs, NOOR);

        var signedIn = signsIn();

        assertThat(signedIn.customer()).contains(customer().id());
        world.upkeep();
        assertThat(world.told())
                .filteredOn(CustomerEvent.Type.LINKED::equals)
                .as("by the one door and by the other")
                .hasSize(2);
        assertThat(customer().links()).extracting(Link::account).containsExactlyInAnyOrder(theirs, noor);
        assertThat(MeddledJourney.valueOf(signedIn.step(), Field.GIVEN_NAME)).contains("Noor");
    }

    @Test
    void twoRecordsOfOnePersonBecomeOneWhenTheOtherDoorIsUsedToBuy() {
        var theirs = known();
        world.submitAs(theirs, NOOR);
        var first = world.customerOf(theirs).orElseThrow().id();
        var second = orders("order-1");
        world.upkeep();

        assertThat(world.customer(second).mergedInto()).contains(first);
        assertThat(world.purchase("order-1").customer()).isEqualTo(first);
        assertThat(customer().links()).extracting(Link::account).containsExactlyInAnyOrder(theirs, noor);
        assertThat(lms.users.supported(SHOP)).containsExactly(theirs);
    }

    @Test
    void whoseAccountIsSomebodyElsesByTheirOwnIdentityIsAMatterForStaff() {
        var theirs = known();
        var other = sso.users.addUser(details("Eve", "eve@example.org").contact());
        world.submitAs(other, details("Eve", "eve@example.org"));
        var eve = world.customerOf(other).orElseThrow();
        world.storage.customers().link(SHOP, eve.id(), Link.signedIn(theirs, World.START));

        buys("order-1");

        assertThat(customer().linkAt(LMS)).isEmpty();
        assertThat(open()).extracting(Task::reason).containsExactly(Optional.of("linked-elsewhere"));
        assertThat(world.customer(eve.id()).isActive()).isTrue();
    }

    @Test
    void identityThatWasTakenAwayMeanwhileOpensNothing() {
        known();
        lms.after(
                "accountOf",
                () -> world.storage.customers().unlink(SHOP, customer().id(), noor));
        var buyer = orders("order-1");

        world.upkeep();

        assertThat(world.customer(buyer).linkAt(LMS)).isEmpty();
    }

    @Test
    void providerThatDoesNotAnswerHoldsUpTheTaskAndNoSignIn() {
        var theirs = known();
        lms.down("accountOf");

        var signedIn = signsIn();
        assertThat(signedIn.account()).isEqualTo(noor);

        lms.down("accountOf");
        orders("order-1");
        world.upkeep();
        assertThat(customer().linkAt(LMS)).isEmpty();
        later();

        assertThat(customer().linkAt(LMS).map(Link::account)).contains(theirs);
    }

    @Test
    void recordThatIsRestrictedMeanwhileIsJoinedByNobody() {
        var theirs = known();
        world.submitAs(theirs, NOOR);
        var before = world.customerOf(theirs).orElseThrow();
        lms.after("accountOf", () -> world.update(before.toBuilder().state(Customer.State.RESTRICTED)));

        var signedIn = signsIn();

        assertThat(signedIn.customer()).isEmpty();
        assertThat(world.customer(before.id()).links()).hasSize(1);
    }

    @Test // twin: a record that is not looked at again under its lock is joined
    void recordFromWhichTheAccountIsTakenMeanwhileIsJoinedByNobody() {
        var theirs = known();
        world.submitAs(theirs, NOOR);
        var before = world.customerOf(theirs).orElseThrow();
        storage.before("CustomerStore.lock", () -> storage.quiet().customers().unlink(SHOP, before.id(), theirs));

        var signedIn = signsIn();

        assertThat(signedIn.customer()).isEmpty();
        assertThat(world.customer(before.id()).links()).isEmpty();
    }

    private Account known() {
        var account = lms.users.addUser(NOOR.contact());
        lms.users.federate(account, noor);
        return account;
    }

    private CustomerId orders(String reference) {
        var buyer = world.place(Visitor.signedIn(noor), world.submitAs(noor, NOOR), reference);
        world.chaland.checkout().completed(ref(reference));
        return buyer;
    }

    private void buys(String reference) {
        orders(reference);
        world.upkeep();
    }

    private void later() {
        world.clock.advance(Duration.ofHours(1));
        world.upkeep();
    }

    private SignedInOutcome.SignedIn signsIn() {
        var begun = (BeginSignInOutcome.Redirect)
                world.signIns.begin(Visitor.anonymous(), Optional.empty(), SCHOOL, Details.empty());
        return SignIns.signedIn(world.signIns.cameBack(begun.handle(), sso.users.signIn(begun.address(), noor)));
    }

    private Customer customer() {
        return world.customerOf(noor).orElseThrow();
    }

    private List<Task> open() {
        return world.tasks(customer().id()).stream()
                .filter(task -> task.state() != Task.State.DONE)
                .toList();
    }
}
