package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.internal.Digests;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Claim;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Purpose;
import org.chaland.model.Task;
import org.chaland.model.Visitor;
import org.chaland.spi.AccountState;
import org.chaland.spi.CustomerEvent;
import org.junit.jupiter.api.Test;

/** Field report 1.7 to 1.11: whoever comes back reaches what they bought by one mail with one link, without a password and without staff. */
class ReturningBuyerTest extends MailboxJourney {

    @Test
    void tenGuestOrdersOfOnePersonEndAsOneRecordAndOneAccountWithoutAnyActOfStaff() {
        var orders = new ArrayList<CustomerId>();
        orders.add(buys("order-0"));
        for (var number = 1; number < 10; number++) {
            orders.add(buys("order-" + number));
            assertThat(confirms(linkMailed())).isPresent();
            world.clock.advance(Duration.ofDays(1));
        }
        world.upkeep();

        assertThat(orders).extracting(this::current).hasSize(10).containsOnly(current(orders.get(0)));
        assertThat(lms.users.accounts()).hasSize(1);
        assertThat(lms.users.supported(SHOP)).hasSize(1);
        assertThat(purchases(orders.get(0))).isEqualTo(10);
        assertThat(stopped(orders.get(0))).isEmpty();
        assertThat(storage.audit().ofCustomer(SHOP, orders.get(0), Optional.empty(), 9))
                .isEmpty();
        assertThat(mailed("email-taken")).hasSize(9);
    }

    @Test
    void somebodyWhoLearntThereBeforeTheShopExistedGetsTheirOwnAccount() {
        var learner = learner();
        var buyer = buys("order-1");
        assertThat(world.customer(buyer).isGuest()).isTrue();

        confirms(linkMailed());

        var link = world.customer(buyer).linkAt(LMS).orElseThrow();
        assertThat(link.account()).isEqualTo(learner);
        assertThat(link.proof()).isEqualTo(Link.Proof.MAILBOX);
        assertThat(lms.users.accounts()).containsExactly(learner);
        assertThat(lms.users.supported(SHOP)).containsExactly(learner);
        assertThat(storage.accounts().find(learner)).as("is not ours (I12)").isEmpty();
        assertThat(lms.users.invitations()).isEmpty();
    }

    @Test
    void somebodyWhoseAccountHasEndedIsBackWithTheSameAccount() {
        var first = buys("order-1");
        var account = ended(first);

        buys("order-2");
        confirms(linkMailed());
        world.upkeep();

        assertThat(lms.users.stateOf(account)).isEqualTo(AccountState.ACTIVE);
        assertThat(world.customer(first).isOpenTo(account)).isTrue();
        assertThat(purchases(first)).isEqualTo(2);
        assertThat(lms.users.supported(SHOP)).containsExactly(account);
        assertThat(stopped(first)).isEmpty();
    }

    @Test
    void endedAccountThatStaffTookAwayIsBackWithWhoeverProvesItsMailbox() {
        var first = buys("order-1");
        var account = ended(first);
        var staff = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);
        assertThat(world.chaland.backOffice().unlink(staff, first, account, "Not theirs."))
                .isEqualTo(StaffOutcome.done(first));

        var second = buys("order-2");
        confirms(linkMailed());
        world.upkeep();

