package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.details;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.Visitor;
import org.chaland.support.SupportOutcome;
import org.chaland.support.SupportOutcome.NoAccess;
import org.chaland.support.SupportOutcome.Reason;
import org.junit.jupiter.api.Test;

class SupportAreaTest {

    private final World world = new World();
    private final Account ada = world.user(
            Contact.builder().familyName("Ada").email("ada@example.org").build());

    @Test
    void theOwnerSeesTheirPurchasesAndTheWayToTheArea() {
        buy("order-1");
        world.clock.advance(Duration.ofMinutes(1));
        buy("order-2");

        var area = (SupportOutcome.Open) open(Visitor.signedIn(ada));

        assertThat(area.name()).isEqualTo("Ada Example");
        assertThat(area.purchases())
                .extracting(Purchase::ref)
                .containsExactly(World.ref("order-2"), World.ref("order-1"));
        assertThat(area.address()).contains(world.lms.address(SHOP));
    }

    @Test
    void withoutAPaidPurchaseThatGivesAccessThereIsNoWayToTheArea() {
        world.place(Visitor.signedIn(ada), world.submitAs(ada, details("Ada", "ada@example.org")), "order-1");
        assertThat(((SupportOutcome.Open) open(Visitor.signedIn(ada))).address())
                .isEmpty();

        world.complete("order-1");
        assertThat(((SupportOutcome.Open) open(Visitor.signedIn(ada))).address())
                .isPresent();

        world.clock.advance(Duration.ofDays(91));
        assertThat(((SupportOutcome.Open) open(Visitor.signedIn(ada))).address())
                .isEmpty();
    }

    @Test
    void anybodyElseIsToldWhyThereIsNone() {
        buy("order-1");
        var eve = world.user(
                Contact.builder().familyName("Eve").email("eve@example.org").build());

        assertThat(open(Visitor.anonymous())).isEqualTo(new NoAccess(Reason.NOT_SIGNED_IN));
        assertThat(open(Visitor.operator())).isEqualTo(new NoAccess(Reason.NOT_SIGNED_IN));
        assertThat(open(Visitor.signedIn(eve))).isEqualTo(new NoAccess(Reason.NO_CUSTOMER));
    }

    @Test
    void aSuspendedLinkOpensNothing() {
        var suspended = new Account(World.LMS, "suspended");
        var customer = world.guestBuys(details("Ada", "ada@example.org"), "order-1");
        world.storage
                .customers()
                .link(SHOP, customer, new Link(suspended, Link.Proof.CREATED, true, Link.State.SUSPENDED, World.START));

        assertThat(open(Visitor.signedIn(suspended))).isEqualTo(new NoAccess(Reason.NOT_ACTIVE));
    }

    private void buy(String reference) {
        var visitor = Visitor.signedIn(ada);
        world.place(visitor, world.submitAs(ada, details("Ada", "ada@example.org")), reference);
        world.complete(reference);
    }

    private SupportOutcome open(Visitor visitor) {
        return world.chaland.support().open(SHOP, visitor);
    }
}
