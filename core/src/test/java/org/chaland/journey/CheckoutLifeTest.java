package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.showAgain;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.profile;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;
import static org.chaland.journey.World.visit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.ReviewOutcome;
import org.chaland.checkout.ShowAgain;
import org.chaland.checkout.ShowAgain.Why;
import org.chaland.checkout.SignInRequest;
import org.chaland.checkout.SignedInOutcome.Reason;
import org.chaland.checkout.SignedInOutcome.Refused;
import org.chaland.model.Customer;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.Link;
import org.chaland.model.Visitor;
import org.chaland.prefill.ContactStep;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A checkout ends with its order: shared computers, two tabs, the back button, double clicks, a correction before payment. */
@Tag("repeatable")
class CheckoutLifeTest extends MeddledJourney {

    // The shared computer

    @ParameterizedTest
    @ValueSource(strings = {"placed", "completed", "provisioned", "cancelled"})
    void theNextPersonAtTheSameComputerSeesNothingAndBuysForThemselves(String state) {
        var parents = world.guest(ADA);
        var parent = world.place(ANONYMOUS, parents, "order-1");
        become(state);

        var step = world.open(ANONYMOUS, Optional.of(parents));
        assertThat(step.values())
                .isEqualTo(world.open(ANONYMOUS, Optional.empty()).values());
        assertThat(step.fields()).allSatisfy(field -> assertThat(field.offers()).isEmpty());

        var childs = world.saved(world.submit(ANONYMOUS, Optional.of(parents), EVE, step.base()));
        var child = world.place(ANONYMOUS, childs, "order-2");

        assertThat(child).isNotEqualTo(parent);
        assertThat(world.purchase("order-1").frozen()).isEqualTo(ADA);
        assertThat(world.purchase("order-1").customer()).isEqualTo(parent);
        assertThat(world.purchase("order-2").frozen()).isEqualTo(EVE);
    }

    @Test
    void whoeverSignsInThereAtTheNextContactStepDoesNotGetTheOrderOfThePersonBefore() {
        var parents = world.guest(ADA);
        var parent = world.place(ANONYMOUS, parents, "order-1");

        var arrived = signedIn(Optional.of(parents), ada, NOTHING);
        var byTheHost = world.signIns.arrive(parents, ada);

        assertThat(arrived.handle()).isNotEqualTo(parents);
        assertThat(valuesAndOffers(arrived.step())).doesNotContain("London");
        assertThat(byTheHost).isEqualTo(new Refused(Reason.EXPIRED));
        assertThat(world.purchase("order-1").customer()).isEqualTo(parent);
        assertThat(world.customerOf(ada)).isEmpty();
    }

    @Test
    void whatAGuestTypedIsOnlyOfferedToWhoeverSignsInThereAndTheirRecordGetsNothingOfIt() {
        var handle = world.guest(TYPED);
        var guest = world.guestOf(handle);

        var arrived = signedIn(Optional.of(handle), ada, NOTHING);
        var own = world.submit(
                asAda,
                Optional.of(arrived.handle()),
                with(ADA, Field.CITY, "Nice"),
                arrived.step().base());

        world.saved(own);
        assertThat(world.storage.customers().find(SHOP, guest)).isEmpty();
        assertThat(world.customerOf(ada).orElseThrow().details().get(Field.CITY))
                .contains("Nice");
    }

    // The order's own page

    @Test
    void fromThePageOfTheOrderWhoeverSignsInGetsItAndSeesNothingThatWasTyped() {
        var handle = world.guest(TYPED);
        world.place(ANONYMOUS, handle, "order-1");

        var signedIn = SignIns.signedIn(world.signIns.throughForOrder(lms.users, handle, ada, "order-1"));

        assertThat(world.purchase("order-1").customer())
                .isEqualTo(world.customerOf(ada).map(Customer::id).orElseThrow());
        assertThat(valuesAndOffers(signedIn.step())).doesNotContain("Paris", "Typed");
    }

    @Test
    void theHandleSignsInForNoOtherOrder() {
        var handle = world.guest(TYPED);
        world.place(ANONYMOUS, handle, "order-1");
        world.place(ANONYMOUS, world.guest(EVE), "order-2");

        assertThat(world.signIns.arriveForOrder(handle, ada, "order-2")).isEqualTo(new Refused(Reason.EXPIRED));
        assertThat(world.signIns.arriveForOrder(world.guest(EVE), ada, "order-1"))
                .isEqualTo(new Refused(Reason.EXPIRED));
    }

