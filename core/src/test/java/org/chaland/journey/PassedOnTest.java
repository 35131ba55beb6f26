package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaland.backoffice.CustomerView.TaskView;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.model.Visitor;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.CustomerEvent;
import org.junit.jupiter.api.Test;

/** GDPR art. 16 and 19: what is put right on the record is put right at the account that the shop made, and at no other. */
class PassedOnTest {

    private static final ShopId ELSEWHERE = new ShopId("elsewhere");

    private final MeddledStorage storage = new MeddledStorage(StorageUnderTest.fresh());
    private final CorrectedScene scene = new CorrectedScene(storage);
    private final MeddledProvider lms = scene.lms;
    private final World world = scene.world;
    private final Account account = scene.account;

    @Test
    void whatStaffPutRightArrivesAtTheAccountOutsideAnyTransaction() {
        lms.always(() -> assertThat(storage.transactions().isActive()).isFalse());

        scene.correct(Field.FAMILY_NAME, "Married");
        scene.correct(Field.EMAIL, "new@example.org");
        world.upkeep();

        scene.assertShown();
        assertThat(scene.there().familyName()).contains("Married");
        assertThat(scene.there().email()).contains("new@example.org");
    }

    @Test
    void whatItsOwnerPutsRightAtTheContactStepArrivesToo() {
        world.submitAs(account, with(TYPED, Field.GIVEN_NAME, "Renamed"));
        world.upkeep();

        scene.assertShown();
        assertThat(scene.there().givenName()).contains("Renamed");
    }

    @Test
    void whatHoldsForOneOrderOnlyStaysHere() {
        world.submitForThisOrderOnly(account, with(TYPED, Field.GIVEN_NAME, "Renamed"));

        assertThat(scene.task("details")).isEmpty();
    }

    @Test
    void anAccountThatIsMadeShowsTheRecordAlready() {
        assertThat(scene.there()).isEqualTo(scene.record());
        assertThat(scene.task("details")).isEmpty();
        assertThat(scene.task("email")).isEmpty();
    }

    @Test
    void whatIsPutRightBeforeThereIsAnAccountNeedsNoTask() {
        var other = world.guestBuys(EVE, "order-2");

        scene.correct(SHOP, other, Map.of(Field.CITY, "Lyon"));
        world.upkeep();

        assertThat(world.task(other, Task.Kind.UPDATE_PROFILE)).isEmpty();
        assertThat(lms.users
                        .profile(world.customer(other).linkAt(LMS).orElseThrow().account())
                        .orElseThrow()
                        .city())
                .contains("Lyon");
    }

    @Test
    void whomTheInvoiceNamesIsNoneOfTheProvidersBusiness() {
        scene.correct(
                SHOP,
                scene.customer,
                Map.of(
                        Field.BILLING_ORGANISATION, "Example SA",
                        Field.BILLING_ADDRESS_LINE_1, "2 Rue des Tests",
                        Field.BILLING_POSTAL_CODE, "75001",
                        Field.BILLING_CITY, "Paris",
                        Field.BILLING_COUNTRY, "FR"));

        assertThat(world.task(scene.customer, Task.Kind.UPDATE_PROFILE)).isEmpty();
    }

    @Test
    void aValueThatIsTakenBackCannotBePassedOn() {
        scene.correct(Field.PHONE, "+33 1 23 45 67 89");
        world.upkeep();
        lms.before("update", () -> {
            throw new AssertionError("It was called.");
        });

        scene.correct(Field.PHONE, "");
        world.upkeep();

        assertThat(scene.task("details").orElseThrow().state()).isEqualTo(Task.State.DONE);
    }

    @Test // Whoever has the old mailbox would be mailed the link by which a password is chosen.
    void anAddressThatItsOwnerChangedAtTheProviderIsNotPutBackBecauseOfACity() {
        lms.users.update(account, Contact.builder().email("own@example.org").build());

        scene.correct(Field.CITY, "Lyon");
        world.upkeep();

        assertThat(scene.there().city()).contains("Lyon");
        assertThat(scene.there().email()).contains("own@example.org");
    }

    @Test
    void ofSeveralCorrectionsTheLastOneIsPassedOnOnce() {
        var calls = new AtomicInteger();
        List.of("Lyon", "Lille", "Nice").forEach(city -> scene.correct(Field.CITY, city));
        lms.before("update", calls::incrementAndGet);

        world.upkeep();

        assertThat(calls).hasValue(1);
        scene.assertShown();
        assertThat(scene.task("email")).isEmpty();
        assertThat(scene.there().city()).contains("Nice");
    }

    @Test
    void aSuspendedAccountIsPutRightToo() {
        scene.later(Duration.ofDays(125));
        assertThat(world.customer(scene.customer).linkAt(LMS).orElseThrow().state())
                .isEqualTo(Link.State.SUSPENDED);

        scene.correct(Field.FAMILY_NAME, "Married");
        world.upkeep();

        scene.assertShown();
    }

    @Test // I12
    void anAccountThatTheShopDidNotMakeIsLeftAlone() {
        var own = lms.users.addUser(EVE.contact());
        world.submitAs(own, EVE);
        world.submitAs(own, with(EVE, Field.FAMILY_NAME, "Married"));
        var stranger = world.customerOf(own).orElseThrow().id();

        assertThat(world.customer(stranger).details().contact().familyName()).contains("Married");
        assertThat(world.task(stranger, Task.Kind.UPDATE_PROFILE)).isEmpty();
    }

