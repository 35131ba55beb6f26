package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.showAgain;
import static org.chaland.journey.Answers.step;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.contact;
import static org.chaland.journey.People.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.ShowAgain;
import org.chaland.checkout.ShowAgain.Why;
import org.chaland.checkout.Submission;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.prefill.FormField.Offer;
import org.junit.jupiter.api.Test;

/** Two pages or two requests of one person: edits of different fields both survive, of one field are a conflict. */
class ConcurrentEditsTest extends MeddledJourney {

    @Test
    void ofTwoFirstSubmitsWithOneHandleOnlyOneMakesAGuest() {
        var handle = world.signIns.begun(Optional.empty(), NOTHING).handle();
        var faster = new ArrayList<CustomerId>();
        storage.before("CheckoutStore.update", () -> {
            world.saved(world.submit(ANONYMOUS, Optional.of(handle), TYPED, ""));
            faster.add(world.guestOf(handle));
        });

        world.saved(world.submit(ANONYMOUS, Optional.of(handle), with(TYPED, Field.CITY, "Lyon"), ""));

        assertThat(faster).containsExactly(world.guestOf(handle));
        assertThat(world.customer(faster.get(0)).details().get(Field.CITY)).contains("Lyon");
    }

    @Test
    void whoeverIsSlowerWithTheSameSummaryIsToldWhichOrderWasPlaced() {
        var handle = world.guest(ADA);
        var visit = World.visit(ANONYMOUS, handle);
        var reviewed = world.reviewed(visit);
        var faster = new ArrayList<PlacedOutcome>();
        storage.before(
                "CustomerStore.lockAll",
                () -> faster.add(world.chaland.checkout().placed(visit, "order-1", List.of(), reviewed)));

        var slower = world.chaland.checkout().placed(visit, "order-2", List.of(), reviewed);

        assertThat(faster).singleElement().isInstanceOf(PlacedOutcome.Placed.class);
        assertThat(slower).isEqualTo(new PlacedOutcome.AlreadyPlaced("order-1"));
    }

    @Test
    void ofTwoFirstSubmitsOfOneAccountTheSlowerWritesTheRecordOfTheFaster() {
        var faster = Records.recordOf(ada, Link.State.ACTIVE);
        storage.before("CustomerStore.insert", () -> storage.quiet().customers().insert(faster));

        var handle = world.submitAs(ada, ADA);

        assertThat(world.place(asAda, handle, "order-1")).isEqualTo(faster.id());
    }

    @Test
    void aGuestsEditSurvivesAnotherOneAtTheSameMoment() {
        var handle = world.guest(TYPED);
        var customer = world.guestOf(handle);
        var base = world.open(ANONYMOUS, Optional.of(handle)).base();
        storage.before("CustomerStore.update", () -> editMeanwhile(customer));

        world.saved(world.submit(ANONYMOUS, Optional.of(handle), with(TYPED, Field.CITY, "Lyon"), base));

        assertBothEdits(customer);
    }

    @Test
    void anAccountsEditSurvivesAnotherOneAtTheSameMoment() {
        world.submitAs(ada, ADA);
        var customer = world.customerOf(ada).orElseThrow().id();
        var base = world.open(asAda, Optional.empty()).base();
        storage.before("CustomerStore.update", () -> editMeanwhile(customer));

        world.saved(world.submit(asAda, Optional.empty(), with(ADA, Field.CITY, "Lyon"), base));

        assertBothEdits(customer);
    }

    @Test
    void twoPagesOfOnePersonThatEditDifferentFieldsBothSurvive() {
        world.submitAs(ada, ADA);
        var one = world.open(asAda, Optional.empty()).base();
        var other = world.open(asAda, Optional.empty()).base();

        world.saved(world.submit(asAda, Optional.empty(), with(ADA, Field.CITY, "Lyon"), one));
        world.saved(world.submit(asAda, Optional.empty(), with(ADA, Field.PHONE, "0102030405"), other));

        var contact = world.customerOf(ada).orElseThrow().details().contact();
        assertThat(contact.city()).contains("Lyon");
        assertThat(contact.phone()).contains("0102030405");
    }