    @Test
    void anOrderThatHasBecomeSomebodyElsesIsNotGivenAway() {
        var handle = world.guest(TYPED);
        world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        world.upkeep();

        assertThat(world.signIns.arriveForOrder(handle, ada, "order-1")).isEqualTo(new Refused(Reason.NOT_YOURS));
        assertThat(world.customerOf(ada)).isEmpty();
    }

    @Test
    void signingInForItTwiceIsNoOp() {
        var handle = world.guest(TYPED);
        world.place(ANONYMOUS, handle, "order-1");
        var first = SignIns.signedIn(world.signIns.arriveForOrder(handle, ada, "order-1"));

        var again = SignIns.signedIn(world.signIns.arriveForOrder(first.handle(), ada, "order-1"));

        assertThat(again.customer()).isEqualTo(first.customer());
    }

    // Reviewed is what is frozen

    @Test
    void whatWasChangedInAnotherTabSinceTheSummaryIsNotFrozenButShown() {
        var handle = world.guest(ADA);
        var reviewed = world.reviewed(visit(ANONYMOUS, handle));
        world.saved(
                world.submit(ANONYMOUS, Optional.of(handle), with(ADA, Field.CITY, "Lyon"), base(ANONYMOUS, handle)));

        var outcome = world.chaland.checkout().placed(visit(ANONYMOUS, handle), "order-1", List.of(), reviewed);

        assertThat(outcome).isInstanceOfSatisfying(ReviewOutcome.Ready.class, now -> {
            assertThat(now.details().get(Field.CITY)).contains("Lyon");
            assertThat(world.chaland.checkout().placed(visit(ANONYMOUS, handle), "order-1", List.of(), now.version()))
                    .isInstanceOf(PlacedOutcome.Placed.class);
        });
        assertThat(world.purchase("order-1").frozen().get(Field.CITY)).contains("Lyon");
    }

    @Test
    void aVersionThatIsNoneIsAnsweredByTheSummary() {
        var handle = world.guest(ADA);

        assertThat(world.chaland.checkout().placed(visit(ANONYMOUS, handle), "order-1", List.of(), ""))
                .isInstanceOf(ReviewOutcome.Ready.class);
        assertThat(world.storage.purchases().find(World.ref("order-1"))).isEmpty();
    }

    // Repetitions

    @Test
    void theSameOrderIsPlacedOnceHoweverOftenThePageIsSent() {
        var handle = world.guest(ADA);
        var visit = visit(ANONYMOUS, handle);
        var reviewed = world.reviewed(visit);

        var first = world.chaland.checkout().placed(visit, "order-1", List.of(), reviewed);
        var second = world.chaland.checkout().placed(visit, "order-1", List.of(), reviewed);
        var byAnotherNumber = world.chaland.checkout().placed(visit, "order-2", List.of(), reviewed);
        var bySomethingElse = world.chaland.checkout().placed(visit, "order-2", List.of(), "made up");

        assertThat(second).isEqualTo(first);
        assertThat(byAnotherNumber).isEqualTo(new PlacedOutcome.AlreadyPlaced("order-1"));
        assertThat(bySomethingElse).is(showAgain(Why.NOT_PASSED));
        assertThat(world.storage.purchases().find(World.ref("order-2"))).isEmpty();
    }

    @Test
    void theFirstPageThatIsSentTwiceMakesOneGuest() {
        var base = world.open(ANONYMOUS, Optional.empty()).base();

        var first = world.saved(world.submit(ANONYMOUS, Optional.empty(), ADA, base));
        var second = world.saved(world.submit(ANONYMOUS, Optional.empty(), ADA, base));

        assertThat(second).isEqualTo(first);
        assertThat(world.guestOf(second)).isEqualTo(world.guestOf(first));
    }

    @Test
    void theFirstPageThatIsSentTwiceAtOnceMakesOneGuest() {
        var base = world.open(ANONYMOUS, Optional.empty()).base();
        var faster = new ArrayList<Handle>();
        storage.before(
                "CheckoutStore.insert",
                () -> faster.add(world.saved(world.submit(ANONYMOUS, Optional.empty(), ADA, base))));

        var slower = world.saved(world.submit(ANONYMOUS, Optional.empty(), ADA, base));

        assertThat(faster).containsExactly(slower);
    }

    @Test
    void theFirstPageOfAnAccountThatIsSentTwiceMakesOneCheckout() {
        var base = world.open(asAda, Optional.empty()).base();

        var first = world.saved(world.submit(asAda, Optional.empty(), ADA, base));
        var second = world.saved(world.submit(asAda, Optional.empty(), ADA, base));

        assertThat(second).isEqualTo(first);
    }

