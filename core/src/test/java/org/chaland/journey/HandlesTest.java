package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.contact;
import static org.chaland.journey.World.SHOP;

import java.util.Optional;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.model.Account;
import org.chaland.model.Link;
import org.chaland.model.Visitor;
import org.junit.jupiter.api.Test;

/** When a handle dies, what replaces it, and to whom it answers. */
class HandlesTest extends MeddledJourney {

    @Test
    void aHandleThatDiesWhileTheFormIsSavedIsReplaced() {
        var handle = world.signIns
                .arrived(world.signIns.begun(Optional.empty(), NOTHING).handle(), ada)
                .handle();
        storage.after("CustomerStore.insert", () -> rotate(handle));

        var next = world.saved(world.submit(asAda, Optional.of(handle), ADA, ""));

        assertThat(world.isExpired(asAda, handle)).isTrue();
        assertThat(world.isExpired(asAda, next)).isFalse();
    }

    @Test // I5
    void everyHandleGivenOutBeforeDiesWhenTheRecordIsLinked() {
        var handle = world.guest(TYPED);
        var customer = world.place(ANONYMOUS, handle, "order-1");
        world.storage.customers().link(SHOP, customer, Link.created(new Account(World.LMS, "x"), World.START));

        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
        assertThat(world.submit(ANONYMOUS, Optional.of(handle), TYPED, "")).isInstanceOf(SubmitOutcome.Expired.class);
        assertThat(world.signIns.through(lms.users, Optional.empty(), ada, NOTHING))
                .isInstanceOf(SignedInOutcome.SignedIn.class);
    }

    @Test
    void aSignedInCheckoutAnswersToItsAccountOnly() {
        var handle = signedIn(Optional.empty(), ada, TYPED).handle();
        var eve = lms.users.addUser(contact("Eve", "eve@example.org").build());

        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
        assertThat(world.isExpired(Visitor.signedIn(eve), handle)).isTrue();
        assertThat(world.isExpired(Visitor.operator(), handle)).isTrue();
        assertThat(world.isExpired(asAda, handle)).isFalse();
    }
}