    @Test
    void aStalePageOfOnePersonIsAConflict() {
        world.submitAs(ada, ADA);
        var stale = world.open(asAda, Optional.empty()).base();
        world.submitAs(ada, with(ADA, Field.CITY, "Lyon"));

        assertThat(world.submit(asAda, Optional.empty(), with(ADA, Field.CITY, "Nice"), stale))
                .is(showAgain(Why.CHANGED_ELSEWHERE));
    }

    @Test
    void twoTabsThatEditDifferentFieldsBothSurvive() {
        var handle = world.guest(ADA);
        var one = world.open(ANONYMOUS, Optional.of(handle));
        var other = world.open(ANONYMOUS, Optional.of(handle));

        world.saved(world.submit(ANONYMOUS, Optional.of(handle), with(ADA, Field.CITY, "Lyon"), one.base()));
        world.saved(world.submit(ANONYMOUS, Optional.of(handle), with(ADA, Field.PHONE, "0102030405"), other.base()));

        var kept = world.open(ANONYMOUS, Optional.of(handle)).values();
        assertThat(kept.contact().city()).contains("Lyon");
        assertThat(kept.contact().phone()).contains("0102030405");
    }

    @Test
    void twoTabsThatEditOneFieldAreNoConflictTheLastOneWins() {
        var handle = world.guest(ADA);
        var one = world.open(ANONYMOUS, Optional.of(handle));
        var stale = world.open(ANONYMOUS, Optional.of(handle));
        world.saved(world.submit(ANONYMOUS, Optional.of(handle), with(ADA, Field.CITY, "Lyon"), one.base()));

        world.saved(world.submit(
                ANONYMOUS,
                Optional.of(handle),
                with(with(ADA, Field.CITY, "Nice"), Field.PHONE, "+33 1 23 45 67 89"),
                stale.base()));

        var now = world.open(ANONYMOUS, Optional.of(handle)).values();
        assertThat(now.get(Field.CITY)).contains("Nice");
        assertThat(now.get(Field.PHONE)).isPresent();
    }

    @Test
    void aFieldThatTheOtherTabDidNotChangeKeepsWhatTheFirstHasSaved() {
        var handle = world.guest(ADA);
        var one = world.open(ANONYMOUS, Optional.of(handle));
        var stale = world.open(ANONYMOUS, Optional.of(handle));
        world.saved(world.submit(ANONYMOUS, Optional.of(handle), with(ADA, Field.CITY, "Lyon"), one.base()));

        world.saved(world.submit(
                ANONYMOUS, Optional.of(handle), with(ADA, Field.PHONE, "+33 1 23 45 67 89"), stale.base()));

        var now = world.open(ANONYMOUS, Optional.of(handle)).values();
        assertThat(now.get(Field.CITY)).contains("Lyon");
    }

    @Test
    void anEditOfStaffStaysAConflictAfterAnotherTabWasSavedWithoutOne() {
        var handle = world.guest(ADA);
        var one = world.open(ANONYMOUS, Optional.of(handle));
        var other = world.open(ANONYMOUS, Optional.of(handle));
        var customer = world.customer(world.guestOf(handle));
        world.update(customer.toBuilder().details(with(ADA, Field.CITY, "Lyon")));
        world.saved(world.submit(ANONYMOUS, Optional.of(handle), with(ADA, Field.GIVEN_NAME, "Adele"), one.base()));

        var outcome = world.submit(ANONYMOUS, Optional.of(handle), with(ADA, Field.CITY, "Nice"), other.base());

        assertThat(step(outcome, Why.CHANGED_ELSEWHERE).conflicts()).containsExactly(Field.CITY);
        assertThat(world.customer(customer.id()).details().get(Field.CITY)).contains("Lyon");
    }

