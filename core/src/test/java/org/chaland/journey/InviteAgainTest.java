package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.details;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;
import static org.chaland.journey.World.visit;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.model.Account;
import org.chaland.model.AuditEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Purpose;
import org.chaland.model.Task;
import org.chaland.model.Training;
import org.chaland.model.Visitor;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.Message;
import org.junit.jupiter.api.Test;

/** Field report 1.12: an invitation that was lost, has expired, or went to a mistyped address. */
class InviteAgainTest extends MailboxJourney {

    private final Staff staff = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);

    @Test
    void staffInviteOnceMoreAsOftenAsTheyAsk() {
        var buyer = buys("order-1");
        var account = account(buyer);

        for (var times = 0; times < 2; times++) {
            assertThat(world.chaland.backOffice().inviteAgain(staff, buyer)).isEqualTo(StaffOutcome.done(buyer));
            world.upkeep();
        }

        assertThat(lms.users.invitations()).containsExactly(account, account, account);
        assertThat(storage.audit().ofCustomer(SHOP, buyer, Optional.empty(), 9))
                .extracting(AuditEntry::action)
                .containsOnly(AuditEntry.Action.INVITED_AGAIN);
    }

    @Test // I12
    void anAccountThatTheShopDidNotMakeIsInvitedByNobody() {
        var learner = learner();
        var buyer = world.recorded(own(learner), "order-1");

        assertThat(world.chaland.backOffice().inviteAgain(staff, buyer))
                .isEqualTo(StaffOutcome.refused(Refusal.NOT_OURS));
        assertThat(world.chaland.support().inviteAgain(visit(Visitor.signedIn(learner), Optional.empty())))
                .isEmpty();
        world.upkeep();
        assertThat(lms.users.invitations()).isEmpty();
    }

    @Test
    void whoHasSignedInByACodeInvitesThemselvesAFewTimesADay() {
        var buyer = buys("order-1");
        var visit = visit(Visitor.signedIn(account(signsIn(ADDRESS))), Optional.empty());

        for (var times = 0; times < 3; times++) {
            assertThat(world.chaland.support().inviteAgain(visit)).contains(buyer);
            world.chaland.upkeep().runFor(SHOP, buyer);
        }

        assertThat(world.chaland.support().inviteAgain(visit)).isEmpty();
        assertThat(lms.users.invitations()).hasSize(4);
    }

    @Test
    void theBrowserThatPlacedAnOrderInvitesItsBuyerAFewTimesADay() {
        var buyer = buys("order-1");
        var order = new PurchaseRef(SHOP, "order-1");

        for (var times = 0; times < 3; times++) {
            assertThat(world.chaland.support().inviteAgain(order)).contains(buyer);
            world.chaland.upkeep().runFor(SHOP, buyer);
        }

        assertThat(world.chaland.support().inviteAgain(order)).isEmpty();
        assertThat(world.chaland.support().inviteAgain(new PurchaseRef(SHOP, "unknown")))
                .isEmpty();
        assertThat(lms.users.invitations()).hasSize(4);
    }

    @Test
    void correctingAMistypedAddressIsOneActThatInvitesAtTheRightOne() {
        var buyer = world.guestBuys(details("Noor", "noor@exampel.org"), "order-1");
        world.upkeep();
        var account = account(buyer);

        correct(buyer, ADDRESS);
        world.upkeep();
        world.upkeep();

        assertThat(lms.users.profile(account).orElseThrow().email()).contains(ADDRESS);
        assertThat(lms.users.invitations()).containsExactly(account, account);
    }

    @Test // the invitation goes to the address that the account shows, so it waits for the right one
    void invitationWaitsUntilTheCorrectedAddressIsPassedOn() {
        var buyer = world.guestBuys(details("Noor", "noor@exampel.org"), "order-1");
        world.upkeep();
        correct(buyer, ADDRESS);
        lms.down("update");
        world.upkeep();
        assertThat(lms.users.invitations()).hasSize(1);

        for (var minutes = 0; minutes < 3; minutes++) {
            world.clock.advance(Duration.ofMinutes(5));
            world.upkeep();
        }

        assertThat(lms.users.invitations()).hasSize(2);
    }

    @Test // whoever had proven the old mailbox is told there, and is not asked for a password
    void provenMailboxThatIsReplacedIsTold() {
        world.shops.put(SHOP, World.usualRules().accountsByMailbox(false).build());
        var buyer = buys("order-1");
        storage.customers().link(SHOP, buyer, Link.mailbox(account(signsIn(ADDRESS)), world.clock.instant()));

        correct(buyer, "new@example.org");
        world.upkeep();

        assertThat(mailed("address-changed"))
                .singleElement()
                .satisfies(message -> assertThat(message.to()).isEqualTo(ADDRESS));
        assertThat(lms.users.invitations()).hasSize(1);
        assertThat(world.customer(buyer).linkAt(Account.MAILBOX)).isEmpty();
    }

    @Test
    void eachProvenMailboxIsToldWhenItIsReplacedAlsoTwiceInADay() {
        world.shops.put(SHOP, World.usualRules().accountsByMailbox(false).build());
        var buyer = buys("order-1");
        storage.customers().link(SHOP, buyer, Link.mailbox(account(signsIn(ADDRESS)), world.clock.instant()));
        correct(buyer, "second@example.org");
        storage.customers()
                .link(SHOP, buyer, Link.mailbox(account(signsIn("second@example.org")), world.clock.instant()));
        world.upkeep();

        correct(buyer, "third@example.org");
        world.upkeep();

        assertThat(mailed("address-changed")).extracting(Message::to).containsExactly(ADDRESS, "second@example.org");
    }

    @Test
    void sameAddressInOtherLettersIsNoOtherAddress() {
        var buyer = buys("order-1");

        correct(buyer, "NOOR@Example.org");
        world.upkeep();

        assertThat(mailed("address-changed")).isEmpty();
        assertThat(lms.users.invitations()).hasSize(1);
    }

    @Test // no mail after an erasure, and no address of the person left
    void whoIsErasedMeanwhileIsToldNothing() {
        world.shops.put(SHOP, World.usualRules().accountsByMailbox(false).build());
        var buyer = buys("order-1");
        storage.customers().link(SHOP, buyer, Link.mailbox(account(signsIn(ADDRESS)), world.clock.instant()));
        correct(buyer, "new@example.org");

        var erased = world.chaland
                .backOffice()
                .erase(staff, buyer, world.customer(buyer).version(), true);
        world.upkeep();

        assertThat(erased).isInstanceOf(StaffOutcome.Done.class);
        assertThat(mailed("address-changed")).isEmpty();
        assertThat(storage.claims().purge(world.clock.instant(), 9)).isZero();
    }

    @Test // the look whether an account still exists is no alarm
    void outageWhileAccountsAreLookedAtIsNoAlarm() {
        var course = Training.of("course");
        var handle = world.guest(NOOR);
        world.placed(anonymous(Optional.of(handle)), "order-1", List.of(course));
        world.complete("order-1");
        world.upkeep();
        world.clock.advance(Duration.ofDays(31));
        lms.down("stateOf");
        world.upkeep();

        assertThat(world.events).extracting(CustomerEvent::type).doesNotContain(CustomerEvent.Type.ACCOUNT_OVERDUE);
    }

    @Test // field report 1.11
    void accountThatWasDeletedIsFoundInAMonthAlsoWhereNobodyNeedsIt() {
        world.shops.put(SHOP, World.usualRules().build());
        var course = Training.of("course");
        var handle = world.guest(NOOR);
        world.placed(anonymous(Optional.of(handle)), "order-1", List.of(course));
        var buyer = world.guestOf(handle);
        world.complete("order-1");
        world.upkeep();
        lms.users.delete(account(buyer));

        for (var day = 0; day < 32; day++) {
            world.clock.advance(Duration.ofDays(1));
            world.upkeep();
        }

        assertThat(world.customer(buyer).linkAt(LMS).orElseThrow().state()).isEqualTo(Link.State.BROKEN);
        assertThat(world.tasks(buyer)).allMatch(task -> task.state() == Task.State.DONE);
    }

    private void correct(CustomerId buyer, String email) {
        var form = world.chaland.backOffice().editForm(staff, buyer).orElseThrow();
        var outcome = world.chaland
                .backOffice()
                .edit(staff, buyer, form.values().with(Field.EMAIL, email), form.base(), Locale.ENGLISH);
        assertThat(outcome).isEqualTo(StaffOutcome.done(buyer));
    }

    private CustomerId own(Account account) {
        world.submitAs(account, NOOR);
        return world.customerOf(account).orElseThrow().id();
    }

    private Account account(CustomerId buyer) {
        return world.customer(buyer).linkAt(LMS).orElseThrow().account();
    }
}
