package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.profile;
import static org.chaland.journey.People.with;

import java.util.Optional;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.FormField;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.model.Field;
import org.chaland.model.Visitor;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fills a form, what is offered beside a field, and what is locked. */
class FilledFormsTest extends MeddledJourney {

    @Test
    void theRecordIsPreferredToTheProfileAndWhatWasTypedToTheShopsDefault() {
        world.submitAs(ada, ADA);
        var handle = ((BeginSignInOutcome.Redirect) world.signIns.begin(
                        ANONYMOUS, Optional.empty(), with(with(TYPED, Field.COUNTRY, "BE"), Field.PHONE, "0102030405")))
                .handle();

        assertThat(valueOf(world.open(asAda, Optional.empty()), Field.GIVEN_NAME))
                .contains("Ada");
        assertThat(valueOf(world.open(ANONYMOUS, Optional.of(handle)), Field.COUNTRY))
                .contains("BE");
    }

    @Test
    void whoeverIsSignedInByTheHostSeesWhatTheyTypedAsAGuest() {
        var handle = world.guest(TYPED);

        assertThat(valueOf(world.open(asAda, Optional.of(handle)), Field.CITY)).contains("Paris");
        assertThat(valueOf(world.open(asAda, Optional.of(handle)), Field.GIVEN_NAME))
                .contains("Augusta");
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
}
