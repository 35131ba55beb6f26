package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.profile;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.RETURN;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chaland.Chaland;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.FormField;
import org.chaland.checkout.Handle;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.SignInRefusal;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.Submission;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.internal.Digests;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Visitor;
import org.chaland.prefill.PrefillRules;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.RemoteCallInTransactionException;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a form keeps, leaves and says; also when another request is faster, or a provider does not answer. */
class SavingFormsTest {

    private final MeddledStorage storage = new MeddledStorage(StorageUnderTest.fresh());
    private final MeddledProvider lms = new MeddledProvider(LMS);
    private final World world = new World(storage, List.of(lms));
    private final Account ada = lms.users.addUser(Contact.builder()
            .givenName("Augusta")
            .familyName("Profile")
            .email("ada@example.org")
            .build());
    private final Visitor asAda = Visitor.signedIn(ada);

    @Test
    void ofTwoFirstSubmitsWithOneHandleOnlyOneMakesAGuest() {
        var handle = begun().handle();
        storage.before("CheckoutStore.update", () -> {
            world.saved(world.submit(ANONYMOUS, Optional.of(handle), TYPED, ""));
            world.place(ANONYMOUS, handle, "order-1");
        });

        var slower = world.submit(ANONYMOUS, Optional.of(handle), with(TYPED, Field.CITY, "Lyon"), "");

        assertThat(slower).isInstanceOf(SubmitOutcome.Conflict.class);
        assertThat(world.place(ANONYMOUS, handle, "order-2"))
                .isEqualTo(world.purchase("order-1").customer());
    }

    @Test
    void aGuestsEditSurvivesAnotherOneAtTheSameMoment() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
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
    void ofTwoFirstSubmitsOfOneAccountTheSlowerWritesTheRecordOfTheFaster() {
        var faster = Records.recordOf(ada, Link.State.ACTIVE);
        storage.before("CustomerStore.insert", () -> storage.quiet().customers().insert(faster));

        var handle = world.submitAs(ada, ADA);

        assertThat(world.place(asAda, handle, "order-1")).isEqualTo(faster.id());
    }

    @Test
    void aHandleThatDiesWhileTheFormIsSavedIsReplaced() {
        var handle = signedIn().handle();
        storage.after("CustomerStore.insert", () -> rotate(handle));

        var next = world.saved(world.submit(asAda, Optional.of(handle), ADA, ""));

        assertThat(world.isExpired(asAda, handle)).isTrue();
        assertThat(world.isExpired(asAda, next)).isFalse();
    }

    @Test
    void storageThatFailsHalfWayKeepsNothing() {
        storage.before("CheckoutStore.insert", () -> {
            throw new StorageException("disk full");
        });

        assertThatThrownBy(() -> world.submitAs(ada, ADA)).isInstanceOf(StorageException.class);
        assertThat(world.customerOf(ada)).isEmpty();
    }

    @Test
    void whatIsSavedOnTheRecordLaterCountsAgain() {
        world.submitAs(ada, ADA);
        var handle = world.submitForThisOrderOnly(ada, with(ADA, Field.CITY, "Lyon"));
        world.saved(world.submit(
                asAda,
                Optional.of(handle),
                with(ADA, Field.CITY, "Nice"),
                world.open(asAda, Optional.of(handle)).base()));

        world.place(asAda, handle, "order-1");

        assertThat(world.purchase("order-1").frozen().contact().city()).contains("Nice");
    }

    @Test
    void aPageThatDoesNotAskForTheLanguageLeavesIt() {
        world.submitAs(ada, ADA);

        world.submitAs(ada, with(ADA, Field.LANGUAGE, ""));

        assertThat(world.customerOf(ada).orElseThrow().details().contact().language())
                .contains("fr");
    }

    @Test
    void whoTellsNoLanguageIsWrittenToInTheOneTheyShopIn() {
        assertThat(languageOf(with(TYPED, Field.LANGUAGE, ""))).contains("de");
        assertThat(languageOf(TYPED)).contains("fr");
    }

    @Test
    void whileTheProviderIsDownTheRecordsAddressStays() {
        world.submitAs(ada, ADA);
        var base = world.open(asAda, Optional.empty()).base();
        down();

        var outcome = (SubmitOutcome.Saved)
                world.submit(asAda, Optional.empty(), with(ADA, Field.EMAIL, "x@y.example"), base);

        assertThat(outcome.emailKept()).isTrue();
        assertThat(world.customerOf(ada).orElseThrow().details().contact().email())
                .contains("ada@example.org");
    }

