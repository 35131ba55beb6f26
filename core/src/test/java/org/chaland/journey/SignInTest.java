package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.contact;
import static org.chaland.journey.People.details;
import static org.chaland.journey.People.profile;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.FormField;
import org.chaland.checkout.SignInRefusal;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Visitor;
import org.chaland.prefill.Offer;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.RemoteCallInTransactionException;
import org.junit.jupiter.api.Test;

class SignInTest {

    private final World world = new World();
    private final Account ada = world.user(Contact.builder()
            .givenName("Ada")
            .familyName("Profile")
            .email("ada@example.org")
            .build());

    @Test // scenario 19, S4
    void theDraftSurvivesTheRedirectAndTheProfileFillsTheForm() {
        var step = world.signedIn(Optional.empty(), ada, TYPED).step();

        assertThat(step.field(Field.FAMILY_NAME).flatMap(FormField::value)).contains("Profile");
        assertThat(step.field(Field.FAMILY_NAME).flatMap(FormField::source)).contains("profile");
        assertThat(step.field(Field.CITY).flatMap(FormField::value)).contains("Paris");
        assertThat(step.field(Field.CITY).flatMap(FormField::source)).contains("typed");
        assertThat(step.signInIssuers()).isEmpty();
    }

    @Test // scenario 20
    void whatWasTypedAndDiffersIsOfferedNotTaken() {
        var step = world.signedIn(Optional.empty(), ada, TYPED).step();

        assertThat(step.field(Field.GIVEN_NAME).flatMap(FormField::value)).contains("Ada");
        assertThat(step.field(Field.GIVEN_NAME).orElseThrow().offers()).containsExactly(new Offer("Typed", "typed"));
        assertThat(step.field(Field.CITY).orElseThrow().offers()).isEmpty();
    }

    @Test
    void takingAnOfferedValueKeepsTheBaseAndOffersWhatWasThere() {
        var step = world.signedIn(Optional.empty(), ada, TYPED).step();

        var taken = step.withTyped(with(step.values(), Field.GIVEN_NAME, "Typed"), step.base());

        assertThat(taken.base()).isEqualTo(step.base());
        assertThat(taken.field(Field.GIVEN_NAME).flatMap(FormField::value)).contains("Typed");
        assertThat(taken.field(Field.GIVEN_NAME).orElseThrow().offers()).containsExactly(new Offer("Ada", "profile"));
        assertThat(taken.field(Field.EMAIL).orElseThrow().locked()).isTrue();
    }

    @Test
    void theAccountsAddressIsLockedAndADifferingOneIsTold() {
        var email = world.signedIn(Optional.empty(), ada, TYPED)
                .step()
                .field(Field.EMAIL)
                .orElseThrow();

        assertThat(email.value()).contains("ada@example.org");
        assertThat(email.locked()).isTrue();
        assertThat(email.offers()).containsExactly(new Offer("typed@example.org", "typed"));
    }

    @Test // scenario 21
    void whateverAddressIsSentTheAccountsIsKeptAndTheVisitorIsTold() {
        var visitor = Visitor.signedIn(ada);
        var signedIn = world.signedIn(Optional.empty(), ada, TYPED);

        var outcome = world.submit(
                visitor, Optional.of(signedIn.handle()), TYPED, signedIn.step().base());

        assertThat(outcome).isInstanceOf(SubmitOutcome.Saved.class);
        assertThat(((SubmitOutcome.Saved) outcome).emailKept()).isTrue();
        assertThat(world.customerOf(ada).orElseThrow().details().contact().email())
                .contains("ada@example.org");
    }

    @Test
    void aProfileValueThatBreaksALimitIsShownWithItsViolationNeverCut() {
        var longName = "x".repeat(201);
        var odd = world.user(
                Contact.builder().familyName(longName).email("odd@example.org").build());

        var name = world.signedIn(Optional.empty(), odd, NOTHING)
                .step()
                .field(Field.FAMILY_NAME)
                .orElseThrow();

        assertThat(name.value()).contains(longName);
        assertThat(name.violations()).hasSize(1);
    }

