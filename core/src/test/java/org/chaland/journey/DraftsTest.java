package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.with;

import java.util.Optional;
import org.chaland.model.Field;
import org.chaland.prefill.FormField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was typed before a sign-in is a draft, until the form that shows it is sent. */
@Tag("repeatable")
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

    @Test
    void theDraftBeforeIsKeptWhenTheSecondAttemptBringsNone() {
        var handle = world.signIns.begun(Optional.empty(), TYPED).handle();
        world.signIns.begin(ANONYMOUS, Optional.of(handle), NOTHING);

        var city = world.signIns.arrived(handle, ada).step().takingOffers().field(Field.CITY);

        assertThat(city.flatMap(FormField::value)).contains("Paris");
    }

    @Test
    void aGuestsDraftIsForgottenOnceTheFormIsSaved() {
        var handle = world.guest(TYPED);
        world.signIns.begin(ANONYMOUS, Optional.of(handle), with(TYPED, Field.CITY, "Nice"));
        world.openAndSubmit(ANONYMOUS, Optional.of(handle), with(TYPED, Field.CITY, "Lyon"));

        var city = world.open(ANONYMOUS, Optional.of(handle)).field(Field.CITY).orElseThrow();

        assertThat(city.value()).contains("Lyon");
        assertThat(city.offers()).isEmpty();
    }

    @Test
    void anAccountsDraftIsForgottenOnceTheFormIsSaved() {
        var signedIn = signedIn(Optional.empty(), ada, TYPED);
        var handle = world.saved(world.submit(
                asAda,
                Optional.of(signedIn.handle()),
                with(ADA, Field.CITY, "Lyon"),
                signedIn.step().base()));

        assertThat(world.open(asAda, Optional.of(handle)).fields())
                .allSatisfy(field -> assertThat(field.offers()).isEmpty());
    }
}
