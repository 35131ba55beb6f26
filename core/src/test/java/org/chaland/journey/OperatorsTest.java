package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.TYPED;

import java.util.Optional;
import org.chaland.checkout.SignInRefusal;
import org.chaland.checkout.SignedInOutcome;
import org.junit.jupiter.api.Test;

/** I13: whoever acts for somebody else is never taken for the customer. */
class OperatorsTest extends MeddledJourney {

    @Test // I13
    void aSessionOnBehalfOfSomebodyIsNeverLinked() {
        var begun = world.signIns.begun(Optional.empty(), TYPED);

        assertThat(world.signIns.cameBack(begun.handle(), lms.users.signInOnBehalf(begun.address(), ada)))
                .isEqualTo(new SignedInOutcome.Refused(SignInRefusal.ON_BEHALF));
        assertThat(world.customerOf(ada)).isEmpty();
    }
}
