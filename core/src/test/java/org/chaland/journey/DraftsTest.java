package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.with;

import java.util.Optional;
import org.chaland.model.Field;
import org.junit.jupiter.api.Test;

/** What was typed before a sign-in is a draft, until the form that shows it is sent. */
class DraftsTest extends MeddledJourney {

    @Test
    void whatWasTypedOnAPageThatIsOfNoUseAnyMoreIsNotTypedTwice() {
        var fresh = world.open(ANONYMOUS, Optional.empty());

        var step = fresh.withTyped(ADA, fresh.base());

        assertThat(step.values()).isEqualTo(ADA);
        assertThat(step.fields()).allSatisfy(field -> assertThat(field.offers()).isEmpty());
    }

    @Test
    void aGuestWhoTurnsBackFromTheSignInCanStillOrder() {
        var handle = world.guest(ADA);
        world.signIns.begin(ANONYMOUS, Optional.of(handle), with(ADA, Field.CITY, "Lyon"));

        world.place(ANONYMOUS, handle, "order-1");

        assertThat(world.purchase("order-1").frozen()).isEqualTo(ADA);
    }
}