    @Test
    void aVisitorWithoutRecordGetsOneLinkedAtOnce() {
        world.submitAs(ada, ADA);

        var link = world.customerOf(ada).orElseThrow().linkAt(World.LMS).orElseThrow();
        assertThat(link.proof()).isEqualTo(Link.Proof.SIGNED_IN);
        assertThat(link.madeByShop()).isFalse();
        world.upkeep();
        assertThat(world.told()).containsExactly(CustomerEvent.Type.LINKED);
    }

    @Test // scenario 25, S5
    void anEditIsRecordedOnTheCustomersRecord() {
        world.submitAs(ada, ADA);

        world.submitAs(ada, with(ADA, Field.CITY, "Lyon"));

        var step = world.open(Visitor.signedIn(ada), Optional.empty());
        assertThat(step.field(Field.CITY).flatMap(FormField::value)).contains("Lyon");
        assertThat(step.field(Field.CITY).flatMap(FormField::source)).contains("record");
    }

    @Test
    void forThisOrderOnlyLeavesTheRecordAndFreezesWhatWasTyped() {
        world.submitAs(ada, ADA);
        var visitor = Visitor.signedIn(ada);
        var elsewhere = with(ADA, Field.CITY, "Lyon");

        var handle = world.submitForThisOrderOnly(ada, elsewhere);
        world.place(visitor, handle, "order-1");

        assertThat(world.customerOf(ada).orElseThrow().details().contact().city())
                .contains("Paris");
        assertThat(world.purchase("order-1").frozen().contact().city()).contains("Lyon");
    }

    @Test
    void twoPagesOfOnePersonThatEditDifferentFieldsBothSurvive() {
        var visitor = Visitor.signedIn(ada);
        var start = ADA;
        world.submitAs(ada, start);
        var one = world.open(visitor, Optional.empty()).base();
        var other = world.open(visitor, Optional.empty()).base();

        world.saved(world.submit(visitor, Optional.empty(), with(start, Field.CITY, "Lyon"), one));
        world.saved(world.submit(visitor, Optional.empty(), with(start, Field.PHONE, "0102030405"), other));

        var contact = world.customerOf(ada).orElseThrow().details().contact();
        assertThat(contact.city()).contains("Lyon");
        assertThat(contact.phone()).contains("0102030405");
    }

    @Test
    void aStalePageOfOnePersonIsAConflict() {
        var visitor = Visitor.signedIn(ada);
        var start = ADA;
        world.submitAs(ada, start);
        var stale = world.open(visitor, Optional.empty()).base();
        world.submitAs(ada, with(start, Field.CITY, "Lyon"));

        assertThat(world.submit(visitor, Optional.empty(), with(start, Field.CITY, "Nice"), stale))
                .isInstanceOf(SubmitOutcome.Conflict.class);
    }

    @Test
    void theGuestOfThisCheckoutBecomesTheAccountsCustomerAndItsPurchaseComesAlong() {
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");

        world.signedIn(Optional.of(handle), ada, NOTHING);

        assertThat(world.customerOf(ada).map(Customer::id)).contains(guest);
        assertThat(world.customer(guest).epoch()).isEqualTo(1);
        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
        assertThat(world.purchase("order-1").customer()).isEqualTo(guest);
    }

    @Test
    void afterThatTheFormPrefersTheProfileToWhatTheGuestTyped() {
        var step = world.signedIn(Optional.of(world.guest(TYPED)), ada, NOTHING).step();

        assertThat(step.field(Field.GIVEN_NAME).flatMap(FormField::value)).contains("Ada");
        assertThat(step.field(Field.GIVEN_NAME).orElseThrow().offers()).containsExactly(new Offer("Typed", "typed"));
    }

