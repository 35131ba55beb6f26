package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.EXPIRED;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;

import java.util.Optional;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.model.Account;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.ShopRules;
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
        var customer = world.guestOf(handle);
        world.storage.customers().link(SHOP, customer, Link.created(new Account(World.LMS, "x"), World.START));

        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
        assertThat(world.submit(ANONYMOUS, Optional.of(handle), TYPED, "")).is(EXPIRED);
        assertThat(world.signIns.through(lms.users, Optional.empty(), ada, NOTHING))
                .isInstanceOf(SignedInOutcome.SignedIn.class);
    }

    @Test
    void aSignedInCheckoutAnswersToItsAccountOnly() {
        var handle = signedIn(Optional.empty(), ada, TYPED).handle();
        var eve = lms.users.addUser(EVE.contact());

        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
        assertThat(world.isExpired(Visitor.signedIn(eve), handle)).isTrue();
        assertThat(world.isExpired(Visitor.operator(), handle)).isTrue();
        assertThat(world.isExpired(asAda, handle)).isFalse();
    }

    @Test
    void aChangedAddressRotatesTheHandle() {
        var handle = world.guest(ADA);

        var next = world.openAndSubmit(ANONYMOUS, Optional.of(handle), with(ADA, Field.EMAIL, "ada@example.net"));

        assertThat(next).isNotEqualTo(handle);
        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
        assertThat(world.isExpired(ANONYMOUS, next)).isFalse();
    }

    @Test
    void theSameAddressInAnotherSpellingKeepsTheHandle() {
        var handle = world.guest(ADA);

        var next = world.openAndSubmit(ANONYMOUS, Optional.of(handle), with(ADA, Field.EMAIL, "Ada@Example.ORG"));

        assertThat(next).isEqualTo(handle);
    }

    @Test
    void aHandleOfAnotherShopIsUnknown() {
        var other = new ShopId("other");
        world.shops.put(other, ShopRules.builder().build());
        var handle = world.guest(ADA);

        assertThat(world.chaland.checkout().open(Visit.of(other, ANONYMOUS).withHandle(handle)))
                .is(EXPIRED);
    }

    @Test
    void theHandleOfSomebodyElseSavesNothing() {
        var eve = lms.users.addUser(EVE.contact());
        var handle = world.submitAs(ada, ADA);

        assertThat(world.submit(Visitor.signedIn(eve), Optional.of(handle), EVE, ""))
                .is(EXPIRED);
        assertThat(world.customerOf(eve)).isEmpty();
    }

    @Test
    void aHandleGivenOutAfterTheEpochGrewIsAlive() {
        var guest = world.guest(TYPED);
        world.place(ANONYMOUS, guest, "order-1");
        world.signIns.arriveForOrder(guest, ada, "order-1");

        var handle = world.submitAs(ada, ADA);

        assertThat(world.isExpired(asAda, handle)).isFalse();
        assertThat(world.isExpired(ANONYMOUS, handle)).isTrue();
    }

    @Test
    void aHandleThatDiesWhileASignedInFormIsSavedIsReplaced() {
        var handle = signedIn(Optional.empty(), ada, NOTHING).handle();
        storage.after("CustomerStore.insert", () -> rotate(handle));

        var outcome = world.submit(asAda, Optional.of(handle), ADA, "");

        assertThat(world.isExpired(asAda, world.saved(outcome))).isFalse();
        assertThat(world.customerOf(ada)).isPresent();
    }
}
