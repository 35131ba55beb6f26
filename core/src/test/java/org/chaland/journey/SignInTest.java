package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.World.SHOP;
import static org.chaland.journey.World.contact;
import static org.chaland.journey.World.details;
import static org.chaland.journey.World.with;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.FormField;
import org.chaland.checkout.Handle;
import org.chaland.checkout.SignInRefusal;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Visitor;
import org.chaland.prefill.Offer;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.RemoteCallInTransactionException;
import org.junit.jupiter.api.Test;

class SignInTest {

    private static final Visitor ANONYMOUS = Visitor.anonymous();
    private static final Details NOTHING = Details.empty();
    private static final Details TYPED = details("Typed", "typed@example.org");

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
        world.submitAs(ada, details("Ada", "ada@example.org"));

        var link = world.customerOf(ada).orElseThrow().linkAt(World.LMS).orElseThrow();
        assertThat(link.proof()).isEqualTo(Link.Proof.SIGNED_IN);
        assertThat(link.madeByShop()).isFalse();
        world.upkeep();
        assertThat(world.told()).containsExactly(CustomerEvent.Type.LINKED);
    }

    @Test // scenario 25, S5
    void anEditIsRecordedOnTheCustomersRecord() {
        world.submitAs(ada, details("Ada", "ada@example.org"));

        world.submitAs(ada, with(details("Ada", "ada@example.org"), Field.CITY, "Lyon"));

        var step = world.open(Visitor.signedIn(ada), Optional.empty());
        assertThat(step.field(Field.CITY).flatMap(FormField::value)).contains("Lyon");
        assertThat(step.field(Field.CITY).flatMap(FormField::source)).contains("record");
    }

    @Test
    void forThisOrderOnlyLeavesTheRecordAndFreezesWhatWasTyped() {
        world.submitAs(ada, details("Ada", "ada@example.org"));
        var visitor = Visitor.signedIn(ada);
        var elsewhere = with(details("Ada", "ada@example.org"), Field.CITY, "Lyon");

        var handle = world.saved(world.chaland
                .checkout()
                .submit(org.chaland.checkout.Submission.builder(SHOP, visitor, elsewhere)
                        .base(world.open(visitor, Optional.empty()).base())
                        .forThisOrderOnly(true)
                        .build()));
        world.place(visitor, handle, "order-1");

        assertThat(world.customerOf(ada).orElseThrow().details().contact().city())
                .contains("Paris");
        assertThat(world.purchase("order-1").frozen().contact().city()).contains("Lyon");
    }

    @Test
    void twoPagesOfOnePersonThatEditDifferentFieldsBothSurvive() {
        var visitor = Visitor.signedIn(ada);
        var start = details("Ada", "ada@example.org");
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
        var start = details("Ada", "ada@example.org");
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
        world.submitAs(ada, details("Ada", "ada@example.org"));
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
        assertThat(world.signIn(Optional.of(handle).filter(h -> false), ada, NOTHING))
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
        world.submitAs(ada, details("Ada", "ada@example.org"));
        var handle = world.signedIn(Optional.empty(), ada, TYPED).handle();
        var eve = world.user(
                Contact.builder().familyName("Eve").email("eve@example.org").build());
        var begun = (BeginSignInOutcome.Redirect) world.chaland
                .checkout()
                .beginSignIn(SHOP, Visitor.signedIn(ada), Optional.of(handle), World.LMS, NOTHING, World.RETURN);

        var step = ((SignedInOutcome.SignedIn) world.chaland
                        .checkout()
                        .signedIn(
                                SHOP,
                                begun.handle(),
                                world.lms.signIn(begun.address(), eve),
                                World.RETURN,
                                Locale.ENGLISH))
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
        world.submitAs(ada, details("Ada", "ada@example.org"));
        var lookAlike = new Account(ada.issuer(), ada.subject().toUpperCase(Locale.ROOT) + "X");

        assertThat(world.open(Visitor.signedIn(lookAlike), Optional.empty())
                        .field(Field.FAMILY_NAME)
                        .flatMap(FormField::value))
                .isEmpty();
    }

    @Test
    void aForgedStateIsRefused() {
        var begun = begin();
        var parameters = new HashMap<>(world.lms.signIn(begun.address(), ada));
        parameters.put("state", "forged");

        assertThat(cameBack(begun.handle(), parameters))
                .isEqualTo(new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN));
    }

    @Test
    void anAnswerMeantForAnotherBrowserIsRefused() {
        var attacker = begin();
        var victim = begin();
        var answer = world.lms.signIn(attacker.address(), ada);

        assertThat(cameBack(victim.handle(), answer))
                .isEqualTo(new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN));
    }

    @Test
    void anAnswerCountsOnce() {
        var begun = begin();
        var answer = world.lms.signIn(begun.address(), ada);
        var first = (SignedInOutcome.SignedIn) cameBack(begun.handle(), answer);

        assertThat(cameBack(begun.handle(), answer)).isInstanceOf(SignedInOutcome.Expired.class);
        assertThat(cameBack(first.handle(), answer))
                .isEqualTo(new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN));
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefusedAndTheHandleLivesOn() {
        var handle = world.guest(TYPED);

        assertThat(cameBack(handle, Map.of("state", "x", "code", "y")))
                .isEqualTo(new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN));
        assertThat(world.isExpired(ANONYMOUS, handle)).isFalse();
    }

    @Test
    void turningAwayAtTheProviderLeavesTheCheckoutAsItWas() {
        var handle = world.guest(TYPED);
        var begun = (BeginSignInOutcome.Redirect) world.chaland
                .checkout()
                .beginSignIn(SHOP, ANONYMOUS, Optional.of(handle), World.LMS, NOTHING, World.RETURN);

        assertThat(cameBack(handle, world.lms.cancel(begun.address())))
                .isEqualTo(new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN));
        assertThat(world.open(ANONYMOUS, Optional.of(handle)).values()).isEqualTo(TYPED);
    }

    @Test // I13
    void aSessionOnBehalfOfSomebodyIsNeverLinked() {
        var begun = begin();

        assertThat(cameBack(begun.handle(), world.lms.signInOnBehalf(begun.address(), ada)))
                .isEqualTo(new SignedInOutcome.Refused(SignInRefusal.ON_BEHALF));
        assertThat(world.customerOf(ada)).isEmpty();
    }

    @Test
    void anIssuerThatTheShopDoesNotOfferIsNotOffered() {
        assertThat(world.chaland
                        .checkout()
                        .beginSignIn(SHOP, ANONYMOUS, Optional.empty(), "https://evil.example", NOTHING, World.RETURN))
                .isInstanceOf(BeginSignInOutcome.NotOffered.class);
    }

    @Test
    void aDraftBeyondReasonIsNotKept() {
        var endless = with(TYPED, Field.CITY, "x".repeat(20_001));

        assertThat(world.chaland
                        .checkout()
                        .beginSignIn(SHOP, ANONYMOUS, Optional.empty(), World.LMS, endless, World.RETURN))
                .isInstanceOf(BeginSignInOutcome.TooLong.class);
    }

    @Test
    void noPersonalDataIsInTheAddressOfTheSignIn() {
        var begun = (BeginSignInOutcome.Redirect)
                world.chaland.checkout().beginSignIn(SHOP, ANONYMOUS, Optional.empty(), World.LMS, TYPED, World.RETURN);

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

        var outcome = world.chaland.checkout().signedIn(SHOP, handle, new Visitor.SignedIn(ada), Locale.ENGLISH);

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

    private BeginSignInOutcome.Redirect begin() {
        return (BeginSignInOutcome.Redirect)
                world.chaland.checkout().beginSignIn(SHOP, ANONYMOUS, Optional.empty(), World.LMS, TYPED, World.RETURN);
    }

    private SignedInOutcome cameBack(Handle handle, Map<String, String> parameters) {
        URI returnTo = World.RETURN;
        return world.chaland.checkout().signedIn(SHOP, handle, parameters, returnTo, Locale.ENGLISH);
    }
}
