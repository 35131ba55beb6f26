package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.SHOP;

import java.util.Optional;
import org.chaland.claim.Claims.Claimed;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.junit.jupiter.api.Test;

/** I16: what happens to the records of a claim while it is answered: nothing is lost, and nothing fails. */
class ClaimedMeanwhileTest extends ClaimJourney {

    private final Account eve = lms.users.addUser(
            Contact.builder().familyName("Eve").email("eve@example.org").build());

    @Test
    void aGuestWhoIsLinkedMeanwhileIsLeft() {
        var own = ownRecord();
        var guest = guest("order-1");
        var other = guest("order-2");
        var code = asked();
        meanwhile(() -> storage.customers().link(SHOP, guest, Link.signedIn(eve, World.START)));

        assertThat(answer(code)).isEqualTo(Optional.of(new Claimed(own, 1, 1)));

        assertThat(world.customer(guest).isOpenTo(eve)).isTrue();
        assertThat(world.customer(other).mergedInto()).contains(own);
    }

    @Test
    void aGuestWhoIsMergedMeanwhileComesAlongOrIsLeft() {
        var own = ownRecord();
        var guest = guest("order-1");
        var other = guest("order-2");
        var elsewhere = created(TYPED);
        var code = asked();
        meanwhile(() -> merge(guest, elsewhere));

        assertThat(answer(code)).isEqualTo(Optional.of(new Claimed(own, 1, 1)));

        assertThat(world.customer(guest).mergedInto()).contains(elsewhere);
        assertThat(world.customer(other).mergedInto()).contains(own);
        assertThat(world.purchase("order-1").customer()).isEqualTo(elsewhere);
    }

    @Test
    void aTombstoneThatComesToAGuestMeanwhileIsLockedInAnotherRound() {
        var own = ownRecord();
        var guest = guest("order-1");
        var merged = created(TYPED);
        var code = asked();
        storage.after("CustomerStore.findByAccount", () -> merge(merged, guest));

        assertThat(answer(code)).isEqualTo(Optional.of(new Claimed(own, 1, 1)));

        assertThat(world.customer(merged).mergedInto()).contains(own);
        assertThat(world.customer(guest).mergedInto()).contains(own);
    }

    @Test
    void aGuestWhoIsRestrictedMeanwhileIsLeft() {
        var guest = guest("order-1");
        var code = asked();
        meanwhile(() -> world.update(world.customer(guest).toBuilder().state(Customer.State.RESTRICTED)));

        assertThat(answer(code)).isEqualTo(REFUSED);

        assertThat(world.customer(guest).state()).isEqualTo(Customer.State.RESTRICTED);
        assertThat(world.customer(guest).isGuest()).isTrue();
    }

    @Test
    void aGuestWhoGetsAnotherAddressMeanwhileIsLeft() {
        ownRecord();
        var guest = guest("order-1");
        var code = asked();
        meanwhile(() -> edit(guest, TYPED, base(guest)));

        assertThat(answer(code)).isEqualTo(REFUSED);

        assertStillGuest(guest);
        assertThat(world.customer(guest).details().contact().email()).contains("typed@example.org");
    }

    @Test
    void whatIsPlacedForAGuestMeanwhileComesAlong() {
        var own = ownRecord();
        var handle = world.guest(GUEST);
        var guest = world.place(ANONYMOUS, handle, "order-0");
        world.complete("order-0");
        var code = asked();
        meanwhile(() -> world.recorded(guest, "order-1"));

        assertThat(answer(code)).isEqualTo(Optional.of(new Claimed(own, 1, 2)));

        assertThat(world.purchase("order-1").customer()).isEqualTo(own);
    }

    @Test
    void aRecordThatIsMadeForTheAccountMeanwhileVoidsTheClaim() {
        var guest = guest("order-1");
        var code = asked();
        storage.before("CustomerStore.link", () -> world.linked(ada, Link.State.ACTIVE));

        assertThat(answer(code)).isEqualTo(REFUSED);

        assertStillGuest(guest);
        assertThat(world.customerOf(ada)).isPresent();
    }

    /** Once the records were listed, and before they are locked. */
    private void meanwhile(Runnable other) {
        storage.after("CustomerDirectory.claimable", other);
    }
}
