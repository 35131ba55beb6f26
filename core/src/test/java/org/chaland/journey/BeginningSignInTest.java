package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.EXPIRED;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.util.Optional;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.model.Field;
import org.chaland.model.Visitor;
import org.chaland.spi.SignInAttempt;
import org.junit.jupiter.api.Test;

/** How a sign-in begins: who may begin it, where, and what goes with the browser. */
class BeginningSignInTest extends MeddledJourney {

    @Test
    void whatGoesWithTheBrowserDoesNotTellWhatStaysWithTheServers() {
        world.signIns.begun(Optional.empty(), NOTHING);

        assertThat(lms.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.state()).hasSize(107).doesNotContain(attempt.secret());
            assertThat(attempt.secret()).hasSize(43);
        });
    }

    @Test
    void everyCheckoutHasSecretsOfItsOwn() {
        world.signIns.begun(Optional.empty(), NOTHING);
        world.signIns.begun(Optional.empty(), NOTHING);

        assertThat(lms.attempts()).extracting(SignInAttempt::state).doesNotHaveDuplicates();
        assertThat(lms.attempts()).extracting(SignInAttempt::secret).doesNotHaveDuplicates();
    }

    @Test
    void aProviderThatTheShopDoesNotNameIsNotOfferedThoughItIsRegistered() {
        world.shops.put(SHOP, World.usualRules().signInIssuers().build());

        assertThat(world.signIns.begin(ANONYMOUS, Optional.empty(), NOTHING))
                .isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.NOT_OFFERED));
    }

    @Test
    void anIssuerThatTheShopDoesNotOfferIsNotOffered() {
        assertThat(world.signIns.begin(ANONYMOUS, Optional.empty(), "https://evil.example", NOTHING))
                .isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.NOT_OFFERED));
    }

    @Test
    void aDraftBeyondReasonIsNotKept() {
        var endless = with(TYPED, Field.CITY, "x".repeat(20_001));

        assertThat(world.signIns.begin(ANONYMOUS, Optional.empty(), endless))
                .isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.TOO_LONG));
    }

    @Test
    void noPersonalDataIsInTheAddressOfTheSignIn() {
        var begun = world.signIns.begun(Optional.empty(), TYPED);

        assertThat(begun.address().toString())
                .doesNotContain("Typed", "typed@example.org")
                .doesNotContain(begun.handle().value());
    }

    @Test
    void nobodyBeginsToSignInWithTheHandleOfSomebodyElse() {
        var eve = lms.users.addUser(EVE.contact());
        var handle = world.submitAs(ada, ADA);

        assertThat(world.signIns.begin(Visitor.signedIn(eve), Optional.of(handle), NOTHING))
                .is(EXPIRED);
        assertThat(world.signIns.begin(ANONYMOUS, Optional.of(handle), NOTHING)).is(EXPIRED);
    }

    @Test // I16
    void twoClicksOnTheSignInAreNotTheEndOfTheCheckout() {
        var handle = world.guest(TYPED);
        storage.before("CheckoutStore.update", () -> clicked(handle));

        assertThat(world.signIns.begin(ANONYMOUS, Optional.of(handle), NOTHING))
                .isInstanceOf(BeginSignInOutcome.Redirect.class);
    }

    @Test // RFC 9700 §4.4: answers of one provider are of no use at another
    void theSecretsOfASignInDifferByIssuer() {
        world.shops.put(SHOP, World.usualRules().signInIssuers(LMS, OIDC).build());
        var handle = world.guest(TYPED);
        var here = world.signIns.begun(Optional.of(handle), NOTHING);
        var there = (BeginSignInOutcome.Redirect) world.signIns.begin(ANONYMOUS, Optional.of(handle), OIDC, NOTHING);

        assertThat(here.address().getQuery()).isNotEqualTo(there.address().getQuery());
    }
}
