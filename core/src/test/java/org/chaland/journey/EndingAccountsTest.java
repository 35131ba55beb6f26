package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.model.Training;
import org.chaland.spi.AccountState;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.support.SupportOutcome;
import org.junit.jupiter.api.Test;

/** An account that the shop made ends with the last access over all shops, and the next purchase opens it again (S10, I12). */
class EndingAccountsTest extends EndingJourney {

    @Test
    void onceTheTrainingIsOverAndTheGraceHasPassedItIsSuspended() {
        at(OVER.minusSeconds(1));
        assertInUse();

        at(OVER);

        assertSuspended();
        assertThat(lms.users.supported(SHOP)).isEmpty();
        assertThat(world.told()).containsOnlyOnce(CustomerEvent.Type.ACCOUNT_SUSPENDED);
        assertThat(refusal(SHOP)).contains(SupportOutcome.Reason.ENDED);
    }

    @Test
    void ofTwoTrainingsTheLastOneCounts() {
        buys("order-2", END.plus(Duration.ofDays(10)), END.minus(Duration.ofDays(10)));

        at(OVER.plus(Duration.ofDays(9)));
        assertInUse();

        at(OVER.plus(Duration.ofDays(10)));
        assertSuspended();
    }

    @Test
    void ofTwoPurchasesOfWhichTheLongerIsCancelledTheOtherCounts() {
        buys("order-2", END.plus(Duration.ofDays(300)));
        at(END);
        world.cancel("order-2");

        at(OVER.plus(Duration.ofDays(1)));

        assertSuspended();
    }

    @Test
    void whatIsCancelledEndsThenAndTheGraceRunsFromThere() {
        at(World.START.plus(Duration.ofDays(10)));
        world.cancel("order-1");

        at(World.START.plus(Duration.ofDays(39)));
        assertInUse();

        at(World.START.plus(Duration.ofDays(41)));
        assertSuspended();
    }

    @Test
    void whatHasNoEndKeepsTheAccountInUse() {
        buys("order-2");

        at(OVER.plus(Duration.ofDays(10_000)));

        assertInUse();
        assertThat(world.task(customer, Task.Kind.END_ACCOUNT).flatMap(Task::reason))
                .contains("account-in-use");
    }

    @Test
    void ofTwoShopsAtOneProviderTheLastAccessInEitherCounts() {
        world.shops.put(ELSEWHERE, World.usualRules().grace(Duration.ofDays(50)).build());
        var there = buysElsewhere("order-9", END.plus(Duration.ofDays(100)));

        at(OVER.plus(Duration.ofDays(100)));
        assertInUse();
        assertThat(refusal(SHOP)).isEmpty();

        at(OVER.plus(Duration.ofDays(120)));
        assertSuspended();
        assertThat(storage.customers()
                        .find(ELSEWHERE, there)
                        .orElseThrow()
                        .linkAt(LMS)
                        .map(Link::state))
                .contains(Link.State.SUSPENDED);
        assertThat(refusal(ELSEWHERE)).contains(SupportOutcome.Reason.ENDED);
        assertThat(lms.users.supported(ELSEWHERE)).isEmpty();
    }

    @Test
    void thenAPurchaseInTheOtherShopOpensItInBoth() {
        var there = buysElsewhere("order-9", END);
        at(OVER);
        assertSuspended();

        paysElsewhere(there, "order-10", OVER.plus(Duration.ofDays(100)));
        world.upkeep();

        assertInUse();
        assertThat(lms.users.supported(ELSEWHERE)).containsExactly(account);
        assertThat(refusal(ELSEWHERE)).isEmpty();
    }

    @Test
    void theNextPurchaseOpensItAgain() {
        at(OVER);

        buysAgain("order-2");
        world.upkeep();

        assertInUse();
        assertThat(lms.users.supported(SHOP)).containsExactly(account);
        assertThat(lms.users.accounts()).containsOnlyOnce(account).hasSize(2);
        assertThat(world.told()).containsOnlyOnce(CustomerEvent.Type.ACCOUNT_REACTIVATED);
        assertThat(refusal(SHOP)).isEmpty();
    }

    @Test
    void alsoIfStaffHaveTakenTheSuspendedAccountAwayMeanwhile() {
        at(OVER);
        office.unlink(STAFF, customer, account, "By mistake");

        buysAgain("order-2");
        afterAWhile();

        assertInUse();
        assertThat(lms.users.supported(SHOP)).containsExactly(account);
    }

    @Test
    void whatStaffTookAwayWhileItWasBeingSuspendedIsOpenedAgain() {
        lms.after("suspend", () -> office.unlink(STAFF, customer, account, "By mistake"));
        at(OVER);

        buysAgain("order-2");
        afterAWhile();

        assertInUse();
    }