    /** A cache between the shop and its visitors, which the shop should not have, may give one page to two people. */
    @Test
    void twoPeopleWithOnePageHaveTwoCheckouts() {
        var base = world.open(ANONYMOUS, Optional.empty()).base();

        var one = world.saved(world.submit(ANONYMOUS, Optional.empty(), ADA, base));
        var other = world.saved(world.submit(ANONYMOUS, Optional.empty(), EVE, base));

        assertThat(other).isNotEqualTo(one);
        assertThat(world.guestOf(other)).isNotEqualTo(world.guestOf(one));
    }

    @Test
    void aPageWithAnotherAddressThatIsSentTwiceLeadsToTheSameNewHandle() {
        var handle = world.guest(ADA);
        var base = base(ANONYMOUS, handle);
        var changed = with(ADA, Field.EMAIL, "other@example.org");

        var first = world.saved(world.submit(ANONYMOUS, Optional.of(handle), changed, base));
        var second = world.saved(world.submit(ANONYMOUS, Optional.of(handle), changed, base));

        assertThat(first).isNotEqualTo(handle);
        assertThat(second).isEqualTo(first);
        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
    }

    @Test
    void thePageAfterAnOrderThatIsSentTwiceMakesOneGuestToo() {
        var handle = world.guest(ADA);
        world.place(ANONYMOUS, handle, "order-1");
        var base = base(ANONYMOUS, handle);

        var first = world.saved(world.submit(ANONYMOUS, Optional.of(handle), EVE, base));
        var second = world.saved(world.submit(ANONYMOUS, Optional.of(handle), EVE, base));

        assertThat(second).isEqualTo(first).isNotEqualTo(handle);
    }

    @Test
    void aPageWithoutItsBaseIsAnotherCheckoutEachTime() {
        var first = world.saved(world.submit(ANONYMOUS, Optional.empty(), ADA, ""));
        var second = world.saved(world.submit(ANONYMOUS, Optional.empty(), ADA, ""));

        assertThat(second).isNotEqualTo(first);
    }

    // Back, and corrected

    @Test
    void aPageOfTheBrowsersCacheIsNoConflictWithWhatWasSentFromItBefore() {
        var base = world.open(ANONYMOUS, Optional.empty()).base();
        var handle = world.saved(world.submit(ANONYMOUS, Optional.empty(), with(ADA, Field.CITY, "Pariss"), base));

        world.saved(world.submit(ANONYMOUS, Optional.of(handle), with(ADA, Field.CITY, "Paris"), base));

        assertThat(world.customer(world.guestOf(handle)).details().get(Field.CITY))
                .contains("Paris");
    }

    @Test
    void aCorrectionWithoutABaseIsNoConflictWithOneself() {
        var handle = world.guest(ADA);

        world.saved(world.submit(ANONYMOUS, Optional.of(handle), with(ADA, Field.CITY, "Lyon"), ""));

        assertThat(world.customer(world.guestOf(handle)).details().get(Field.CITY))
                .contains("Lyon");
    }

    @Test
    void anUnpaidOrderThatIsPlacedAgainAfterACorrectionIsFrozenAnew() {
        var base = world.open(ANONYMOUS, Optional.empty()).base();
        var handle = world.saved(world.submit(ANONYMOUS, Optional.empty(), with(TYPED, Field.CITY, "Pariss"), base));
        world.place(ANONYMOUS, handle, "order-1");

        var corrected =
                world.saved(world.submit(ANONYMOUS, Optional.of(handle), with(TYPED, Field.CITY, "Paris"), base));
        var buyer = world.place(ANONYMOUS, corrected, "order-1");
        world.complete("order-1");
        world.upkeep();

        assertThat(world.purchase("order-1").frozen().get(Field.CITY)).contains("Paris");
        assertThat(world.purchase("order-1").customer()).isEqualTo(buyer);
        assertThat(lms.users.accounts()).as("ada's and the buyer's").hasSize(2);
    }

    @Test
    void ownersCorrectAnUnpaidOrderToo() {
        world.place(asAda, world.submitAs(ada, with(ADA, Field.CITY, "Pariss")), "order-1");

        world.place(asAda, world.submitAs(ada, with(ADA, Field.CITY, "Paris")), "order-1");

        assertThat(world.purchase("order-1").frozen().get(Field.CITY)).contains("Paris");
    }

    @Test // I7
    void whatIsPaidIsNotFrozenAnew() {
        var handle = world.guest(ADA);
        world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");

        var again = world.openAndSubmit(ANONYMOUS, Optional.of(handle), with(ADA, Field.CITY, "Lyon"));

        assertThat(world.placed(ANONYMOUS, again, "order-1")).isInstanceOf(PlacedOutcome.Conflict.class);
        assertThat(world.purchase("order-1").frozen()).isEqualTo(ADA);
    }

