package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.util.Optional;
import org.chaland.claim.Claims.Claimed;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Visitor;
import org.chaland.spi.CustomerEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A record whose accounts their providers have deleted is claimed as a guest's is, and nothing of those accounts comes along. */
class ClaimedBrokenLinksTest extends ClaimJourney {

    private final Account eve = lms.users.addUser(EVE.contact());
    private final Account elsewhere = oidc.users.addUser(EVE.contact());

    @Test
    void itComesToTheClaimantsOwnRecordWithoutItsLink() {
        var own = ownRecord();
        var record = broken("order-1", eve);

        assertThat(answer(asked())).isEqualTo(Optional.of(new Claimed(own, 1, 1)));

        assertThat(world.customer(record).mergedInto()).contains(own);
        assertThat(world.customer(record).links()).isEmpty();
        assertThat(world.customer(own).links()).extracting(Link::account).containsExactly(ada);
        assertThat(world.purchase("order-1").customer()).isEqualTo(own);
    }

    @Test
    void itIsTheClaimantsIfTheyHaveNone() {
        var record = broken("order-1", eve);
        stored(record, linked(elsewhere, Link.State.BROKEN));
        var later = broken("order-2", new Account(LMS, "gone"));

        assertThat(answer(asked())).isEqualTo(Optional.of(new Claimed(record, 2, 2)));
        world.upkeep();

        assertThat(world.customer(record).links()).singleElement().satisfies(link -> {
            assertThat(link.account()).isEqualTo(ada);
            assertThat(link.proof()).isEqualTo(Link.Proof.CLAIMED);
        });
        assertThat(world.customer(later).mergedInto()).contains(record);
        assertThat(world.told().stream().filter(CustomerEvent.Type.UNLINKED::equals))
                .as("of each account that is gone")
                .hasSize(3);
    }

    @Test
    void itComesAlongWithGuests() {
        var own = ownRecord();
        var guest = guest("order-1");
        var record = broken("order-2", eve);

        assertThat(answer(asked())).isEqualTo(Optional.of(new Claimed(own, 2, 2)));

        assertThat(world.customer(guest).mergedInto()).contains(own);
        assertThat(world.customer(record).mergedInto()).contains(own);
    }

    @ParameterizedTest
    @EnumSource(
            value = Link.State.class,
            names = {"ACTIVE", "SUSPENDED"})
    void oneAccountThatIsNotGoneKeepsItOut(Link.State state) {
        var own = ownRecord();
        guest("order-1");
        var record = broken("order-2", eve);
        stored(record, linked(elsewhere, state));
        var before = world.customer(record);

        assertThat(answer(asked())).isEqualTo(Optional.of(new Claimed(own, 1, 1)));

        assertThat(world.customer(record).version()).isEqualTo(before.version());
        assertThat(world.customer(record).links()).isEqualTo(before.links());
    }

    @ParameterizedTest
    @EnumSource(
            value = Link.State.class,
            names = {"ACTIVE", "SUSPENDED"})
    void anAccountThatComesBackMeanwhileKeepsItOut(Link.State state) {
        ownRecord();
        var record = broken("order-1", eve);
        var code = asked();
        storage.after("CustomerDirectory.claimable", () -> {
            storage.quiet().customers().unlink(SHOP, record, eve);
            storage.quiet().customers().link(SHOP, record, linked(eve, state));
        });

        assertThat(answer(code)).isEqualTo(REFUSED);

        assertThat(world.customer(record).isActive()).isTrue();
        assertThat(world.customer(record).linkAt(LMS).map(Link::state)).contains(state);
    }

    @Test
    void aRecordThatIsMadeForTheClaimantMeanwhileVoidsTheClaimAndTheLinkStays() {
        var record = broken("order-1", eve);
        stored(record, linked(elsewhere, Link.State.BROKEN));
        var code = asked();
        storage.before("CustomerStore.link", () -> world.linked(ada, Link.State.ACTIVE));

        assertThat(answer(code)).isEqualTo(REFUSED);

        assertThat(world.customer(record).isActive()).isTrue();
        assertThat(world.customer(record).links()).hasSize(2).allMatch(link -> link.state() == Link.State.BROKEN);
    }

    @Test // trojan identifier
    void anAccountThatIsThereAfterAllOpensNothingAndIsPutOut() {
        var record = guest("order-1");
        link(record, eve);
        world.complete("order-1");
        world.upkeep();
        assertThat(lms.users.supported(SHOP)).containsExactly(eve);
        breaks(record, eve);
        ownRecord();

        answer(asked());
        world.upkeep();

        assertThat(world.customerOf(eve)).isEmpty();
        assertThat(valueOf(world.open(Visitor.signedIn(eve), Optional.empty()), Field.FAMILY_NAME))
                .as("of their own, and of nobody else")
                .isEqualTo(EVE.contact().familyName());
        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
    }

    private CustomerId broken(String reference, Account account) {
        var record = guest(reference);
        stored(record, linked(account, Link.State.BROKEN));
        world.complete(reference);
        return record;
    }

    private void breaks(CustomerId record, Account account) {
        storage.quiet().customers().unlink(SHOP, record, account);
        stored(record, linked(account, Link.State.BROKEN));
    }

    private static Link linked(Account account, Link.State state) {
        return new Link(account, Link.Proof.SIGNED_IN, state, World.START);
    }
}