    @Test
    void whatStaffTookAwayAfterAPurchaseHadOpenedItAgainIsLeftToWhoeverSuspendsIt() {
        at(OVER);
        buysAgain("order-2");
        afterAWhile();
        office.unlink(STAFF, customer, account, "By mistake");
        lms.users.suspend(account);

        buysAgain("order-3");
        afterAWhile();

        assertThat(there()).isEqualTo(AccountState.SUSPENDED);
    }

    @Test
    void andWhenThatIsOverItIsSuspendedAgain() {
        at(OVER);
        buysAgain("order-2");
        world.upkeep();

        at(OVER.plus(Duration.ofDays(396)));

        assertSuspended();
        assertThat(world.told()).contains(CustomerEvent.Type.ACCOUNT_SUSPENDED, CustomerEvent.Type.ACCOUNT_REACTIVATED);
    }

    @Test
    void whatTheShopDidNotMakeIsLeftAloneAndNotEvenAskedFor() {
        var teacher = world.place(asAda, world.submitAs(ada, ADA), "order-2");
        world.complete("order-2");

        at(OVER.plus(Duration.ofDays(400)));

        assertThat(world.task(teacher, Task.Kind.END_ACCOUNT)).isEmpty();
        assertThat(lms.users.stateOf(ada)).isEqualTo(AccountState.ACTIVE);
        assertThat(world.customer(teacher).activeLinkAt(LMS)).isPresent();
    }

    @Test
    void anAccountForWhichNothingWasEverPaidDoesNotEnd() {
        storage.customers()
                .insert(Records.recordOf(ada, Link.State.ACTIVE).toBuilder()
                        .links(List.of(Link.created(ada, World.START)))
                        .build());

        at(OVER.plus(Duration.ofDays(400)));

        assertThat(lms.users.stateOf(ada)).isEqualTo(AccountState.ACTIVE);
    }

    @Test
    void aPurchaseThatAGuestMadeMeanwhileOpensItOnceTheRecordsAreOne() {
        at(OVER);
        var guest = world.guestBuys(TYPED, "order-2");
        world.upkeep();
        assertStopped(guest, Task.Kind.PROVISION, "email-taken");

        merge(guest, customer);
        world.upkeep();

        assertInUse();
        assertThat(lms.users.supported(SHOP)).containsExactly(account);
        assertThat(world.task(guest, Task.Kind.PROVISION).map(Task::state)).contains(Task.State.DONE);
    }

    @Test
    void anAccountThatIsGoneWhenItEndsBreaksTheLink() {
        lms.users.delete(account);

        at(OVER);

        assertThat(link().state()).isEqualTo(Link.State.BROKEN);
        assertThat(world.told()).containsOnlyOnce(CustomerEvent.Type.LINK_BROKEN);
        assertThat(task().reason()).contains("unknown-account");
    }

    @Test
    void anAccountThatIsGoneWhenItIsToBeOpenedAgainGivesWayToAnother() {
        at(OVER);
        lms.users.delete(account);

        buysAgain("order-2");
        world.upkeep();

        assertThat(link().account()).isNotEqualTo(account);
        assertThat(link().state()).isEqualTo(Link.State.ACTIVE);
        assertThat(lms.users.supported(SHOP)).containsExactly(link().account());
    }

    @Test
    void aProviderThatDoesNotLetUsIsAVisibleStopAndTheAccountStaysInUse() {
        lms.before("suspend", () -> {
            throw new ProviderRefusalException(ProviderRefusalException.Reason.NOT_PERMITTED, "no");
        });

        at(OVER);
        afterAWhile();

        assertInUse();
        assertStopped(customer, Task.Kind.END_ACCOUNT, "not-permitted");
        assertThat(world.told()).containsOnlyOnce(CustomerEvent.Type.ACCOUNT_OVERDUE);
        assertThat(refusal(SHOP)).contains(SupportOutcome.Reason.ENDED);

        office.runAgain(STAFF, task().key());
        world.upkeep();

        assertSuspended();
    }

    @Test
    void aStopHasFoundItsEndOnceThereIsAccessAgain() {
        lms.before("suspend", () -> {
            throw new ProviderRefusalException(ProviderRefusalException.Reason.NOT_PERMITTED, "no");
        });
        at(OVER);
        buysAgain("order-2");

        at(OVER.plus(Duration.ofDays(2)));

        assertThat(task().state()).isEqualTo(Task.State.DONE);
        assertThat(task().reason()).contains("no-longer-needed");
        assertInUse();
    }

    @Test
    void theTrainingsThatOnlyALaterAnnouncementKnowsCount() {
        buys("order-2");
        world.chaland
                .checkout()
                .completed(World.ref("order-2"), List.of(Training.of("course").until(END)));

        at(OVER.plus(Duration.ofDays(1)));

        assertSuspended();
    }
}