    @Test
    void theAccountsAddressInAnotherSpellingIsNotAnotherAddress() {
        var outcome = (SubmitOutcome.Saved)
                world.submit(asAda, Optional.empty(), with(ADA, Field.EMAIL, "ADA@Example.org"), "");

        assertThat(outcome.emailKept()).isFalse();
    }

    @Test
    void anEditIsDated() {
        world.submitAs(ada, ADA);
        world.clock.advance(Duration.ofDays(1));

        world.submitAs(ada, with(ADA, Field.CITY, "Lyon"));

        assertThat(world.customerOf(ada).orElseThrow().changedAt()).isEqualTo(world.clock.instant());
    }

    @Test
    void whatTheShopDoesNotAskForAnyMoreStaysOnTheRecord() {
        world.submitAs(ada, with(ADA, Field.ORGANISATION, "Firm"));
        world.shops.put(
                SHOP, World.usualRules().hidden(Set.of(Field.ORGANISATION)).build());

        world.submitAs(ada, with(ADA, Field.CITY, "Lyon"));

        assertThat(world.customerOf(ada).orElseThrow().details().contact().organisation())
                .contains("Firm");
    }

    @Test
    void theRecordIsPreferredToTheProfileAndWhatWasTypedToTheShopsDefault() {
        world.submitAs(ada, ADA);
        var handle = ((BeginSignInOutcome.Redirect) world.signIns.begin(
                        ANONYMOUS, Optional.empty(), with(with(TYPED, Field.COUNTRY, "BE"), Field.PHONE, "0102030405")))
                .handle();

        assertThat(valueOf(Field.GIVEN_NAME, asAda, Optional.empty())).contains("Ada");
        assertThat(valueOf(Field.COUNTRY, ANONYMOUS, Optional.of(handle))).contains("BE");
    }

    @Test
    void anAddressThatIsNoneIsNotLocked() {
        var odd = lms.users.addUser(profile("Odd", "no address"));

        var email = world.open(Visitor.signedIn(odd), Optional.empty())
                .field(Field.EMAIL)
                .orElseThrow();

        assertThat(email.locked()).isFalse();
        assertThat(email.violations()).isNotEmpty();
    }

    @Test
    void aFormThatComesBackStillShowsTheAddressLocked() {
        var outcome =
                (SubmitOutcome.Rejected) world.submit(asAda, Optional.empty(), with(ADA, Field.COUNTRY, "XX"), "");

        assertThat(outcome.step().field(Field.EMAIL).orElseThrow().locked()).isTrue();
        assertThat(outcome.step().field(Field.EMAIL).flatMap(FormField::value)).contains("ada@example.org");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProviderThatDoesNotAnswerLeavesItsPartOfTheFormEmpty(boolean unavailable) {
        world.submitAs(ada, ADA);
        lms.before("profile", () -> {
            throw unavailable
                    ? new ProviderUnavailableException("down")
                    : new ProviderRefusalException(ProviderRefusalException.Reason.NOT_PERMITTED, "no");
        });

        var step = world.open(asAda, Optional.empty());

        assertThat(step.profileMissing()).isTrue();
        assertThat(step.field(Field.CITY).flatMap(FormField::value)).contains("Paris");
        assertThat(world.open(asAda, Optional.empty()).profileMissing()).isFalse();
    }

    @Test
    void aProviderThatDoesNotAnswerAtTheReturnCanBeTriedAgain() {
        var begun = begun();
        lms.down("complete");
        var answer = lms.users.signIn(begun.address(), ada);

        assertThat(world.signIns.cameBack(begun.handle(), answer))
                .isEqualTo(new SignedInOutcome.Refused(SignInRefusal.PROVIDER_UNAVAILABLE));
        assertThat(world.signIns.cameBack(begun.handle(), answer)).isInstanceOf(SignedInOutcome.SignedIn.class);
    }

    @Test
    void aProviderThatAnswersForAnotherIssuerIsNotBelieved() {
        var elsewhere = new MeddledProvider("https://elsewhere.example");
        var stranger = elsewhere.users.addUser(profile("Stranger", "s@example.org"));
        var begun = begun();
        // The answer names an account of another issuer.
        var foreign = new World(storage, List.of(new Impostor(stranger)));

        assertThat(foreign.chaland
                        .checkout()
                        .signedIn(SHOP, begun.handle(), lms.users.signIn(begun.address(), ada), RETURN, Locale.ENGLISH))
                .isEqualTo(new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN));
    }

