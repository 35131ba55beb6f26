package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.AccountState;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.support.SupportOutcome;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** An account ends although its provider fails, lies or is somebody else's to look after, and although clocks are wrong. */
class EndingFailuresTest extends EndingJourney {

    @Test
    void whileTheProviderIsDownOurOwnSideRefusesAtOnce() {
        isDown();
        at(OVER);

        assertThat(there()).isEqualTo(AccountState.ACTIVE);
        assertThat(refusal(SHOP)).contains(SupportOutcome.Reason.ENDED);
        assertThat(world.chaland.support().paidPurchase(Visit.of(SHOP, Visitor.signedIn(account)), "order-1"))
                .isEmpty();
    }

    @Test // The twin: it is the end that closes it.
    void untilThenItIsOpen() {
        at(OVER.minusSeconds(1));

        assertThat(refusal(SHOP)).isEmpty();
        assertThat(world.chaland.support().paidPurchase(Visit.of(SHOP, Visitor.signedIn(account)), "order-1"))
                .isPresent();
    }

    @Test
    void itIsTriedAgainUntilItSucceeds() {
        isDown();
        at(OVER);
        afterAWhile();
        assertThat(task().state()).isEqualTo(Task.State.OPEN);
        assertThat(task().reason()).contains("provider-unavailable");

        lms.always(() -> {});
        afterAWhile();

        assertSuspended();
        assertThat(world.told()).doesNotContain(CustomerEvent.Type.ACCOUNT_OVERDUE);
    }

    @Test
    void afterADayItIsAnAlarmThatNamesNobodyAndIsTriedAllTheSame() {
        isDown();
        at(OVER.plus(Duration.ofHours(23)));
        assertThat(world.told()).doesNotContain(CustomerEvent.Type.ACCOUNT_OVERDUE);

        var lines = logged(() -> at(OVER.plus(Duration.ofHours(25))));
        afterAWhile();

        assertThat(lines)
                .anyMatch(line -> line.getLevel() == Level.WARN
                        && line.getFormattedMessage().contains(customer.toString())
                        && line.getFormattedMessage().contains("overdue"))
                .noneMatch(line -> line.getFormattedMessage().contains("@"));
        assertThat(task().state()).isEqualTo(Task.State.OPEN);
        assertThat(task().reason()).contains("account-overdue");
        assertThat(world.told()).containsOnlyOnce(CustomerEvent.Type.ACCOUNT_OVERDUE);

        lms.always(() -> {});
        afterAWhile();
        assertSuspended();
    }

    @Test
    void soItIsForAnAccountThatIsToBeOpenedAgain() {
        at(OVER);
        isDown();
        buysAgain("order-2");
        world.upkeep();
        assertThat(world.told()).doesNotContain(CustomerEvent.Type.ACCOUNT_OVERDUE);

        at(OVER.plus(Duration.ofHours(25)));

        assertThat(world.told()).containsOnlyOnce(CustomerEvent.Type.ACCOUNT_OVERDUE);
        lms.always(() -> {});
        afterAWhile();
        assertInUse();
    }

    @Test
    void anAnswerThatSaysDoneAndChangesNothingIsNotBelieved() {
        lms.isBelievable(false);
        at(OVER);

        assertThat(task().state()).isEqualTo(Task.State.OPEN);
        assertThat(task().reason()).contains("not-taken-effect");
        assertThat(world.told()).doesNotContain(CustomerEvent.Type.ACCOUNT_SUSPENDED);

        lms.isBelievable(true);
        afterAWhile();
        assertSuspended();
    }

    @Test
    void norIsOneOnOpeningItAgain() {
        at(OVER);
        lms.isBelievable(false);
        buysAgain("order-2");
        world.upkeep();

        assertThat(link().state()).isEqualTo(Link.State.SUSPENDED);
        assertThat(world.told()).doesNotContain(CustomerEvent.Type.ACCOUNT_REACTIVATED);

        lms.isBelievable(true);
        afterAWhile();
        assertInUse();
    }

    @Test
    void aReplyThatIsLostLeavesItOursToUndo() {
        lms.after("suspend", () -> {
            throw new ProviderUnavailableException("lost");
        });
        at(OVER);
        assertThat(there()).isEqualTo(AccountState.SUSPENDED);
        assertThat(task().state()).isEqualTo(Task.State.OPEN);

        buysAgain("order-2");
        afterAWhile();

        assertInUse();
        assertThat(lms.users.supported(SHOP)).containsExactly(account);
    }

    @Test
    void whatSomebodySuspendedByHandWhileItWasInUseIsTheirsToUndo() {
        lms.users.suspend(account);
        buysAgain("order-2");
        afterAWhile();

        assertThat(there()).isEqualTo(AccountState.SUSPENDED);
        assertThat(link().state()).isEqualTo(Link.State.ACTIVE);
    }

    @Test
    void alsoIfTheTrainingsWereOverMeanwhile() {
        lms.users.suspend(account);
        at(OVER);
        assertThat(task().reason()).contains("suspended-by-others");
        assertThat(link().state()).isEqualTo(Link.State.ACTIVE);

        buysAgain("order-2");
        at(OVER.plus(Duration.ofDays(3)));

        assertThat(there()).isEqualTo(AccountState.SUSPENDED);
    }

    @Test
    void andIfTheyUndoItTheAccountEndsTheNextDay() {
        lms.users.suspend(account);
        at(OVER);
        lms.users.reactivate(account);

        at(OVER.plus(Duration.ofDays(1)));

        assertSuspended();
    }

    @Test
    void aClockThatWasFarAheadIsPutRightWithoutAnotherPurchase() {
        at(OVER.plus(Duration.ofDays(365)));
        world.upkeep();
        assertSuspended();

        world.clock.advance(Duration.between(world.clock.instant(), World.START.plus(Duration.ofDays(1))));
        world.upkeep();

        assertInUse();
        assertThat(lms.users.supported(SHOP)).containsExactly(account);
    }

    @Test
    void aClockThatIsPutRightBetweenTheLookAndTheCallSuspendsNobody() {
        lms.before("stateOf", () -> world.clock.advance(Duration.ofDays(-100)));

        at(OVER);
        afterAWhile();

        assertInUse();
        assertThat(task().state()).isEqualTo(Task.State.DONE);
    }

    @Test
    void whereTheProviderCannotSuspendNothingIsWritten() {
        var less = Chaland.builder()
                .storage(storage)
                .shops(shop -> Optional.ofNullable(world.shops.get(shop)))
                .messageSender(world.mail)
                .clock(world.clock)
                .build();
        var before = world.mail.sent().size();
        world.clock.advance(Duration.between(world.clock.instant(), OVER));

        less.upkeep().run(100);

        assertThat(world.task(customer, Task.Kind.END_ACCOUNT)).isEmpty();
        assertThat(world.mail.sent()).hasSize(before);
        assertThat(world.customer(customer).activeLinkAt(LMS)).isPresent();
    }

    private void isDown() {
        lms.always(() -> {
            throw new ProviderUnavailableException("down");
        });
    }

    private static List<ILoggingEvent> logged(Runnable work) {
        var log = new ListAppender<ILoggingEvent>();
        var ours = (Logger) LoggerFactory.getLogger("org.chaland");
        log.start();
        ours.addAppender(log);
        try {
            work.run();
        } finally {
            ours.detachAppender(log);
        }
        return List.copyOf(log.list);
    }
}
