package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.contact;
import static org.chaland.journey.People.with;

import java.util.Optional;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.SignInRefusal;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Visitor;
import org.junit.jupiter.api.Test;

/** Who is linked, and what is shown to and kept of whom. */
class OwnershipTest extends MeddledJourney {

    @Test // I13
    void anOperatorWhoSignsInIsNotLinkedAsTheCustomer() {
        var staff = lms.users.addUser(contact("Staff", "staff@example.org").build());
        var handle = world.saved(world.submit(Visitor.operator(), Optional.empty(), TYPED, ""));
        var begun = world.signIns.begin(Visitor.operator(), Optional.of(handle), NOTHING);
        if (begun instanceof BeginSignInOutcome.Redirect redirect) {
            var answer = lms.users.signIn(redirect.address(), staff);
            world.signIns.cameBack(redirect.handle(), answer);
        }

        assertThat(world.customerOf(staff)).isEmpty();
    }

    @Test // I13
    void anOperatorIsNotOfferedToSignIn() {
        assertThat(world.open(Visitor.operator(), Optional.empty()).signInIssuers())
                .isEmpty();
    }

    @Test // scenario 20, design §5: record, then profile, then what was typed
    void loadingThePageAgainAfterTheSignInDoesNotTakeWhatTheGuestTyped() {
        var signedIn = signedIn(Optional.of(world.guest(TYPED)), ada, NOTHING);
        assertThat(valueOf(signedIn.step(), Field.GIVEN_NAME)).contains("Augusta");

        var again = world.open(Visitor.signedIn(ada), Optional.of(signedIn.handle()));

        assertThat(valueOf(again, Field.GIVEN_NAME)).contains("Augusta");
    }

    @Test
    void anOrderPlacedRightAfterTheSignInDoesNotGoToTheAddressThatTheGuestTyped() {
        var signedIn = signedIn(Optional.of(world.guest(TYPED)), ada, NOTHING);

        world.placed(Visitor.signedIn(ada), signedIn.handle(), "order-1");

        assertThat(world.storage
                        .purchases()
                        .find(World.ref("order-1"))
                        .flatMap(purchase -> purchase.frozen().contact().email()))
                .as("the account's e-mail is locked")
                .isNotEqualTo(Optional.of("typed@example.org"));
    }

    @Test
    void whileTheProviderIsDownTheAddressIsNotFreeForThisOrderOnlyEither() {
        world.submitAs(ada, ADA);
        var visitor = Visitor.signedIn(ada);
        var base = world.open(visitor, Optional.empty()).base();
        lms.down("profile");
        var handle = world.submitForThisOrderOnly(visitor, with(ADA, Field.EMAIL, "elsewhere@example.org"), base);
        world.place(visitor, handle, "order-1");

        assertThat(world.purchase("order-1").frozen().contact().email()).contains("ada@example.org");
    }

    @Test
    void detailsForOneOrderOnlyAreNotThoseOfTheNext() {
        world.submitAs(ada, ADA);
        var visitor = Visitor.signedIn(ada);
        var handle = world.submitForThisOrderOnly(ada, with(ADA, Field.CITY, "Lyon"));
        world.place(visitor, handle, "order-1");
        world.complete("order-1");

        world.place(visitor, handle, "order-2");

        assertThat(world.purchase("order-2").frozen().contact().city()).contains("Paris");
    }

    @Test // scenario 39; ProfileSource: empty if the account cannot be used
    void anAccountThatCannotBeUsedAtTheProviderIsNotLinked() {
        var handle = world.guest(TYPED);
        lms.users.suspend(ada);

        var outcome = world.signIns.arrive(handle, ada);

        assertThat(outcome).isEqualTo(new SignedInOutcome.Refused(SignInRefusal.NOT_USABLE));
        assertThat(world.customerOf(ada)).isEmpty();
    }

    @Test
    void anAccountThatCannotBeUsedAtTheProviderIsShownNothingStored() {
        world.submitAs(ada, ADA);
        lms.users.suspend(ada);

        var step = world.open(Visitor.signedIn(ada), Optional.empty());

        assertThat(valueOf(step, Field.CITY)).isEmpty();
        assertThat(valueOf(step, Field.FAMILY_NAME)).isEmpty();
    }

    @Test
    void anAccountThatCannotBeUsedAtTheProviderDoesNotUnlockTheRecordsAddress() {
        world.submitAs(ada, ADA);
        var base = world.open(Visitor.signedIn(ada), Optional.empty()).base();
        lms.users.suspend(ada);

        world.submit(Visitor.signedIn(ada), Optional.empty(), with(ADA, Field.EMAIL, "mallory@example.org"), base);

        assertThat(world.customerOf(ada).orElseThrow().details().contact().email())
                .contains("ada@example.org");
    }

    @Test
    void aFormOpenedSignedInWithAGuestsHandleIsNoConflictWithItself() {
        var handle = world.guest(TYPED);
        var visitor = Visitor.signedIn(ada);
        var step = world.open(visitor, Optional.of(handle));

        var outcome = world.submit(visitor, Optional.of(handle), step.values(), step.base());

        assertThat(outcome).as("nobody else changed anything").isInstanceOf(SubmitOutcome.Saved.class);
    }

    @Test
    void twoEditsThatDoNotGoTogetherAreNotSavedAsIfTheyDid() {
        var start = with(
                with(
                        with(
                                with(
                                        with(TYPED, Field.BILLING_ORGANISATION, "Firm"),
                                        Field.BILLING_ADDRESS_LINE_1,
                                        "1 Rue"),
                                Field.BILLING_COUNTRY,
                                "FR"),
                        Field.BILLING_CITY,
                        "Paris"),
                Field.BILLING_POSTAL_CODE,
                "75001");
        var handle = world.guest(start);
        var one = world.open(ANONYMOUS, Optional.of(handle)).base();
        var other = world.open(ANONYMOUS, Optional.of(handle)).base();
        world.saved(world.submit(
                ANONYMOUS,
                Optional.of(handle),
                with(with(start, Field.BILLING_ORGANISATION, ""), Field.BILLING_FAMILY_NAME, "Someone"),
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
}
