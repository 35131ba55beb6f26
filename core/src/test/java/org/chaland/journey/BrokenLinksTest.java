package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Handle;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.AccountKey;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.ProviderRefusalException;
import org.junit.jupiter.api.Test;

/** An account that its provider has deleted: the link is broken, nobody is adopted, and the person can be linked again. */
class BrokenLinksTest extends OfficeJourney {

    private final Handle handle = world.guest(TYPED);
    private final CustomerId customer = world.place(ANONYMOUS, handle, "order-1");
    private final Account first = made();

    private Account made() {
        world.complete("order-1");
        world.upkeep();
        return world.customer(customer).linkAt(LMS).orElseThrow().account();
    }

    private void goneIsNoticed() {
        lms.users.delete(first);
        recorded(customer, "order-2");
        world.complete("order-2");
        world.upkeep();
    }

    @Test
    void anAccountThatTheProviderKnowsNoMoreBreaksTheLinkAndWaitsVisibly() {
        goneIsNoticed();

        assertThat(world.customer(customer).linkAt(LMS).map(Link::state)).contains(Link.State.BROKEN);
        assertThat(world.told()).contains(CustomerEvent.Type.LINK_BROKEN);
        assertThat(grant().state()).isEqualTo(Task.State.STOPPED);
        assertThat(grant().reason()).contains("unknown-account");
    }

    @Test
    void withoutAnotherPurchaseNoneIsMadeInItsPlaceNorAdopted() {
        goneIsNoticed();
        lms.users.addUser(TYPED.contact());
        var before = lms.users.accounts();

        office.runAgain(STAFF, "grant-support/order-2");
        world.upkeep();

        assertThat(lms.users.accounts()).isEqualTo(before);
        assertThat(world.customer(customer).linkAt(LMS).map(Link::account)).contains(first);
        assertThat(grant().state()).isEqualTo(Task.State.STOPPED);
        assertThat(grant().reason()).contains("link-broken");
    }

    @Test
    void theNextPurchaseMakesAnotherThatIsInvitedAndLetIn() {
        goneIsNoticed();

        recorded(customer, "order-3");
        world.complete("order-3");
        world.upkeep();

        var link = world.customer(customer).linkAt(LMS).orElseThrow();
        assertThat(link.account()).isNotEqualTo(first);
        assertThat(link.state()).isEqualTo(Link.State.ACTIVE);
        assertThat(link.proof()).isEqualTo(Link.Proof.CREATED);
        assertThat(lms.users.find(AccountKey.of(customer))).contains(link.account());
        assertThat(lms.users.invitations()).containsExactly(first, link.account());
        assertThat(lms.users.supported(SHOP)).contains(link.account());
    }

    @Test
    void anAccountThatIsThereAfterAllServesAgain() {
        var link = world.customer(customer).linkAt(LMS).orElseThrow();
        world.storage.customers().unlink(SHOP, customer, first);
        stored(customer, link.in(Link.State.BROKEN));

        recorded(customer, "order-2");
        world.complete("order-2");
        world.upkeep();

        assertThat(world.customer(customer).linkAt(LMS).map(Link::account)).contains(first);
        assertThat(world.customer(customer).activeLinkAt(LMS)).isPresent();
        assertThat(lms.users.accounts()).doesNotHaveDuplicates().contains(first);
    }

    @Test
    void staffMayLinkAnotherInItsPlace() {
        goneIsNoticed();
        var eve = lms.users.addUser(EVE.contact());

        assertThat(link(customer, eve)).isEqualTo(StaffOutcome.done(customer));
        world.upkeep();

        assertThat(world.customer(customer).linkAt(LMS).map(Link::account)).contains(eve);
        assertThat(lms.users.supported(SHOP)).contains(eve);
    }

    @Test
    void staffCannotLinkWhatIsAnothersAndTheBrokenLinkStays() {
        goneIsNoticed();
        var owner = created(ADA);
        link(owner, ada);

        assertThat(link(customer, ada)).isEqualTo(StaffOutcome.refused(Refusal.LINKED_ELSEWHERE, owner));

        assertThat(world.customer(customer).linkAt(LMS).map(Link::state)).contains(Link.State.BROKEN);
    }

    @Test
    void anAccountThatIsGoneHasLeftTheSupportArea() {
        lms.before("revoke", () -> {
            throw new ProviderRefusalException(ProviderRefusalException.Reason.UNKNOWN_ACCOUNT, "unknown");
        });

        world.cancel("order-1");
        world.upkeep();

        assertThat(world.task(customer, Task.Kind.REVOKE_SUPPORT).map(Task::state))
                .contains(Task.State.DONE);
        assertThat(world.customer(customer).linkAt(LMS).map(Link::state)).contains(Link.State.BROKEN);
    }

    private Task grant() {
        return world.storage.tasks().find(SHOP, "grant-support/order-2").orElseThrow();
    }
}
