package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.util.Set;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Fault;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.model.Account;
import org.chaland.model.AuditEntry;
import org.chaland.model.Contact;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Visitor;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.RemoteCallInTransactionException;
import org.junit.jupiter.api.Test;

/** Scenario 37: one account takes the place of another on purpose, in one step, and for a reason. */
class OfficeReplacedLinksTest extends OfficeJourney {

    private final Account eve = lms.users.addUser(EVE.contact());
    private final CustomerId customer = buyer(TYPED, "order-1");

    OfficeReplacedLinksTest() {
        link(customer, ada);
        world.upkeep();
    }

    private StaffOutcome<CustomerId> replace(Account old, Account by) {
        return office.replaceLink(STAFF, customer, old, by.subject(), REASON);
    }

    @Test
    void theOtherAccountOpensTheRecordAndTheSupportAreaInItsPlace() {
        assertThat(replace(ada, eve)).isEqualTo(StaffOutcome.done(customer));
        world.upkeep();

        var link = world.customer(customer).linkAt(LMS).orElseThrow();
        assertThat(link.account()).isEqualTo(eve);
        assertThat(link.proof()).isEqualTo(Link.Proof.STAFF);
        assertThat(world.isMadeByShop(eve)).isFalse();
        assertThat(world.customerOf(ada)).isEmpty();
        assertThat(lms.users.supported(SHOP)).containsExactly(eve);
        assertThat(world.told()).contains(CustomerEvent.Type.UNLINKED, CustomerEvent.Type.LINKED);
        assertThat(entry(customer, AuditEntry.Action.UNLINKED).reason()).contains(REASON);
        assertThat(done(customer).stream().filter(AuditEntry.Action.LINKED::equals))
                .hasSize(2);
    }

    @Test // I5
    void handlesOfTheAccountBeforeAreDead() {
        var visitor = Visitor.signedIn(ada);
        var handle = world.submitAs(ada, ADA);

        replace(ada, eve);

        assertThat(world.isExpired(visitor, handle)).isTrue();
    }

    @Test
    void whatIsLinkedElsewhereIsAConflictAndChangesNothing() {
        var owner = created(EVE);
        link(owner, eve);
        var before = world.customer(customer);

        assertThat(replace(ada, eve)).isEqualTo(StaffOutcome.refused(Refusal.LINKED_ELSEWHERE, owner));

        assertThat(world.customer(customer).version()).isEqualTo(before.version());
        assertThat(world.customer(customer).linkAt(LMS)).isEqualTo(before.linkAt(LMS));
        assertThat(done(customer)).doesNotContain(AuditEntry.Action.UNLINKED);
    }

    @Test
    void oneThatWasReplacedMeanwhileIsNotReplacedUnseen() {
        replace(ada, eve);
        var third = lms.users.addUser(Contact.builder().familyName("Third").build());

        assertThat(replace(ada, third)).isEqualTo(StaffOutcome.refused(Refusal.OTHER_ACCOUNT));

        assertThat(world.customer(customer).linkAt(LMS).map(Link::account)).contains(eve);
    }

    @Test
    void theSameAccountInItsOwnPlaceIsNothingNew() {
        assertThat(replace(ada, ada)).isEqualTo(StaffOutcome.unchanged(customer));
    }

    @Test
    void anotherCustomerWhoGetsTheAccountAtThatMomentIsAConflictAndTheOldLinkStays() {
        var owner = created(EVE);
        storage.before("CustomerStore.unlink", () -> stored(owner, Link.signedIn(eve, World.START)));

        assertThat(replace(ada, eve)).isEqualTo(StaffOutcome.refused(Refusal.LINKED_ELSEWHERE, owner));

        assertThat(world.customer(customer).linkAt(LMS).map(Link::account)).contains(ada);
    }

    @Test
    void anAccountThatCannotBeUsedAndAMissingReasonAreRefused() {
        lms.users.suspend(eve);

        assertThat(replace(ada, eve)).isEqualTo(StaffOutcome.refused(Refusal.NOT_USABLE));
        assertThat(office.replaceLink(STAFF, customer, ada, "", " "))
                .isEqualTo(StaffOutcome.rejected(Set.of(Fault.REASON_MISSING, Fault.ACCOUNT_MALFORMED)));
    }

    @Test // I4
    void insideATransactionItIsRefused() {
        assertThatThrownBy(() -> storage.transactions().inTransaction(() -> replace(ada, eve)))
                .isInstanceOf(RemoteCallInTransactionException.class);
    }
}
