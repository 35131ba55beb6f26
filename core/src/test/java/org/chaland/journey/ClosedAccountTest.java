package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.Optional;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.model.Account;
import org.chaland.model.AuditEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Purpose;
import org.chaland.model.Task;
import org.chaland.spi.AccountState;
import org.junit.jupiter.api.Test;

/** Staff close an account that the shop made, and open it again, with a reason that its owner is told. */
class ClosedAccountTest extends MailboxJourney {

    private static final String REASON = "Shared with three others, against the terms.";

    private final Staff staff = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);

    @Test
    void closedAccountIsSuspendedAndItsOwnerIsToldWhy() {
        var buyer = buys("order-1");

        assertThat(close(buyer)).isEqualTo(StaffOutcome.done(buyer));
        world.upkeep();

        assertThat(lms.users.stateOf(account(buyer))).isEqualTo(AccountState.SUSPENDED);
        assertThat(world.customer(buyer).linkAt(LMS).orElseThrow().state()).isEqualTo(Link.State.SUSPENDED);
        assertThat(newest("account-closed").text()).contains(REASON);
        assertThat(storage.audit().ofCustomer(SHOP, buyer, Optional.empty(), 9))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo(AuditEntry.Action.ACCOUNT_CLOSED);
                    assertThat(entry.reason()).contains(REASON);
                });
    }

    @Test
    void neitherAPurchaseNorTimeNorAProofOpensIt() {
        var buyer = buys("order-1");
        close(buyer);
        world.upkeep();

        buys("order-2");
        confirms(linkMailed());
        for (var day = 0; day < 40; day++) {
            world.clock.advance(Duration.ofDays(1));
            world.upkeep();
        }

        assertThat(lms.users.stateOf(account(buyer))).isEqualTo(AccountState.SUSPENDED);
        assertThat(mailed("access-ending")).isEmpty();
    }

    @Test
    void openedAccountIsReactivatedWithWhatWasPaidMeanwhile() {
        var buyer = buys("order-1");
        close(buyer);
        world.upkeep();
        buys("order-2");
        confirms(linkMailed());

        assertThat(world.chaland.backOffice().openAccount(staff, buyer, "It was a mistake."))
                .isEqualTo(StaffOutcome.done(buyer));
        world.upkeep();
        world.upkeep();

        assertThat(lms.users.stateOf(account(buyer))).isEqualTo(AccountState.ACTIVE);
        assertThat(lms.users.supported(SHOP)).containsExactly(account(buyer));
        assertThat(newest("account-opened").text()).contains("It was a mistake.");
        assertThat(storage.purchases().counts(SHOP, buyer).total()).isEqualTo(2);
        assertThat(world.tasks(buyer)).noneMatch(task -> task.state() == Task.State.STOPPED);
    }

    @Test
    void openedAccountWhoseTrainingsAreOverStaysSuspended() {
        var buyer = buys("order-1");
        close(buyer);
        world.upkeep();
        world.clock.advance(Duration.ofDays(300));

        world.chaland.backOffice().openAccount(staff, buyer, "It was a mistake.");
        world.upkeep();

        assertThat(lms.users.stateOf(account(buyer))).isEqualTo(AccountState.SUSPENDED);
    }

    @Test
    void closingTwiceAndOpeningWhatIsOpenChangesNothing() {
        var buyer = buys("order-1");

        assertThat(world.chaland.backOffice().openAccount(staff, buyer, REASON))
                .isEqualTo(StaffOutcome.unchanged(buyer));
        close(buyer);
        assertThat(close(buyer)).isEqualTo(StaffOutcome.unchanged(buyer));
        world.upkeep();

        assertThat(mailed("account-closed")).hasSize(1);
        assertThat(mailed("account-opened")).isEmpty();
    }

    @Test // I12
    void accountThatTheShopDidNotMakeIsNotClosed() {
        var learner = learner();
        world.submitAs(learner, NOOR);
        var customer = world.customerOf(learner).orElseThrow().id();

        assertThat(close(customer)).isEqualTo(StaffOutcome.refused(Refusal.NOT_OURS));
        world.upkeep();

        assertThat(lms.users.stateOf(learner)).isEqualTo(AccountState.ACTIVE);
    }

    @Test
    void itIsClosedByTheNextTasksOfTheCustomerAndWaitsForNoLookAtAccounts() {
        var buyer = buys("order-1");

        close(buyer);
        world.chaland.upkeep().runFor(SHOP, buyer);

        assertThat(lms.users.stateOf(account(buyer))).isEqualTo(AccountState.SUSPENDED);
    }

    @Test
    void withoutAReasonNothingIsClosed() {
        var buyer = buys("order-1");

        assertThat(world.chaland.backOffice().closeAccount(staff, buyer, " "))
                .isInstanceOf(StaffOutcome.Rejected.class);
        world.upkeep();

        assertThat(lms.users.stateOf(account(buyer))).isEqualTo(AccountState.ACTIVE);
    }

    private StaffOutcome<CustomerId> close(CustomerId buyer) {
        return world.chaland.backOffice().closeAccount(staff, buyer, REASON);
    }

    private Account account(CustomerId buyer) {
        return world.customer(buyer).linkAt(LMS).orElseThrow().account();
    }
}
