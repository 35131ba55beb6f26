package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.Answers.step;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.profile;
import static org.chaland.journey.People.with;

import java.util.Map;
import java.util.Optional;
import org.chaland.checkout.ShowAgain.Why;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.model.Visitor;
import org.chaland.prefill.FormField;
import org.chaland.prefill.FormField.Offer;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.RemoteCallInTransactionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fills a form, what is offered beside a field, and what is locked. */
@Tag("repeatable")
class FilledFormsTest extends MeddledJourney {

    @Test
    void theRecordIsPreferredToTheProfileAndWhatWasTypedToTheShopsDefault() {
        world.submitAs(ada, ADA);
        var handle = world.signIns
                .begun(Optional.empty(), with(TYPED, Map.of(Field.COUNTRY, "BE", Field.PHONE, "0102030405")))
                .handle();

        assertThat(valueOf(world.open(asAda, Optional.empty()), Field.GIVEN_NAME))
                .contains("Ada");
        assertThat(valueOf(world.open(ANONYMOUS, Optional.of(handle)), Field.COUNTRY))
                .contains("BE");
    }

    @Test
    void whoeverIsSignedInByTheHostIsOfferedWhatAGuestTyped() {
        var step = world.open(asAda, Optional.of(world.guest(TYPED)));

        assertThat(valueOf(step, Field.CITY)).isEmpty();
        assertThat(valueOf(step.takingOffers(), Field.CITY)).contains("Paris");
        assertThat(valueOf(step, Field.GIVEN_NAME)).contains("Augusta");
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
        var outcome = world.submit(asAda, Optional.empty(), with(ADA, Field.COUNTRY, "XX"), "");

        var email = step(outcome, Why.INVALID).field(Field.EMAIL);
        assertThat(email.orElseThrow().locked()).isTrue();
        assertThat(email.flatMap(FormField::value)).contains("ada@example.org");
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

    @Test // scenario 19, S4
    void theDraftSurvivesTheRedirectAndTheProfileFillsTheForm() {
        var step = signedIn(Optional.empty(), ada, TYPED).step();

        assertThat(valueOf(step, Field.FAMILY_NAME)).contains("Profile");
        assertThat(step.field(Field.FAMILY_NAME).flatMap(FormField::source)).contains("profile");
        assertThat(valueOf(step, Field.CITY))
                .as("somebody else may have typed it")
                .isEmpty();
        assertThat(step.field(Field.CITY).orElseThrow().offers()).containsExactly(new Offer("Paris", "typed"));
        assertThat(step.signInIssuers()).isEmpty();
    }

    @Test // scenario 20
    void whatWasTypedAndDiffersIsOfferedNotTaken() {
        var step = signedIn(Optional.empty(), ada, TYPED).step();

        assertThat(valueOf(step, Field.GIVEN_NAME)).contains("Augusta");
        assertThat(step.field(Field.GIVEN_NAME).orElseThrow().offers()).containsExactly(new Offer("Typed", "typed"));
    }

    @Test
    void allThatIsOfferedIsTakenAtOnceButForTheAddressOfTheAccount() {
        var step = signedIn(Optional.empty(), ada, TYPED).step();

        var taken = step.takingOffers();

        assertThat(valueOf(taken, Field.GIVEN_NAME)).contains("Typed");
        assertThat(taken.field(Field.GIVEN_NAME).orElseThrow().offers())
                .containsExactly(new Offer("Augusta", "profile"));
        assertThat(valueOf(taken, Field.CITY)).contains("Paris");
        assertThat(valueOf(taken, Field.EMAIL)).isEqualTo(valueOf(step, Field.EMAIL));
        assertThat(taken.base()).isEqualTo(step.base());
    }

    @Test
    void takingAnOfferedValueKeepsTheBaseAndOffersWhatWasThere() {
        var step = signedIn(Optional.empty(), ada, TYPED).step();

        var taken = step.withTyped(with(step.values(), Field.GIVEN_NAME, "Typed"), step.base());

        assertThat(taken.base()).isEqualTo(step.base());
        assertThat(taken.field(Field.GIVEN_NAME).flatMap(FormField::value)).contains("Typed");
        assertThat(taken.field(Field.GIVEN_NAME).orElseThrow().offers())
                .containsExactly(new Offer("Augusta", "profile"));
        assertThat(taken.field(Field.EMAIL).orElseThrow().locked()).isTrue();
    }

    @Test
    void theAccountsAddressIsLockedAndADifferingOneIsTold() {
        var email =
                signedIn(Optional.empty(), ada, TYPED).step().field(Field.EMAIL).orElseThrow();

        assertThat(email.value()).contains("ada@example.org");
        assertThat(email.locked()).isTrue();
        assertThat(email.offers()).containsExactly(new Offer("typed@example.org", "typed"));
    }

    @Test
    void aProfileValueThatBreaksALimitIsShownWithItsViolationNeverCut() {
        var longName = "x".repeat(201);
        var odd = lms.users.addUser(
                Contact.builder().familyName(longName).email("odd@example.org").build());

        var name = signedIn(Optional.empty(), odd, NOTHING)
                .step()
                .field(Field.FAMILY_NAME)
                .orElseThrow();

        assertThat(name.value()).contains(longName);
        assertThat(name.violations()).hasSize(1);
    }

    @Test // I4
    void askingAProviderInsideATransactionIsRefusedWithARemedy() {
        assertThatThrownBy(() -> world.storage.transactions().inTransaction(() -> world.open(asAda, Optional.empty())))
                .isInstanceOf(RemoteCallInTransactionException.class)
                .hasMessageContaining("before the transaction begins or after it has ended");
    }

    @Test // scenario 20, design §5: record, then profile, then what was typed
    void loadingThePageAgainAfterTheSignInDoesNotTakeWhatTheGuestTyped() {
        var signedIn = signedIn(Optional.of(world.guest(TYPED)), ada, NOTHING);
        assertThat(valueOf(signedIn.step(), Field.GIVEN_NAME)).contains("Augusta");

        var again = world.open(asAda, Optional.of(signedIn.handle()));

        assertThat(valueOf(again, Field.GIVEN_NAME)).contains("Augusta");
    }

    @Test // I10
    void aForeignFailureOfAProfileSourceReachesNobodyWithItsText() {
        lms.before("profile", () -> {
            throw new IllegalStateException("E-mail address already exists: ada@example.org");
        });

        assertThatCode(() -> world.open(asAda, Optional.empty())).doesNotThrowAnyException();
    }
}
