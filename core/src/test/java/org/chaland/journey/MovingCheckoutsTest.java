package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.contact;
import static org.chaland.journey.People.profile;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.FormField;
import org.chaland.checkout.Handle;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.internal.Digests;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.model.Visitor;
import org.chaland.spi.CustomerEvent;
import org.junit.jupiter.api.Test;

/** A checkout goes over to an account, also when something else happens at the same moment. */
class MovingCheckoutsTest {

    private final MeddledStorage storage = new MeddledStorage(StorageUnderTest.fresh());
    private final World world = new World(storage);
    private final Account ada = world.user(profile("Ada", "ada@example.org"));
    private final Account eve = world.user(contact("Eve", "eve@example.org").build());

    @Test
    void detailsForOneOrderOfThePersonBeforeAreNotThoseOfTheNext() {
        world.submitAs(eve, EVE);
        world.submitAs(ada, ADA);
        var visitor = Visitor.signedIn(ada);
        var handle = world.submitForThisOrderOnly(ada, with(ADA, Field.CITY, "Adaville"));

        world.place(Visitor.signedIn(eve), world.signIns.arrived(handle, eve).handle(), "order-1");

        assertThat(world.purchase("order-1").frozen()).isEqualTo(EVE);
    }

    @Test
    void theRecordOfThePersonBeforeIsNotThatOfTheNext() {
        var handle = world.signIns.arrived(world.submitAs(ada, ADA), eve).handle();

        assertThat(world.placed(Visitor.signedIn(eve), handle, "order-1"))
                .isEqualTo(new PlacedOutcome.Incomplete(List.of()));
    }

    @Test
    void signingInRenewsTheLifeOfTheCheckout() {
        var handle = world.guest(TYPED);
        world.clock.advance(Duration.ofDays(6));
        var next = world.signIns.arrived(handle, ada).handle();
        world.clock.advance(Duration.ofDays(6));

        assertThat(world.isExpired(Visitor.signedIn(ada), next)).isFalse();
    }

    @Test
    void beginningToSignInRenewsTheLifeOfTheCheckout() {
        var handle = world.guest(TYPED);
        world.clock.advance(Duration.ofDays(6));
        world.signIns.begin(ANONYMOUS, Optional.of(handle), NOTHING);
        world.clock.advance(Duration.ofDays(6));

        assertThat(world.isExpired(ANONYMOUS, handle)).isFalse();
    }

    @Test
    void whoeverIsSlowerWithTheSameHandleGetsNothing() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        storage.before("CheckoutStore.update", () -> rotate(handle));