    @Test
    void comingBackInsideATransactionIsRefused() {
        var begun = begun();
        var answer = lms.users.signIn(begun.address(), ada);

        assertThatThrownBy(() -> world.storage
                        .transactions()
                        .inTransaction(() -> world.signIns.cameBack(begun.handle(), answer)))
                .isInstanceOf(RemoteCallInTransactionException.class)
                .hasMessageContaining("Completing a sign-in");
    }

    @Test
    void whatGoesWithTheBrowserDoesNotTellWhatStaysWithTheServers() {
        begun();

        assertThat(lms.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.state()).hasSize(43).isNotEqualTo(attempt.secret());
            assertThat(attempt.secret()).hasSize(43);
        });
    }

    @Test
    void everyCheckoutHasSecretsOfItsOwn() {
        begun();
        begun();

        assertThat(lms.attempts()).extracting(SignInAttempt::state).doesNotHaveDuplicates();
        assertThat(lms.attempts()).extracting(SignInAttempt::secret).doesNotHaveDuplicates();
    }

    @Test
    void aProviderThatTheShopDoesNotNameIsNotOfferedThoughItIsRegistered() {
        world.shops.put(SHOP, World.usualRules().signInIssuers().build());

        assertThat(world.signIns.begin(ANONYMOUS, Optional.empty(), NOTHING))
                .isInstanceOf(BeginSignInOutcome.NotOffered.class);
    }

    @Test
    void aHandleThatDiesWhileTheProviderIsAskedIsExpired() {
        var begun = begun();
        var answer = lms.users.signIn(begun.address(), ada);
        lms.before("profile", () -> rotate(begun.handle()));

        assertThat(world.signIns.cameBack(begun.handle(), answer)).isInstanceOf(SignedInOutcome.Expired.class);
    }

    @Test
    void whoeverIsSignedInByTheHostSeesWhatTheyTypedAsAGuest() {
        var handle = world.guest(TYPED);

        assertThat(valueOf(Field.CITY, asAda, Optional.of(handle))).contains("Paris");
        assertThat(valueOf(Field.GIVEN_NAME, asAda, Optional.of(handle))).contains("Augusta");
    }

    @Test
    void anOrderOfARecordThatLeavesUseMeanwhileIsNotPlaced() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        storage.before("CustomerStore.lock", () -> {
            var before = world.customer(customer);
            world.update(before.toBuilder().epoch(before.epoch() + 1));
        });

        assertThat(world.placed(ANONYMOUS, handle, "order-2")).isInstanceOf(PlacedOutcome.Expired.class);
        assertThat(world.storage.purchases().find(World.ref("order-2"))).isEmpty();
    }

    @Test
    void aShopThatForbidsGuestsSellsToAnAccount() {
        world.shops.put(SHOP, World.usualRules().guestsAllowed(false).build());

        assertThat(world.placed(asAda, world.submitAs(ada, ADA), "order-1")).isInstanceOf(PlacedOutcome.Placed.class);
    }

    @Test
    void handlesAndIdsHaveTheFormThatIsPromised() {
        world.clock.advance(Duration.ofNanos(1));
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");

        assertThat(handle.value()).hasSize(43);
        assertThat(customer.value().version()).isEqualTo(7);
        assertThat(customer.value().variant()).isEqualTo(2);
        assertThat(world.purchase("order-1").placedAt())
                .isEqualTo(world.clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void partsThatContradictEachOtherAreRefused() {
        var builder = Chaland.builder().storage(new InMemoryStorage()).shops(shop -> Optional.empty());

        assertThatThrownBy(() -> builder.prefillRules(List.of(PrefillRules.RECORD, PrefillRules.RECORD))
                        .build())
                .hasMessageContaining("record");
        assertThatThrownBy(() -> builder.prefillRules(PrefillRules.standard())
                        .identityProvider(lms)
                        .identityProvider(lms)
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(LMS);
    }

    private void down() {
        lms.down("profile");
    }

    private Optional<String> languageOf(Details typed) {
        var handle = world.saved(world.chaland
                .checkout()
                .submit(Submission.builder(SHOP, ANONYMOUS, typed)
                        .locale(Locale.GERMAN)
                        .build()));
        return valueOf(Field.LANGUAGE, ANONYMOUS, Optional.of(handle));
    }

    private Optional<String> valueOf(Field field, Visitor visitor, Optional<Handle> handle) {
        return world.open(visitor, handle).field(field).flatMap(FormField::value);
    }

    private BeginSignInOutcome.Redirect begun() {
        return world.signIns.begun(Optional.empty(), NOTHING);
    }

    private SignedInOutcome.SignedIn signedIn() {
        return (SignedInOutcome.SignedIn) world.signIns.arrive(begun().handle(), ada);
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