    @Test
    void theAccountsOwnCustomerSurvivesAndNothingIsCopiedFromTheGuest() {
        world.submitAs(ada, ADA);
        var owner = world.customerOf(ada).orElseThrow();
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");

        world.signedIn(Optional.of(handle), ada, NOTHING);

        assertThat(world.customer(guest).mergedInto()).contains(owner.id());
        assertThat(world.purchase("order-1").customer()).isEqualTo(owner.id());
        assertThat(world.customer(owner.id()).details()).isEqualTo(owner.details());
        assertThat(world.customer(owner.id()).epoch()).isEqualTo(owner.epoch() + 1);
        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
    }

    @Test // I5
    void everyHandleGivenOutBeforeDiesWhenTheRecordIsLinked() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.storage.customers().link(SHOP, customer, Link.created(new Account(World.LMS, "x"), World.START));

        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
        assertThat(world.submit(ANONYMOUS, Optional.of(handle), TYPED, "")).isInstanceOf(SubmitOutcome.Expired.class);
        assertThat(world.signIns.through(world.lms, Optional.empty(), ada, NOTHING))
                .isInstanceOf(SignedInOutcome.SignedIn.class);
    }

    @Test
    void aSignedInCheckoutAnswersToItsAccountOnly() {
        var handle = world.signedIn(Optional.empty(), ada, TYPED).handle();
        var eve = world.user(contact("Eve", "eve@example.org").build());

        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
        assertThat(world.isExpired(Visitor.signedIn(eve), handle)).isTrue();
        assertThat(world.isExpired(Visitor.operator(), handle)).isTrue();
        assertThat(world.isExpired(Visitor.signedIn(ada), handle)).isFalse();
    }

    @Test // scenario 20
    void anotherPersonAtTheSameBrowserSeesNothingOfTheFirst() {
        world.submitAs(ada, ADA);
        var handle = world.signedIn(Optional.empty(), ada, TYPED).handle();
        var eve = world.user(profile("Eve", "eve@example.org"));
        var begun =
                (BeginSignInOutcome.Redirect) world.signIns.begin(Visitor.signedIn(ada), Optional.of(handle), NOTHING);

        var step = ((SignedInOutcome.SignedIn)
                        world.signIns.cameBack(begun.handle(), world.lms.signIn(begun.address(), eve)))
                .step();

        assertThat(step.values().values().values())
                .noneMatch(value -> value.contains("Ada") || value.contains("Typed"));
        assertThat(step.fields()).allSatisfy(field -> assertThat(field.offers()).isEmpty());
    }

    @Test // threats P1
    void signingInWithAnAddressThatAGuestTypedBringsNothingOfTheGuest() {
        world.guestBuys(with(details("Mallory", "ada@example.org"), Field.CITY, "Evilville"), "order-1");

        var step = world.open(Visitor.signedIn(ada), Optional.empty());

        assertThat(step.values().values().values()).noneMatch(value -> value.contains("Mallory"));
        assertThat(step.field(Field.CITY).flatMap(FormField::value)).isEmpty();
        assertThat(world.customerOf(ada)).isEmpty();
    }

    @Test // threats 1b: nOAuth
    void aSubjectThatDiffersByCaseIsSomebodyElse() {
        world.submitAs(ada, ADA);
        var lookAlike = new Account(ada.issuer(), ada.subject().toUpperCase(Locale.ROOT) + "X");

        assertThat(world.open(Visitor.signedIn(lookAlike), Optional.empty())
                        .field(Field.FAMILY_NAME)
                        .flatMap(FormField::value))
                .isEmpty();
    }

    @Test
    void aForgedStateIsRefused() {
        var begun = world.signIns.begun(Optional.empty(), TYPED);
        var parameters = new HashMap<>(world.lms.signIn(begun.address(), ada));
        parameters.put("state", "forged");

        assertThat(world.signIns.cameBack(begun.handle(), parameters))
                .isEqualTo(new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN));
    }

    @Test
    void anAnswerMeantForAnotherBrowserIsRefused() {
        var attacker = world.signIns.begun(Optional.empty(), TYPED);
        var victim = world.signIns.begun(Optional.empty(), TYPED);
        var answer = world.lms.signIn(attacker.address(), ada);

        assertThat(world.signIns.cameBack(victim.handle(), answer))
                .isEqualTo(new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN));
    }

    @Test
    void anAnswerCountsOnce() {
        var begun = world.signIns.begun(Optional.empty(), TYPED);
        var answer = world.lms.signIn(begun.address(), ada);
        var first = (SignedInOutcome.SignedIn) world.signIns.cameBack(begun.handle(), answer);

        assertThat(world.signIns.cameBack(begun.handle(), answer)).isInstanceOf(SignedInOutcome.Expired.class);
        assertThat(world.signIns.cameBack(first.handle(), answer))
                .isEqualTo(new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN));
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefusedAndTheHandleLivesOn() {
        var handle = world.guest(TYPED);

        assertThat(world.signIns.cameBack(handle, Map.of("state", "x", "code", "y")))
                .isEqualTo(new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN));
        assertThat(world.isExpired(ANONYMOUS, handle)).isFalse();
    }

    @Test
    void turningAwayAtTheProviderLeavesTheCheckoutAsItWas() {
        var handle = world.guest(TYPED);
        var begun = world.signIns.begun(Optional.of(handle), NOTHING);

        assertThat(world.signIns.cameBack(handle, world.lms.cancel(begun.address())))
                .isEqualTo(new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN));
        assertThat(world.open(ANONYMOUS, Optional.of(handle)).values()).isEqualTo(TYPED);
    }

    @Test // I13
    void aSessionOnBehalfOfSomebodyIsNeverLinked() {
        var begun = world.signIns.begun(Optional.empty(), TYPED);

        assertThat(world.signIns.cameBack(begun.handle(), world.lms.signInOnBehalf(begun.address(), ada)))
                .isEqualTo(new SignedInOutcome.Refused(SignInRefusal.ON_BEHALF));
        assertThat(world.customerOf(ada)).isEmpty();
    }

    @Test
    void anIssuerThatTheShopDoesNotOfferIsNotOffered() {
        assertThat(world.signIns.begin(ANONYMOUS, Optional.empty(), "https://evil.example", NOTHING))
                .isInstanceOf(BeginSignInOutcome.NotOffered.class);
    }

    @Test
    void aDraftBeyondReasonIsNotKept() {
        var endless = with(TYPED, Field.CITY, "x".repeat(20_001));

        assertThat(world.signIns.begin(ANONYMOUS, Optional.empty(), endless))
                .isInstanceOf(BeginSignInOutcome.TooLong.class);
    }

    @Test
    void noPersonalDataIsInTheAddressOfTheSignIn() {
        var begun = world.signIns.begun(Optional.empty(), TYPED);

        assertThat(begun.address().toString())
                .doesNotContain("Typed", "typed@example.org")
                .doesNotContain(begun.handle().value());
    }

    @Test // I4
    void askingAProviderInsideATransactionIsRefusedWithARemedy() {
        assertThatThrownBy(() -> world.storage
                        .transactions()
                        .inTransaction(() -> world.open(Visitor.signedIn(ada), Optional.empty())))
                .isInstanceOf(RemoteCallInTransactionException.class)
                .hasMessageContaining("before the transaction begins or after it has ended");
    }

    @Test
    void theHostsOwnSecurityCanSignTheVisitorIn() {
        var handle = world.guest(TYPED);

        var outcome = world.signIns.arrive(handle, ada);

        assertThat(outcome).isInstanceOf(SignedInOutcome.SignedIn.class);
        assertThat(world.customerOf(ada)).isPresent();
    }

    @Test
    void submittingSignedInWithAGuestsHandleMovesTheCheckout() {
        var handle = world.guest(TYPED);
        var base = world.open(ANONYMOUS, Optional.of(handle)).base();
        var guest = world.place(ANONYMOUS, handle, "order-1");

        var next = world.saved(world.submit(Visitor.signedIn(ada), Optional.of(handle), TYPED, base));

        assertThat(next).isNotEqualTo(handle);
        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
        assertThat(world.customerOf(ada).map(Customer::id)).contains(guest);
    }
}