        assertThat(world.signIns.arrive(handle, ada)).isInstanceOf(SignedInOutcome.Expired.class);
        assertThat(world.customer(customer).isGuest()).isTrue();
    }

    @Test
    void whoeverIsSlowerToLinkTheAccountIsMergedWithTheFaster() {
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");
        storage.before("CustomerStore.link", () -> world.linked(ada, Link.State.ACTIVE));

        world.signIns.arrived(handle, ada);

        var owner = world.customerOf(ada).orElseThrow().id();
        assertThat(world.customer(guest).mergedInto()).contains(owner);
        assertThat(world.purchase("order-1").customer()).isEqualTo(owner);
    }

    @Test
    void bothRecordsAreLockedBeforeAPurchaseIsMoved() {
        world.submitAs(ada, ADA);
        var handle = world.guest(TYPED);
        var traced = new TracedStorage(storage);
        var shop = new World(traced, List.of(world.lms));

        shop.signIns.arrive(handle, ada);

        var calls = traced.calls();
        assertThat(calls.subList(0, calls.indexOf("PurchaseStore.repoint")))
                .filteredOn("CustomerStore.lock"::equals)
                .hasSize(2);
    }

    @Test
    void aGuestWhoWasMergedElsewhereMeanwhileStaysThere() {
        world.submitAs(ada, ADA);
        var elsewhere = world.place(ANONYMOUS, world.guest(EVE), "order-2");
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");
        storage.before(
                "CustomerStore.lock",
                () -> world.update(world.customer(guest).toBuilder().mergedInto(elsewhere)));

        var outcome = world.signIns.arrive(handle, ada);

        assertThat(outcome).isInstanceOf(SignedInOutcome.Expired.class);

        assertThat(world.customer(guest).mergedInto()).contains(elsewhere);
        assertThat(world.purchase("order-1").customer()).isEqualTo(guest);
    }

    @Test
    void aGuestWhoWasLinkedMeanwhileIsNotMerged() {
        world.submitAs(ada, ADA);
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");
        storage.before("CustomerStore.lock", () -> link(guest, Link.created(eve, World.START)));

        var outcome = world.signIns.arrive(handle, ada);

        assertThat(outcome).isInstanceOf(SignedInOutcome.Expired.class);

        assertThat(world.customer(guest).isActive()).isTrue();
        assertThat(world.purchase("order-1").customer()).isEqualTo(guest);
    }

    @Test
    void aRecordThatWasRestrictedMeanwhileReceivesNothing() {
        world.submitAs(ada, ADA);
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");
        storage.before(
                "CustomerStore.lock",
                () -> world.update(
                        world.customerOf(ada).orElseThrow().toBuilder().state(Customer.State.RESTRICTED)));

        world.signIns.arrive(handle, ada);

        assertThat(world.customer(guest).isActive()).isTrue();
        assertThat(world.purchase("order-1").customer()).isEqualTo(guest);
    }

    @Test // I5
    void aMergeRaisesTheEpochOfTheTombstone() {
        world.submitAs(ada, ADA);
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");

        world.signIns.arrived(handle, ada);

        assertThat(world.customer(guest).epoch()).isEqualTo(1);
    }

    @Test
    void whatWasPaidAsAGuestOpensTheSupportAreaOfTheAccountItIsMergedInto() {
        world.submitAs(ada, ADA);
        var handle = world.guest(ADA);
        var guest = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        world.upkeep();
        assertThat(world.task(guest, Task.Kind.PROVISION).flatMap(Task::reason)).contains("email-taken");

        world.signIns.arrived(handle, ada);
        world.upkeep();

        assertThat(world.lms.supported(SHOP)).containsExactly(ada);
        assertThat(world.task(guest, Task.Kind.PROVISION).map(Task::state)).contains(Task.State.DONE);
    }

    @Test
    void whatWasNotPaidOpensNothing() {
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");

        world.signIns.arrived(handle, ada);

        assertThat(world.task(guest, Task.Kind.GRANT_SUPPORT)).isEmpty();
    }

    @Test
    void theHostIsToldThatAGuestWasLinked() {
        world.signIns.arrived(world.guest(TYPED), ada);
        world.upkeep();

        assertThat(world.told()).containsExactly(CustomerEvent.Type.LINKED);
    }

    @Test
    void theNextSubmitOfALinkedGuestKeepsTheHandleAlive() {
        var visitor = Visitor.signedIn(ada);
        var signedIn = world.signIns.arrived(world.guest(TYPED), ada);

        var handle = world.saved(world.submit(
                visitor,
                Optional.of(signedIn.handle()),
                signedIn.step().values(),
                signedIn.step().base()));

        assertThat(world.isExpired(visitor, handle)).isFalse();
        assertThat(world.placed(visitor, handle, "order-1")).isInstanceOf(PlacedOutcome.Placed.class);
    }

    @Test
    void theHandleOfSomebodyElseSavesNothing() {
        var handle = world.submitAs(ada, ADA);

        assertThat(world.submit(Visitor.signedIn(eve), Optional.of(handle), EVE, ""))
                .isInstanceOf(SubmitOutcome.Expired.class);
        assertThat(world.customerOf(eve)).isEmpty();
    }

    @Test
    void nobodyBeginsToSignInWithTheHandleOfSomebodyElse() {
        var handle = world.submitAs(ada, ADA);

        assertThat(world.signIns.begin(Visitor.signedIn(eve), Optional.of(handle), NOTHING))
                .isInstanceOf(BeginSignInOutcome.Expired.class);
        assertThat(world.signIns.begin(ANONYMOUS, Optional.of(handle), NOTHING))
                .isInstanceOf(BeginSignInOutcome.Expired.class);
    }

    @Test
    void theDraftBeforeIsKeptWhenTheSecondAttemptBringsNone() {
        var handle = world.signIns.begun(Optional.empty(), TYPED).handle();
        world.signIns.begin(ANONYMOUS, Optional.of(handle), NOTHING);

        var city = world.signIns.arrived(handle, ada).step().field(Field.CITY);

        assertThat(city.flatMap(FormField::value)).contains("Paris");
    }

    @Test
    void aGuestsDraftIsForgottenOnceTheFormIsSaved() {
        var handle = world.guest(TYPED);
        world.signIns.begin(ANONYMOUS, Optional.of(handle), with(TYPED, Field.CITY, "Nice"));
        world.openAndSubmit(ANONYMOUS, Optional.of(handle), with(TYPED, Field.CITY, "Lyon"));

        var city = world.open(ANONYMOUS, Optional.of(handle)).field(Field.CITY).orElseThrow();

        assertThat(city.value()).contains("Lyon");
        assertThat(city.offers()).isEmpty();
    }

    @Test
    void anAccountsDraftIsForgottenOnceTheFormIsSaved() {
        var visitor = Visitor.signedIn(ada);
        var signedIn = world.signedIn(Optional.empty(), ada, TYPED);
        var handle = world.saved(world.submit(
                visitor,
                Optional.of(signedIn.handle()),
                with(ADA, Field.CITY, "Lyon"),
                signedIn.step().base()));

        assertThat(world.open(visitor, Optional.of(handle)).fields())
                .allSatisfy(field -> assertThat(field.offers()).isEmpty());
    }

    @Test
    void aHandleGivenOutAfterTheEpochGrewIsAlive() {
        world.signIns.arrived(world.guest(TYPED), ada);

        var handle = world.submitAs(
                ada, world.open(Visitor.signedIn(ada), Optional.empty()).values());

        assertThat(world.isExpired(Visitor.signedIn(ada), handle)).isFalse();
        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
    }

    @Test
    void anIntentUnderWayIsNotEndedByTheSignIn() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");

        world.signIns.arrived(handle, ada);

        assertThat(world.task(customer, Task.Kind.PROVISION).map(Task::state)).contains(Task.State.OPEN);
        world.upkeep();
        assertThat(world.task(customer, Task.Kind.PROVISION).map(Task::state)).contains(Task.State.DONE);
    }

    private void rotate(Handle handle) {
        var checkout = storage.quiet()
                .checkouts()
                .findByHandle(SHOP, Digests.sha256Hex(handle.value()))
                .orElseThrow();
        storage.quiet()
                .checkouts()
                .update(checkout.toBuilder().handleHash("0".repeat(64)).build());
    }

    private void link(CustomerId customer, Link link) {
        storage.quiet().customers().link(SHOP, customer, link);
    }
}
