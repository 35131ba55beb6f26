package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.with;

import java.util.Optional;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.model.Field;
import org.junit.jupiter.api.Test;

/** An account of which its provider says that it cannot be used is nobody in particular. */
class UnusableAccountsTest extends MeddledJourney {

    @Test // scenario 39; ProfileSource: empty if the account cannot be used
    void anAccountThatCannotBeUsedAtTheProviderIsNotLinked() {
        var handle = world.guest(TYPED);
        lms.users.suspend(ada);

        var outcome = world.signIns.arrive(handle, ada);

        assertThat(outcome).isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.NOT_USABLE));
        assertThat(world.customerOf(ada)).isEmpty();
    }

    @Test
    void anAccountThatCannotBeUsedAtTheProviderIsShownNothingStored() {
        world.submitAs(ada, ADA);
        lms.users.suspend(ada);

        var step = world.open(asAda, Optional.empty());

        assertThat(valueOf(step, Field.CITY)).isEmpty();
        assertThat(valueOf(step, Field.FAMILY_NAME)).isEmpty();
    }

    @Test
    void anAccountThatCannotBeUsedAtTheProviderDoesNotUnlockTheRecordsAddress() {
        world.submitAs(ada, ADA);
        var base = world.open(asAda, Optional.empty()).base();
        lms.users.suspend(ada);

        world.submit(asAda, Optional.empty(), with(ADA, Field.EMAIL, "mallory@example.org"), base);

        assertThat(world.customerOf(ada).orElseThrow().details().contact().email())
                .contains("ada@example.org");
    }
}