    @Test // I12
    void anAccountThatStaffPutInItsPlaceIsLeftAloneAndSoIsTheOneBefore() {
        var own = lms.users.addUser(EVE.contact());
        scene.correct(Field.FAMILY_NAME, "Married");
        world.chaland.backOffice().replaceLink(OfficeJourney.STAFF, scene.customer, account, own.subject(), "Theirs");

        world.upkeep();
        scene.correct(Field.CITY, "Lyon");
        world.upkeep();

        assertThat(lms.users.profile(own)).contains(EVE.contact());
        assertThat(scene.there()).isEqualTo(TYPED.contact());
        assertThat(scene.task("details").orElseThrow().reason()).contains("not-ours-to-change");
    }

    @Test
    void anAddressThatIsTakenThereWaitsForAPersonAndKeepsNoNameWaiting() {
        lms.users.addUser(EVE.contact());
        scene.correct(SHOP, scene.customer, Map.of(Field.EMAIL, "eve@example.org", Field.FAMILY_NAME, "Married"));

        world.upkeep();

        assertThat(scene.there().familyName()).contains("Married");
        assertThat(scene.there().email()).isEqualTo(TYPED.contact().email());
        assertThat(scene.task("email").orElseThrow().state()).isEqualTo(Task.State.STOPPED);
        assertThat(scene.task("email").orElseThrow().reason()).contains("email-taken");
        assertThat(waitingTasks())
                .singleElement()
                .satisfies(view -> assertThat(view.explanation().orElseThrow()).contains("keeps the old one"));

        scene.correct(Field.EMAIL, "right@example.org");
        world.upkeep();

        scene.assertShown();
    }

    private List<TaskView> waitingTasks() {
        return world.chaland
                .backOffice()
                .waitingTasks(OfficeJourney.STAFF, Optional.empty(), Locale.ENGLISH)
                .items();
    }

    @Test
    void whatIsTooLongForTheProviderIsNotCut() {
        scene.correct(Field.FAMILY_NAME, "Married");
        lms.limit(Map.of(Field.FAMILY_NAME, 3));

        world.upkeep();

        assertThat(scene.task("details").orElseThrow().reason()).contains("invalid-profile");
        assertThat(scene.there()).isEqualTo(TYPED.contact());
    }

    @Test
    void anAccountThatIsGoneBreaksItsLink() {
        scene.correct(Field.FAMILY_NAME, "Married");
        lms.users.delete(account);

        world.upkeep();

        assertThat(world.customer(scene.customer).linkAt(LMS).orElseThrow().state())
                .isEqualTo(Link.State.BROKEN);
        assertThat(scene.task("details").orElseThrow().state()).isEqualTo(Task.State.DONE);
        assertThat(world.told()).contains(CustomerEvent.Type.LINK_BROKEN);
    }

    @Test
    void whereDataMayOnlyBeStoredNothingIsPassedOn() {
        scene.correct(Field.FAMILY_NAME, "Married");
        world.update(world.customer(scene.customer).toBuilder().state(Customer.State.RESTRICTED));

        world.upkeep();

        assertThat(scene.there()).isEqualTo(TYPED.contact());
        assertThat(scene.task("details").orElseThrow().reason()).contains("customer-restricted");
    }

    @Test
    void aProviderThatCannotIsNotAsked() {
        var poor = (AccountProvisioning) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AccountProvisioning.class},
                (proxy, method, arguments) -> method.invoke(lms, arguments));
        scene.correct(Field.FAMILY_NAME, "Married");

        new World(storage, List.of(poor)).upkeep();

        assertThat(scene.task("details").orElseThrow().reason()).contains("not-supported");
        assertThat(scene.task("details").orElseThrow().state()).isEqualTo(Task.State.DONE);
    }

    @Test
    void whoeverIsMergedIsShownAsTheSurvivorIs() {
        var survivor = world.place(Visitor.anonymous(), world.guest(with(EVE, Field.CITY, "Nice")), "order-2");
        scene.correct(Field.FAMILY_NAME, "Married");
        merge(scene.customer, survivor);

        world.upkeep();

        assertThat(lms.users.profile(account))
                .contains(world.customer(survivor).details().contact());
    }

    @Test
    void whatIsPutRightAfterAMergeIsPassedOnOnceForTheAccount() {
        var survivor = world.place(Visitor.anonymous(), world.guest(TYPED), "order-2");
        scene.correct(Field.CITY, "Lyon");
        world.upkeep();
        merge(scene.customer, survivor);

        scene.correct(SHOP, survivor, Map.of(Field.CITY, "Nice"));
        world.upkeep();

        assertThat(lms.users.profile(account))
                .contains(world.customer(survivor).details().contact());
        assertThat(world.task(survivor, Task.Kind.UPDATE_PROFILE)).isEmpty();
        assertThat(scene.task("details")).isPresent();
    }

    private void merge(CustomerId from, CustomerId into) {
        var office = world.chaland.backOffice();
        var preview = office.previewMerge(OfficeJourney.STAFF, from, into)
                .toOptional()
                .orElseThrow();
        office.merge(OfficeJourney.STAFF, preview.token(), "One person");
    }

    @Test // I12
    void aShopThatDidNotMakeTheAccountPassesNothingOn() {
        var there = elsewhere(Link.signedIn(account, World.START));

        scene.correct(ELSEWHERE, there, Map.of(Field.CITY, "Nice"));
        world.upkeep();

        assertThat(scene.there().city()).contains("Paris");
    }

    private CustomerId elsewhere(Link link) {
        world.shops.put(ELSEWHERE, World.usualRules().build());
        var there = Customer.builder(ELSEWHERE, new CustomerId(new UUID(9, 9)), World.START)
                .details(TYPED)
                .links(List.of(link))
                .build();
        storage.customers().insert(there);
        return there.id();
    }
}