        assertThat(current(second).activeLinkAt(LMS).map(Link::account)).contains(account);
        assertThat(lms.users.stateOf(account)).isEqualTo(AccountState.ACTIVE);
        assertThat(lms.users.supported(SHOP)).containsExactly(account);
        assertThat(stopped(second)).isEmpty();
    }

    @Test
    void somebodyWhoseAccountWasDeletedGetsAnotherOneAtOnce() {
        var first = buys("order-1");
        lms.users.delete(world.customer(first).linkAt(LMS).orElseThrow().account());

        var second = buys("order-2");

        assertThat(mailed("email-taken")).isEmpty();
        assertThat(world.customer(second).activeLinkAt(LMS)).isPresent();
    }

    @Test
    void openingTheLinkChangesNothingHoweverOften() {
        learner();
        var buyer = buys("order-1");
        var link = linkMailed();
        var before = world.customer(buyer).version();

        for (var times = 0; times < 3; times++) {
            assertThat(world.chaland.claims().show(SHOP, link)).hasValueSatisfying(order -> {
                assertThat(order.state()).isEqualTo(Claim.State.OPEN);
                assertThat(order.reference()).isEqualTo("order-1");
                assertThat(order.mailbox()).isEqualTo("n•••@example.org");
            });
        }
        world.upkeep();

        assertThat(world.customer(buyer).version()).isEqualTo(before);
        assertThat(world.customer(buyer).isGuest()).isTrue();
    }

    @Test
    void confirmingAgainSaysWhenItWasConfirmedAndChangesNothing() {
        learner();
        var buyer = buys("order-1");
        var link = linkMailed();
        var at = world.clock.instant();
        confirms(link);
        var before = world.customer(buyer).version();
        world.clock.advance(Duration.ofHours(1));

        var again = confirms(link).orElseThrow();
        var declined = world.chaland.claims().decline(SHOP, link).orElseThrow();

        assertThat(again.endedAt()).contains(at);
        assertThat(again.state()).isEqualTo(Claim.State.CONFIRMED);
        assertThat(declined.state()).isEqualTo(Claim.State.CONFIRMED);
        assertThat(world.customer(buyer).version()).isEqualTo(before);
    }

    @Test
    void anOrderThatIsDeclinedIsToldToStaffAndItsLinkIsDead() {
        learner();
        var buyer = buys("order-1");
        var link = linkMailed();

        var declined = world.chaland.claims().decline(SHOP, link).orElseThrow();
        var after = confirms(link).orElseThrow();
        world.upkeep();

        assertThat(declined.state()).isEqualTo(Claim.State.DECLINED);
        assertThat(after.state()).isEqualTo(Claim.State.DECLINED);
        assertThat(world.customer(buyer).isGuest()).isTrue();
        assertThat(world.events).extracting(CustomerEvent::type).contains(CustomerEvent.Type.ORDER_DECLINED);
    }

    @Test
    void linkIsGoodForADay() {
        learner();
        buys("order-1");
        var link = linkMailed();

        world.clock.advance(Duration.ofDays(1));

        assertThat(world.chaland.claims().show(SHOP, link)).isEmpty();
        assertThat(confirms(link)).isEmpty();
    }

    @Test
    void linkOfAnotherInstallationOrOrderOrShopIsNone() {
        learner();
        buys("order-1");
        var link = linkMailed();
        var forged = link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A");

        assertThat(world.chaland.claims().confirm(SHOP, forged)).isEmpty();
        assertThat(world.chaland.claims().confirm(SHOP, link.substring(1))).isEmpty();
        assertThat(world.chaland.claims().confirm(SHOP, "")).isEmpty();
        assertThat(world.chaland.claims().confirm(SHOP, "é/../" + link)).isEmpty();
        assertThat(confirms(link)).isPresent();
    }

    @Test // attack 9: a proof for one order is none for another
    void linkAttachesItsOrderAndNoOther() {
        var account = learner();
        var first = buys("order-1");
        var link = linkMailed();
        var second = buys("order-2");

        confirms(link);

        assertThat(world.customer(first).isOpenTo(account)).isTrue();
        assertThat(world.customer(second).isGuest()).isTrue();
        assertThat(stopped(second)).hasSize(1);
    }

    @Test // attack 10, trojan identifier: whoever ordered as an account of their own gets nothing by the victim's
    // confirmation
    void orderOfSomebodySignedInElsewhereHasNoLink() {
        var other = new Account("https://sso.example.org", "eve");
        world.shops.put(
                SHOP,
                World.usualRules()
                        .signInIssuers(LMS, other.issuer())
                        .claimPage(PAGE)
                        .build());
        learner();
        var handle = world.submitAs(other, NOOR);
        var eve = world.place(Visitor.signedIn(other), handle, "order-1");
        world.complete("order-1");
        world.upkeep();

        assertThat(stopped(eve)).hasSize(1);
        assertThat(link(newest("email-taken"))).isEmpty();
    }

    @Test // attack 10: nor if they sign in for the order after the mail went out
    void orderThatSomebodySignedInForSinceIsNotGivenAway() {
        var learner = learner();
        var buyer = buys("order-1");
        var link = linkMailed();
        storage.customers().link(SHOP, buyer, Link.signedIn(new Account(LMS, "eve"), world.clock.instant()));

        assertThat(world.chaland.claims().show(SHOP, link)).isEmpty();
        assertThat(confirms(link)).isEmpty();
        assertThat(world.customerOf(learner)).isEmpty();
    }

    @Test
    void addressThatWasCorrectedSinceProvesNothing() {
        learner();
        var buyer = buys("order-1");
        var link = linkMailed();
        var record = world.customer(buyer);
        world.update(record.toBuilder().details(People.details("Noor", "other@example.org")));

        assertThat(confirms(link)).isEmpty();
        assertThat(world.customer(buyer).isGuest()).isTrue();
    }

    @Test // staff correct the address and run the task again: the right mailbox gets the link
    void correctedAddressThatIsTakenTooIsMailedTheLink() {
        lms.users.addUser(People.details("Other", "wrong@example.org").contact());
        learner();
        var buyer = world.guestBuys(People.details("Noor", "wrong@example.org"), "order-1");
        world.upkeep();
        assertThat(newest("email-taken").to()).isEqualTo("wrong@example.org");
        var staff = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);
        var form = world.chaland.backOffice().editForm(staff, buyer).orElseThrow();
        world.chaland
                .backOffice()
                .edit(staff, buyer, form.values().with(Field.EMAIL, ADDRESS), form.base(), Locale.ENGLISH);

        world.chaland.backOffice().runAgain(staff, stopped(buyer).get(0).key());
        world.upkeep();

        assertThat(newest("email-taken").to()).isEqualTo(ADDRESS);
        assertThat(confirms(linkMailed())).isPresent();
        assertThat(stopped(buyer)).isEmpty();
    }

    @Test // a stranger at a mistyped address said "it is mine": the correction takes their account away again
    void correctionTakesAwayAnAccountThatOnlyTheWrongMailboxRecovered() {
        var stranger =
                lms.users.addUser(People.details("Other", "wrong@example.org").contact());
        var buyer = world.guestBuys(People.details("Noor", "wrong@example.org"), "order-1");
        world.upkeep();
        confirms(linkMailed());
        assertThat(world.customer(buyer).isOpenTo(stranger)).isTrue();
        var staff = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);
        var form = world.chaland.backOffice().editForm(staff, buyer).orElseThrow();

        world.chaland
                .backOffice()
                .edit(staff, buyer, form.values().with(Field.EMAIL, ADDRESS), form.base(), Locale.ENGLISH);
        world.upkeep();

        var link = world.customer(buyer).linkAt(LMS).orElseThrow();
        assertThat(link.account()).isNotEqualTo(stranger);
        assertThat(link.proof()).isEqualTo(Link.Proof.CREATED);
        assertThat(lms.users.supported(SHOP)).containsExactly(link.account());
        assertThat(SignIns.signedIn(signsIn("wrong@example.org")).customer()).isEmpty();
    }

    @Test // the mailbox had a record without an account already
    void confirmedOrderOfAMailboxWithoutAccountGetsOne() {
        var learner = learner();
        lms.down("findByAddress");
        var alone = SignIns.signedIn(signsIn(ADDRESS));
        var visitor = Visitor.signedIn(alone.account());
        world.saved(world.submit(
                visitor, Optional.of(alone.handle()), NOOR, alone.step().base()));
        var own = world.customerOf(alone.account()).orElseThrow().id();
        var buyer = buys("order-1");

        confirms(linkMailed());
        world.upkeep();

        assertThat(current(buyer).id()).isEqualTo(own);
        assertThat(world.customer(own).isOpenTo(learner)).isTrue();
        assertThat(stopped(buyer)).isEmpty();
    }

    @Test // I4: the proof arrives while the account is being made
    void proofThatArrivesDuringTheAttemptIsNotLost() {
        var learner = learner();
        var buyer = world.guestBuys(NOOR, "order-1");
        var mailbox = new Account(Account.MAILBOX, "box");
        lms.before("create", () -> {
            storage.claims().insertMailbox(CanonicalEmail.of(ADDRESS).orElseThrow(), mailbox, world.clock.instant());
            storage.customers().link(SHOP, buyer, Link.mailbox(mailbox, world.clock.instant()));
        });

        world.upkeep();
        world.clock.advance(Duration.ofMinutes(5));
        world.upkeep();

        assertThat(world.customer(buyer).isOpenTo(learner)).isTrue();
        assertThat(stopped(buyer)).isEmpty();
    }

    @Test // what cannot be attached is not confirmed: the link stays good until the restriction is lifted
    void linkIsNotSpentWhileTheRecordOfTheMailboxIsRestricted() {
        learner();
        var first = buys("order-1");
        confirms(linkMailed());
        world.update(world.customer(first).toBuilder().state(Customer.State.RESTRICTED));
        var second = buys("order-2");
        var link = linkMailed();

        assertThat(confirms(link)).isEmpty();
        world.update(world.customer(first).toBuilder().state(Customer.State.ACTIVE));
        assertThat(confirms(link)).isPresent();
        world.upkeep();

        assertThat(current(second).id()).isEqualTo(first);
    }

    @Test // a mailbox link of a record that has moved to another address stands in nobody's way
    void orderIsAttachedAlsoIfAnotherRecordHadTheMailboxBefore() {
        var learner = learner();
        var buyer = buys("order-1");
        confirms(linkMailed());
        world.update(world.customer(buyer).toBuilder().details(People.details("Noor", "moved@example.org")));
        lms.users.update(learner, People.details("Noor", "moved@example.org").contact());
        var other = learner();

        var second = buys("order-2");
        confirms(linkMailed());

        assertThat(world.customer(second).isOpenTo(other)).isTrue();
        assertThat(world.customer(buyer).linkAt(Account.MAILBOX)).isEmpty();
    }

    @Test
    void recordThatIsRestrictedIsNotOpened() {
        learner();
        var buyer = buys("order-1");
        var link = linkMailed();
        world.update(world.customer(buyer).toBuilder().state(Customer.State.RESTRICTED));

        assertThat(confirms(link)).isEmpty();
        assertThat(world.customer(buyer).isGuest()).isTrue();
    }

    @Test // the address changed hands at the LMS between mail and answer
    void accountThatShowsAnotherAddressBySinceIsNotGiven() {
        var learner = learner();
        var buyer = buys("order-1");
        var link = linkMailed();
        lms.users.update(learner, People.details("Noor", "moved@example.org").contact());

        confirms(link);

        assertThat(world.customer(buyer).isOpenTo(learner)).isFalse();
        assertThat(world.customer(buyer).activeLinkAt(LMS))
                .as("an account of its own")
                .isPresent();
    }

    @Test
    void accountThatIsSuspendedBySomebodyElseIsNotGiven() {
        var learner = learner();
        lms.users.suspend(learner);
        var buyer = buys("order-1");

        confirms(linkMailed());

        assertThat(world.customer(buyer).linkAt(LMS)).isEmpty();
        assertThat(lms.users.stateOf(learner)).isEqualTo(AccountState.SUSPENDED);
        assertThat(stopped(buyer)).extracting(Task::reason).containsExactly(Optional.of("account-unreachable"));
    }

    @Test // what was promised is not kept in silence
    void whoHasProvenAMailboxThatOpensNoAccountIsToldOnceAndStaffSeeWhy() {
        lms.users.suspend(learner());
        var buyer = buys("order-1");
        var link = linkMailed();

        confirms(link);
        confirms(link);
        world.upkeep();

        assertThat(newest("account-unreachable").text()).contains("order-1", "répondez à ce message");
        assertThat(mailed("account-unreachable")).hasSize(1);
        assertThat(mailed("email-taken")).hasSize(1);
        assertThat(world.chaland.upkeep().waiting(SHOP).stopped()).isEqualTo(1);
        assertThat(current(buyer).isActive()).isTrue();
    }

    @Test
    void orderThatWaitsForAnAccountOutOfReachGoesOnOnceThatIsPutRight() {
        var learner = learner();
        lms.users.suspend(learner);
        var buyer = buys("order-1");
        confirms(linkMailed());
        lms.users.reactivate(learner);

        signsIn(ADDRESS);
        world.upkeep();

        assertThat(current(buyer).activeLinkAt(LMS).map(Link::account)).contains(learner);
        assertThat(stopped(buyer)).isEmpty();
    }

    @Test // found by hand on a real LMS: nobody had noticed yet that the account was deleted
    void whoseAccountWasDeletedFindsTheirOrdersByACodeAtOnce() {
        var first = buys("order-1");
        lms.users.delete(world.customer(first).linkAt(LMS).orElseThrow().account());
        var second = buys("order-2");

        var in = SignIns.signedIn(signsIn(ADDRESS));
        world.upkeep();

        assertThat(current(first).id()).isEqualTo(current(second).id());
        assertThat(in.customer()).contains(current(first).id());
        assertThat(world.purchase("order-1").customer())
                .isEqualTo(current(second).id());
        assertThat(stopped(first)).isEmpty();
    }

    @Test
    void whoseOnlyAccountWasDeletedIsKnownByACode() {
        var buyer = buys("order-1");
        lms.users.delete(world.customer(buyer).linkAt(LMS).orElseThrow().account());

        var in = SignIns.signedIn(signsIn(ADDRESS));

        assertThat(in.customer()).contains(buyer);
        assertThat(world.customer(buyer).linkAt(LMS)).isEmpty();
    }

    @Test
    void providerThatDoesNotAnswerIsNotBelievedToHaveDeletedAnAccount() {
        var buyer = buys("order-1");
        lms.down("stateOf");

        signsIn(ADDRESS);

        assertThat(world.customer(buyer).activeLinkAt(LMS)).isPresent();
    }

    @Test
    void shopThatOpensNoAccountsByMailboxesMailsNoLink() {
        world.shops.put(
                SHOP,
                World.usualRules().claimPage(PAGE).accountsByMailbox(false).build());
        learner();
        buys("order-1");

        assertThat(link(newest("email-taken"))).isEmpty();
    }

    @Test // I4: the provider is asked by a task, so an outage delays and loses nothing
    void providerThatIsDownAtTheConfirmationIsAskedAgain() {
        var learner = learner();
        var buyer = buys("order-1");
        lms.down("findByAddress");

        confirms(linkMailed());
        assertThat(world.customer(buyer).linkAt(LMS)).isEmpty();
        world.clock.advance(Duration.ofHours(1));
        world.upkeep();

        assertThat(world.customer(buyer).isOpenTo(learner)).isTrue();
    }

    @Test // I4: what is locked decides, not what was seen before the call
    void recordThatIsErasedDuringTheCallGetsNoAccount() {
        var learner = learner();
        var buyer = buys("order-1");
        lms.after(
                "findByAddress",
                () -> world.update(world.customer(buyer).toBuilder().state(Customer.State.ERASED)));

        confirms(linkMailed());

        assertThat(world.customer(buyer).linkAt(LMS)).isEmpty();
        assertThat(world.customerOf(learner)).isEmpty();
    }

    @Test // I16
    void accountThatGetsARecordDuringTheCallTakesTheOrder() {
        var learner = learner();
        var buyer = buys("order-1");
        lms.after("findByAddress", () -> world.submitAs(learner, NOOR));

        confirms(linkMailed());
        world.clock.advance(Duration.ofMinutes(5));
        world.upkeep();

        var owner = world.customerOf(learner).orElseThrow();
        assertThat(current(buyer)).isEqualTo(owner);
        assertThat(purchases(owner.id())).isEqualTo(1);
    }

    @Test
    void ordersThatWaitAreSeenByStaffWithReasonAndAge() {
        learner();
        var buyer = buys("order-1");
        var since = world.clock.instant();
        world.clock.advance(Duration.ofDays(3));

        assertThat(stopped(buyer)).singleElement().satisfies(task -> {
            assertThat(task.reason()).contains("email-taken");
            assertThat(task.since()).isEqualTo(since);
        });
    }

    @Test // I16: the second request is told the same, and only one attaches
    void confirmingInTwoWindowsAtOnceAttachesOnce() {
        var learner = learner();
        var buyer = buys("order-1");
        var link = linkMailed();
        meddled.before("CustomerStore.lockAll", () -> world.chaland.claims().confirm(SHOP, link));

        var slower = confirms(link).orElseThrow();
        world.upkeep();

        assertThat(slower.state()).isEqualTo(Claim.State.CONFIRMED);
        assertThat(world.customer(buyer).isOpenTo(learner)).isTrue();
        assertThat(world.customer(buyer).links()).hasSize(2);
    }

    @Test // it would open the record to somebody else if its account came back
    void brokenLinkGoesWhenTheMailboxIsProven() {
        learner();
        var buyer = world.guestBuys(NOOR, "order-1");
        var gone =
                Link.signedIn(new Account(LMS, "gone"), world.clock.instant()).in(Link.State.BROKEN);
        storage.customers().link(SHOP, buyer, gone);
        world.upkeep();

        world.chaland.claims().confirm(SHOP, linkMailed()).orElseThrow();

        assertThat(world.customer(buyer).links())
                .extracting(Link::account)
                .hasSize(1)
                .allMatch(Account::isMailbox);
    }

    @Test // found by the simulation
    void whoIsErasedWhileTheMailIsWrittenGetsNoneAndNoClaimIsLeft() {
        learner();
        var buyer = world.guestBuys(NOOR, "order-1");
        while (stopped(buyer).isEmpty()) {
            world.chaland.upkeep().run(1);
        }
        meddled.before("CustomerStore.lock", () -> erase(buyer));

        world.upkeep();

        assertThat(world.customer(buyer).state()).isEqualTo(Customer.State.ERASED);
        assertThat(mailed("email-taken")).isEmpty();
        assertThat(storage.claims().findByAsker(SHOP, Digests.askerOf(World.ref("order-1"))))
                .isEmpty();
    }

    private void erase(CustomerId id) {
        var staff = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);
        world.chaland.backOffice().erase(staff, id, world.customer(id).version(), true);
    }

    private long purchases(CustomerId id) {
        return storage.purchases().counts(SHOP, current(id).id()).total();
    }

    /** The account, after its last training and the grace. */
    private Account ended(CustomerId buyer) {
        var account = world.customer(buyer).linkAt(LMS).orElseThrow().account();
        for (var month = 0; month < 6; month++) {
            world.clock.advance(Duration.ofDays(30));
            world.upkeep();
        }
        assertThat(lms.users.stateOf(account)).isEqualTo(AccountState.SUSPENDED);
        return account;
    }
}
