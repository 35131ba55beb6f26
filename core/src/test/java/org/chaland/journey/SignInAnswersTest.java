package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.Answers.EXPIRED;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.RemoteCallInTransactionException;
import org.chaland.spi.SignInAttempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser brings back from a provider, and when it is not believed. */
class SignInAnswersTest extends MeddledJourney {

    private static final SignedInOutcome NOBODY = new SignedInOutcome.Refused(SignedInOutcome.Reason.NOT_SIGNED_IN);

    @Test
    void aProviderThatDoesNotAnswerAtTheReturnCanBeTriedAgainByAnotherClick() {
        var begun = world.signIns.begun(Optional.empty(), NOTHING);
        lms.down("complete");
        var answer = lms.users.signIn(begun.address(), ada);

        assertThat(world.signIns.cameBack(begun.handle(), answer))
                .isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.PROVIDER_UNAVAILABLE));
        assertThat(world.signIns.cameBack(begun.handle(), answer)).isEqualTo(NOBODY);

        var again = world.signIns.begun(Optional.of(begun.handle()), NOTHING);
        assertThat(world.signIns.cameBack(begun.handle(), lms.users.signIn(again.address(), ada)))
                .isInstanceOf(SignedInOutcome.SignedIn.class);
    }

    @Test // RFC 9700 §2.1.1, RFC 7636 §4.1
    void eachAttemptHasSecretsOfItsOwnAndTheAnswerToOneIsNoneToAnother() {
        var handle = world.guest(TYPED);
        var first = world.signIns.begun(Optional.of(handle), NOTHING);
        var second = world.signIns.begun(Optional.of(handle), NOTHING);
        var swapped = new HashMap<>(lms.users.signIn(first.address(), ada));
        swapped.put("state", lms.users.cancel(second.address()).get("state"));

        assertThat(lms.attempts()).extracting(SignInAttempt::secret).doesNotHaveDuplicates();
        assertThat(lms.attempts()).extracting(SignInAttempt::state).doesNotHaveDuplicates();
        assertThat(world.signIns.cameBack(handle, swapped)).isEqualTo(NOBODY);
    }

    @Test
    void ofTwoClicksEitherMayComeBackAndTheOtherIsOver() {
        var handle = world.guest(TYPED);
        var first = world.signIns.begun(Optional.of(handle), NOTHING);
        var second = world.signIns.begun(Optional.of(handle), NOTHING);

        assertThat(world.signIns.cameBack(handle, lms.users.cancel(second.address())))
                .isEqualTo(NOBODY);
        assertThat(world.signIns.cameBack(handle, lms.users.signIn(first.address(), ada)))
                .isEqualTo(NOBODY);

        var third = world.signIns.begun(Optional.of(handle), NOTHING);
        var fourth = world.signIns.begun(Optional.of(handle), NOTHING);
        var in = SignIns.signedIn(world.signIns.cameBack(handle, lms.users.signIn(third.address(), ada)));
        assertThat(world.signIns.cameBack(handle, lms.users.signIn(fourth.address(), ada)))
                .is(EXPIRED);
        assertThat(world.signIns.cameBack(in.handle(), lms.users.signIn(fourth.address(), ada)))
                .isEqualTo(NOBODY);
    }

    @Test
    void anAttemptIsOverAfterAQuarterOfAnHourAndTheCheckoutIsNot() {
        var handle = world.guest(TYPED);
        var begun = world.signIns.begun(Optional.of(handle), NOTHING);
        world.clock.advance(Duration.ofMinutes(15));

        assertThat(world.signIns.cameBack(handle, lms.users.signIn(begun.address(), ada)))
                .isEqualTo(NOBODY);

        var again = world.signIns.begun(Optional.of(handle), NOTHING);
        world.clock.advance(Duration.ofMinutes(14));
        assertThat(world.signIns.cameBack(handle, lms.users.signIn(again.address(), ada)))
                .isInstanceOf(SignedInOutcome.SignedIn.class);
    }

    @Test
    void ofTwoAnswersAtOnceOneCounts() {
        var handle = world.guest(TYPED);
        var begun = world.signIns.begun(Optional.of(handle), NOTHING);
        var answer = lms.users.signIn(begun.address(), ada);
        var other = new ArrayList<SignedInOutcome>();
        lms.before("complete", () -> other.add(world.signIns.cameBack(handle, answer)));

        assertThat(world.signIns.cameBack(handle, answer)).isInstanceOf(SignedInOutcome.SignedIn.class);
        assertThat(other).containsExactly(NOBODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAA", "%%%%%%%%%%%%%%%%%%%%%%%%", "AAAAAAAAAAAAAAAAAAAAAA="})
    void stateThatIsNoneIsNobodys(String state) {
        var begun = world.signIns.begun(Optional.empty(), NOTHING);
        var answer = new HashMap<>(lms.users.signIn(begun.address(), ada));
        answer.put("state", state);

        assertThat(world.signIns.cameBack(begun.handle(), answer)).isEqualTo(NOBODY);
    }

    @Test
    void providerThatDoesNotSayWhereToSignInIsToldAsUnavailableAndTheHandleStays() {
        var handle = world.guest(TYPED);
        lms.down("address");

        assertThat(world.signIns.begin(ANONYMOUS, Optional.of(handle), NOTHING))
                .isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.PROVIDER_UNAVAILABLE));
        assertThat(world.signIns.begin(ANONYMOUS, Optional.of(handle), NOTHING))
                .isInstanceOf(BeginSignInOutcome.Redirect.class);
    }

    @Test
    void aProviderThatAnswersForAnotherIssuerIsNotBelieved() {
        var elsewhere = new MeddledProvider("https://elsewhere.example");
        var stranger = elsewhere.users.addUser(profile("Stranger", "s@example.org"));
        var begun = world.signIns.begun(Optional.empty(), NOTHING);
        // The answer names an account of another issuer.
        var foreign = new World(storage, List.of(new Impostor(stranger)));

        assertThat(foreign.signIns.cameBack(begun.handle(), lms.users.signIn(begun.address(), ada)))
                .isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.NOT_SIGNED_IN));
    }

    @Test
    void comingBackInsideATransactionIsRefused() {
        var begun = world.signIns.begun(Optional.empty(), NOTHING);
        var answer = lms.users.signIn(begun.address(), ada);

        assertThatThrownBy(() -> world.storage
                        .transactions()
                        .inTransaction(() -> world.signIns.cameBack(begun.handle(), answer)))
                .isInstanceOf(RemoteCallInTransactionException.class)
                .hasMessageContaining("Completing a sign-in");
    }

    @Test
    void aHandleThatDiesWhileTheProviderIsAskedIsExpired() {
        var begun = world.signIns.begun(Optional.empty(), NOTHING);
        var answer = lms.users.signIn(begun.address(), ada);
        lms.before("profile", () -> rotate(begun.handle()));

        assertThat(world.signIns.cameBack(begun.handle(), answer)).is(EXPIRED);
    }

    @Test
    void aForgedStateIsRefused() {
        var begun = world.signIns.begun(Optional.empty(), TYPED);
        var parameters = new HashMap<>(lms.users.signIn(begun.address(), ada));
        parameters.put("state", "forged");

        assertThat(world.signIns.cameBack(begun.handle(), parameters))
                .isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.NOT_SIGNED_IN));
    }

    @Test
    void anAnswerMeantForAnotherBrowserIsRefused() {
        var attacker = world.signIns.begun(Optional.empty(), TYPED);
        var victim = world.signIns.begun(Optional.empty(), TYPED);
        var answer = lms.users.signIn(attacker.address(), ada);

        assertThat(world.signIns.cameBack(victim.handle(), answer))
                .isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.NOT_SIGNED_IN));
    }

    @Test
    void anAnswerCountsOnce() {
        var begun = world.signIns.begun(Optional.empty(), TYPED);
        var answer = lms.users.signIn(begun.address(), ada);
        var first = (SignedInOutcome.SignedIn) world.signIns.cameBack(begun.handle(), answer);

        assertThat(world.signIns.cameBack(begun.handle(), answer)).is(EXPIRED);
        assertThat(world.signIns.cameBack(first.handle(), answer))
                .isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.NOT_SIGNED_IN));
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefusedAndTheHandleLivesOn() {
        var handle = world.guest(TYPED);

        assertThat(world.signIns.cameBack(handle, Map.of("state", "x", "code", "y")))
                .isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.NOT_SIGNED_IN));
        assertThat(world.isExpired(ANONYMOUS, handle)).isFalse();
    }

    @Test
    void turningAwayAtTheProviderLeavesTheCheckoutAsItWas() {
        var handle = world.guest(TYPED);
        var begun = world.signIns.begun(Optional.of(handle), NOTHING);

        assertThat(world.signIns.cameBack(handle, lms.users.cancel(begun.address())))
                .isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.NOT_SIGNED_IN));
        assertThat(world.open(ANONYMOUS, Optional.of(handle)).values()).isEqualTo(TYPED);
    }

    @Test // IdentityProvider: whatever goes wrong is one of two exceptions
    void aProviderThatRefusesTheSignInIsARefusal() {
        var handle = world.guest(TYPED);
        var begun = world.signIns.begun(Optional.of(handle), NOTHING);
        lms.before("complete", () -> {
            throw new ProviderRefusalException(ProviderRefusalException.Reason.NOT_PERMITTED, "not permitted");
        });

        var outcome = world.signIns.cameBack(handle, lms.users.signIn(begun.address(), ada));

        assertThat(outcome).isInstanceOf(SignedInOutcome.Refused.class);
    }

    @Test // I16
    void aSecondClickWhileTheBrowserComesBackDoesNotLoseTheSignIn() {
        var handle = world.guest(TYPED);
        var begun = world.signIns.begun(Optional.of(handle), NOTHING);
        var answer = lms.users.signIn(begun.address(), ada);
        storage.before("CheckoutStore.update", () -> clicked(handle));

        var outcome = world.signIns.cameBack(handle, answer);

        assertThat(outcome).isInstanceOf(SignedInOutcome.SignedIn.class);
    }
}