    @Test
    void nobodyElsePlacesAnUnpaidOrderAgain() {
        world.place(ANONYMOUS, world.guest(ADA), "order-1");

        assertThat(world.placed(ANONYMOUS, world.guest(EVE), "order-1")).isInstanceOf(PlacedOutcome.Conflict.class);
        assertThat(world.purchase("order-1").frozen()).isEqualTo(ADA);
    }

    @Test
    void anUnpaidOrderThatWasAttachedMeanwhileIsNotPlacedAgainByTheBrowser() {
        var handle = world.guest(ADA);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        var again = world.openAndSubmit(ANONYMOUS, Optional.of(handle), with(ADA, Field.CITY, "Lyon"));
        world.storage.customers().link(SHOP, customer, Link.created(ada, World.START));

        assertThat(world.placed(ANONYMOUS, again, "order-1")).isInstanceOf(PlacedOutcome.Conflict.class);
        assertThat(world.purchase("order-1").frozen()).isEqualTo(ADA);
    }

    // Signed in by the host's own security in the middle

    @Test
    void whoeverIsSignedInByTheHostBetweenTheFormAndTheOrderDoesNotBuyPastTheirAccount() {
        var handle = world.guest(TYPED);
        var reviewed = world.reviewed(visit(ANONYMOUS, handle));

        var outcome = world.chaland.checkout().placed(visit(asAda, handle), "order-1", List.of(), reviewed);

        assertThat(outcome).is(showAgain(Why.SIGNED_IN_SINCE));
        assertThat(world.chaland.checkout().review(visit(asAda, handle))).is(showAgain(Why.SIGNED_IN_SINCE));

        var step = ((ShowAgain) outcome).step().takingOffers();
        var own = world.saved(world.submit(asAda, Optional.of(handle), step.values(), step.base()));
        assertThat(world.place(asAda, own, "order-1"))
                .isEqualTo(world.customerOf(ada).map(Customer::id).orElseThrow());
    }

    @Test
    void anAccountThatCannotBeUsedBuysAsAGuestAndIsNotAskedForEver() {
        lms.users.suspend(ada);

        var handle = world.submitAs(ada, TYPED);

        assertThat(world.placed(asAda, handle, "order-1")).isInstanceOf(PlacedOutcome.Placed.class);
    }

    // What the handle tells

    @ParameterizedTest // field report 1.19
    @ValueSource(strings = {"unknown", "known"})
    void afterAPaidOrderTheHandleTellsNothingOfTheAddress(String address) {
        if (address.equals("known")) {
            lms.users.addUser(profile("Known", "typed@example.org"));
        }
        var traced = new TracedStorage(world.storage);
        var shop = new World(traced, List.of(lms));
        var handle = shop.guest(TYPED);
        shop.place(ANONYMOUS, handle, "order-1");
        shop.complete("order-1");
        shop.upkeep();
        traced.forget();

        var expired = shop.isExpired(ANONYMOUS, handle);
        var reviewed = shop.chaland.checkout().review(visit(ANONYMOUS, handle));
        var again = shop.placed(ANONYMOUS, handle, "order-1");
        var other = shop.placed(ANONYMOUS, handle, "order-2");
        var begun = shop.chaland
                .checkout()
                .beginSignInForOrder(visit(ANONYMOUS, handle), SignInRequest.at(World.LMS, World.RETURN), "order-1");

        assertThat(expired).isFalse();
        assertThat(reviewed).is(showAgain(Why.NOT_PASSED));
        assertThat(again).isInstanceOf(PlacedOutcome.Placed.class);
        assertThat(other).is(showAgain(Why.NOT_PASSED));
        assertThat(Answers.name(begun)).isEqualTo("Redirect");
        assertThat(traced.calls()).noneMatch(call -> call.startsWith("CustomerStore") && !call.endsWith("lockAll"));
    }

    private void become(String state) {
        if (!state.equals("placed") && !state.equals("cancelled")) {
            world.complete("order-1");
        }
        if (state.equals("provisioned")) {
            world.upkeep();
        }
        if (state.equals("cancelled")) {
            world.cancel("order-1");
        }
    }

    private String base(Visitor visitor, Handle handle) {
        return world.open(visitor, Optional.of(handle)).base();
    }

    private static List<String> valuesAndOffers(ContactStep step) {
        var all = new ArrayList<>(step.values().values().values());
        step.fields().forEach(field -> field.offers().forEach(offer -> all.add(offer.value())));
        return all;
    }
}
