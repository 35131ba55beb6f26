package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.World.SHOP;

import java.util.Optional;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.spi.SignInAttempt;
import org.junit.jupiter.api.Test;

/** How a sign-in begins: who may begin it, where, and what goes with the browser. */
class BeginningSignInTest extends MeddledJourney {

    @Test
    void whatGoesWithTheBrowserDoesNotTellWhatStaysWithTheServers() {
        world.signIns.begun(Optional.empty(), NOTHING);

        assertThat(lms.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.state()).hasSize(43).isNotEqualTo(attempt.secret());
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
                .isInstanceOf(BeginSignInOutcome.NotOffered.class);
    }
}
