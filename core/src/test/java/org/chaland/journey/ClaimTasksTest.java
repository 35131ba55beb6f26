package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chaland.claim.Claims.Claimed;
import org.chaland.internal.Digests;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.AccountKey;
import org.chaland.spi.ProviderUnavailableException;
import org.junit.jupiter.api.Test;

/** What was under way for a guest when their record was claimed: exactly one account, and what was paid opens it. */
class ClaimTasksTest extends ClaimJourney {

    private final Account user = oidc.users.addUser(People.profile("Somebody", "somebody@example.org"));
    private final Visitor.SignedIn elsewhere = new Visitor.SignedIn(user);

    ClaimTasksTest() {
        world.shops.put(SHOP, World.usualRules().signInIssuers(OIDC).build());
    }

    @Test
    void anAccountThatIsStillToBeMadeIsNotMadeForWhoHasOne() {
        var guest = world.guestBuys(GUEST, "order-1");

        answer(asked());
        upkeepForDays();

        assertThat(lms.users.accounts()).containsExactly(ada);
        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
        assertThat(world.task(guest, Task.Kind.PROVISION).map(Task::state)).contains(Task.State.DONE);
    }

    @Test
    void anAccountThatIsStillToBeMadeIsMadeOnceForWhoIsSignedInElsewhere() {
        var guest = world.guestBuys(GUEST, "order-1");
        world.clock.advance(Duration.ofSeconds(1));
        world.guestBuys(GUEST, "order-2");

        assertThat(claimedElsewhere()).isEqualTo(Optional.of(new Claimed(guest, 2, 2)));
        upkeepForDays();

        assertOneAccount(guest);
    }

    @Test
    void anAccountThatIsBeingMadeWhenTheRecordIsClaimedIsTheClaimants() {
        var guest = world.guestBuys(GUEST, "order-1");
        lms.before("create", this::claimedElsewhere);

        world.chaland.upkeep().runFor(SHOP, guest);
        upkeepForDays();

        assertOneAccount(guest);
    }

    @Test
    void anAccountWhoseReplyWasLostBeforeTheClaimIsStillFound() {
        var guest = world.guestBuys(GUEST, "order-1");
        lms.after("create", () -> {
            lms.down("find");
            throw new ProviderUnavailableException("reply lost");
        });
        world.chaland.upkeep().runFor(SHOP, guest);
        assertThat(lms.users.find(AccountKey.of(guest))).isPresent();

        claimedElsewhere();
        upkeepForDays();

        assertOneAccount(guest);
    }

    @Test
    void anAccountThatIsBeingMadeForWhoHasOneIsLeftVisiblyForAPerson() {
        var own = ownRecord();
        var guest = world.guestBuys(GUEST, "order-1");
        lms.before("create", () -> answer(asked()));

        world.chaland.upkeep().runFor(SHOP, guest);
        upkeepForDays();

        assertStopped(guest, Task.Kind.PROVISION, "surplus-account");
        assertThat(world.customer(own).links()).extracting(Link::account).containsExactly(ada);
        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
    }

    @Test // I2 e: whoever reads the mailbox and is signed in elsewhere has the account that the mailbox opens, and no
    // second one
    void anIntentThatHadStoppedFindsTheAccountOfTheMailboxForWhoIsSignedInElsewhere() {
        var guest = stuckGuest("order-1");
        var known = lms.users.accounts().get(1);

        claimedElsewhere();
        world.upkeep();

        assertThat(world.customer(guest).isOpenTo(known)).isTrue();
        assertThat(world.customer(guest).isOpenTo(user)).isTrue();
        assertThat(lms.users.supported(SHOP)).containsExactly(known);
        assertThat(world.tasks(guest)).allMatch(task -> task.state() == Task.State.DONE);
    }

    @Test
    void anIntentThatHadStoppedGoesOnVisiblyForWhoIsSignedInElsewhereIfTheShopOpensNoAccountsByMailboxes() {
        world.shops.put(SHOP, World.usualRules().accountsByMailbox(false).build());
        var guest = stuckGuest("order-1");

        claimedElsewhere();
        upkeepForDays();

        assertStopped(guest, Task.Kind.PROVISION, "account-unreachable");
        link(guest, ada);
        world.upkeep();
        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
    }

    private Optional<Claimed> claimedElsewhere() {
        request(elsewhere, ADDRESS);
        mail(SHOP, storage.claims().findByAsker(SHOP, Digests.askerOf(user)).orElseThrow());
        return claims.answer(Visit.of(SHOP, elsewhere), newestCode());
    }

    private void assertOneAccount(CustomerId customer) {
        var account = world.customer(customer).linkAt(LMS).orElseThrow().account();
        assertThat(lms.users.accounts()).isEqualTo(List.of(ada, account));
        assertThat(world.customer(customer).isOpenTo(user)).isTrue();
        assertThat(lms.users.supported(SHOP)).containsExactly(account);
        assertThat(world.tasks(customer)).allMatch(task -> task.state() == Task.State.DONE);
    }

    private void upkeepForDays() {
        for (var day = 0; day < 3; day++) {
            world.upkeep();
            world.clock.advance(Duration.ofDays(1));
        }
    }
}