    @Test
    void whatIsSentForOneOrderOnlyHidesNoEditOfAnotherBrowser() {
        var here = world.submitAs(ada, ADA);
        var page = world.open(asAda, Optional.of(here)).base();
        world.submitAs(ada, with(ADA, Field.CITY, "Lyon"));
        var forOneOrder = new Submission(with(ADA, Field.CITY, "Brest"), page, true);
        world.saved(world.chaland.checkout().submit(World.visit(asAda, here), forOneOrder));

        var outcome = world.submit(asAda, Optional.of(here), with(ADA, Field.CITY, "Nice"), page);

        assertThat(step(outcome, Why.CHANGED_ELSEWHERE).conflicts()).containsExactly(Field.CITY);
    }

    @Test
    void anEditOfStaffIsAConflictWhichOffersThePresentValue() {
        var handle = world.guest(ADA);
        var stale = world.open(ANONYMOUS, Optional.of(handle));
        var customer = world.customer(world.guestOf(handle));
        world.update(customer.toBuilder().details(with(ADA, Field.CITY, "Lyon")));

        var outcome = world.submit(ANONYMOUS, Optional.of(handle), with(ADA, Field.CITY, "Nice"), stale.base());

        var conflict = step(outcome, Why.CHANGED_ELSEWHERE);
        var city = conflict.field(Field.CITY).orElseThrow();
        assertThat(conflict.conflicts()).containsExactly(Field.CITY);
        assertThat(((ShowAgain) outcome).handle()).contains(handle);
        assertThat(city.value()).contains("Nice");
        assertThat(city.offers()).containsExactly(new Offer("Lyon", "record"));
        assertThat(world.open(ANONYMOUS, Optional.of(handle)).values().contact().city())
                .contains("Lyon");

        world.saved(world.submit(ANONYMOUS, Optional.of(handle), with(ADA, Field.CITY, "Nice"), conflict.base()));
        assertThat(world.open(ANONYMOUS, Optional.of(handle)).values().contact().city())
                .contains("Nice");
    }

    @Test
    void twoEditsThatDoNotGoTogetherAreNotSavedAsIfTheyDid() {
        var start = with(
                TYPED,
                Map.of(
                        Field.BILLING_ORGANISATION, "Firm",
                        Field.BILLING_ADDRESS_LINE_1, "1 Rue",
                        Field.BILLING_COUNTRY, "FR",
                        Field.BILLING_CITY, "Paris",
                        Field.BILLING_POSTAL_CODE, "75001"));
        var handle = world.guest(start);
        var one = world.open(ANONYMOUS, Optional.of(handle)).base();
        var other = world.open(ANONYMOUS, Optional.of(handle)).base();
        world.saved(world.submit(
                ANONYMOUS,
                Optional.of(handle),
                with(start, Map.of(Field.BILLING_ORGANISATION, "", Field.BILLING_FAMILY_NAME, "Someone")),
                one));

        var outcome = world.submit(
                ANONYMOUS,
                Optional.of(handle),
                Details.of(TYPED.contact()), // no separate invoicing identity any more
                other);

        if (outcome instanceof SubmitOutcome.Saved saved) {
            assertThat(world.placed(ANONYMOUS, saved.handle(), "order-1")).isInstanceOf(PlacedOutcome.Placed.class);
        }
    }

    @Test
    void aFormOpenedSignedInWithAGuestsHandleIsNoConflictWithItself() {
        var handle = world.guest(TYPED);
        var step = world.open(asAda, Optional.of(handle)).takingOffers();

        var outcome = world.submit(asAda, Optional.of(handle), step.values(), step.base());

        assertThat(outcome).as("nobody else changed anything").isInstanceOf(SubmitOutcome.Saved.class);
    }

    private void editMeanwhile(CustomerId customer) {
        var before = world.customer(customer);
        world.update(before.toBuilder().details(with(before.details(), Field.PHONE, "0102030405")));
    }

    private void assertBothEdits(CustomerId customer) {
        var kept = world.customer(customer).details().contact();
        assertThat(kept.city()).contains("Lyon");
        assertThat(kept.phone()).contains("0102030405");
    }
}
