package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.details;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Task;
import org.chaland.spi.AccountKey;
import org.chaland.spi.Message;
import org.chaland.spi.ProviderUnavailableException;
import org.junit.jupiter.api.Test;

/** What was under way for two records when they became one: exactly one account, and what was paid opens it. */
class OfficeMergedTasksTest extends OfficeJourney {

    private static final Details OTHER = details("Other", "other@example.org");

    @Test
    void anAccountThatIsStillToBeMadeIsMadeForTheSurvivor() {
        var from = buyer(TYPED, "order-1");
        var into = created(OTHER);

        merge(from, into);
        upkeepForDays();

        var account = account(into);
        assertThat(lms.users.accounts()).hasSize(2).contains(ada, account);
        assertThat(lms.users.profile(account).orElseThrow().email()).contains("other@example.org");
        assertThat(lms.users.supported(SHOP)).containsExactly(account);
        assertThat(lms.users.invitations()).containsExactly(account);
    }

    @Test
    void ofTwoAccountsToBeMadeOneIsMade() {
        var from = buyer(TYPED, "order-1");
        var into = buyer(OTHER, "order-2");

        merge(from, into);
        assertThat(task(from).state()).isEqualTo(Task.State.DONE);
        assertThat(task(from).reason()).contains("merged");
        upkeepForDays();

        assertThat(lms.users.accounts()).hasSize(2);
        assertThat(lms.users.supported(SHOP)).containsExactly(account(into));
        assertThat(world.mail.sent()).extracting(Message::topic).containsExactly("account-ready");
    }

    @Test
    void anAccountThatIsBeingMadeWhenTheRecordsBecomeOneIsTheSurvivors() {
        var from = buyer(TYPED, "order-1");
        var into = buyer(OTHER, "order-2");
        lms.before("create", () -> merge(from, into));

        world.chaland.upkeep().runFor(SHOP, from);
        upkeepForDays();

        assertThat(lms.users.find(AccountKey.of(from))).contains(account(into));
        assertThat(lms.users.find(AccountKey.of(into))).isEmpty();
        assertThat(lms.users.supported(SHOP)).containsExactly(account(into));
        assertThat(unfinished(from, into)).isEmpty();
    }

    @Test
    void anAccountOfTheSurvivorThatIsBeingMadeWhenTheRecordsBecomeOneIsTheOnlyOne() {
        var from = buyer(TYPED, "order-1");
        var into = buyer(OTHER, "order-2");
        lms.before("create", () -> merge(from, into));

        world.chaland.upkeep().runFor(SHOP, into);
        upkeepForDays();

        assertThat(lms.users.find(AccountKey.of(into))).contains(account(into));
        assertThat(lms.users.find(AccountKey.of(from))).isEmpty();
        assertThat(unfinished(from, into)).isEmpty();
    }

    @Test
    void anAccountWhoseReplyWasLostBeforeTheMergeIsStillFound() {
        var from = buyer(TYPED, "order-1");
        var into = buyer(OTHER, "order-2");
        lms.after("create", () -> {
            lms.before("find", () -> {
                throw new ProviderUnavailableException("no answer");
            });
            throw new ProviderUnavailableException("reply lost");
        });
        world.chaland.upkeep().runFor(SHOP, from);
        assertThat(lms.users.find(AccountKey.of(from))).isPresent();

        merge(from, into);
        upkeepForDays();

        assertThat(account(into)).isEqualTo(lms.users.find(AccountKey.of(from)).orElseThrow());
        assertThat(lms.users.find(AccountKey.of(into))).as("a second account").isEmpty();
    }

    @Test
    void intentsThatMayHaveMadeAnAccountEachBothGoOn() {
        var from = buyer(TYPED, "order-1");
        var into = buyer(OTHER, "order-2");
        for (var customer : List.of(from, into)) {
            lms.before("find", () -> {
                throw new ProviderUnavailableException("no answer");
            });
            world.chaland.upkeep().runFor(SHOP, customer);
        }

        merge(from, into);

        assertThat(List.of(task(from), task(into))).allMatch(task -> task.state() == Task.State.OPEN);
    }

    @Test
    void anIntentThatIsBegunWhileTheRecordsBecomeOneIsTheOneThatGoesOn() {
        var from = buyer(TYPED, "order-1");
        var into = buyer(OTHER, "order-2");
        storage.before("TaskStore.update", () -> world.begin(from, Task.Kind.PROVISION));

        merge(from, into);

        assertThat(List.of(task(from), task(into)))
                .filteredOn(task -> task.state() == Task.State.OPEN)
                .singleElement()
                .matches(task -> task.attempts() == 1);
    }

    @Test
    void anIntentThatHadStoppedEndsWhenTheSurvivorHasAnAccount() {
        var from = buyer(ADA, "order-1");
        world.upkeep();
        assertThat(task(from).state()).isEqualTo(Task.State.STOPPED);
        var into = created(OTHER);
        link(into, ada);

        merge(from, into);
        world.upkeep();

        assertThat(task(from).state()).isEqualTo(Task.State.DONE);
        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
    }

    @Test
    void anIntentThatHadStoppedStaysVisibleWhileNobodyHasAnAccount() {
        var from = buyer(ADA, "order-1");
        world.upkeep();
        var into = created(OTHER);

        merge(from, into);
        upkeepForDays();

        assertThat(view(into).tasks().get(0).canRunAgain()).isTrue();
        assertThat(office.runAgain(STAFF, view(into).tasks().get(0).task().key()))
                .isEqualTo(StaffOutcome.done(into));
        world.upkeep();
        assertThat(lms.users.supported(SHOP)).containsExactly(account(into));
        assertThat(unfinished(from, into)).isEmpty();
    }

    @Test
    void anIntentThatHadStoppedGivesWayToOneThatIsStillToBeDone() {
        var from = buyer(ADA, "order-1");
        world.upkeep();
        var into = buyer(OTHER, "order-2");

        merge(from, into);

        assertThat(task(from).state()).isEqualTo(Task.State.DONE);
        upkeepForDays();
        assertThat(lms.users.supported(SHOP)).containsExactly(account(into));
        assertThat(unfinished(from, into)).isEmpty();
    }

    @Test
    void whatWasPaidByTheOneOpensTheAccountOfTheOther() {
        var from = buyer(TYPED, "order-1");
        world.upkeep();
        var made = account(from);
        var into = created(OTHER);

        merge(from, into);
        world.cancel("order-1");
        upkeepForDays();

        assertThat(account(into)).isEqualTo(made);
        assertThat(lms.users.supported(SHOP)).isEmpty();
    }

    @Test
    void anIntentOfATombstoneEndsWhenStaffLinkAnAccountToTheSurvivor() {
        var from = buyer(ADA, "order-1");
        world.upkeep();
        var into = created(OTHER);
        merge(from, into);

        link(into, ada);
        world.upkeep();

        assertThat(task(from).state()).isEqualTo(Task.State.DONE);
        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
    }

    private void upkeepForDays() {
        for (var day = 0; day < 3; day++) {
            world.upkeep();
            world.clock.advance(Duration.ofDays(1));
        }
    }

    private Account account(CustomerId customer) {
        return world.customer(customer).linkAt(LMS).orElseThrow().account();
    }

    private Task task(CustomerId customer) {
        return world.task(customer, Task.Kind.PROVISION).orElseThrow();
    }

    private List<Task> unfinished(CustomerId... customers) {
        return List.of(customers).stream()
                .flatMap(customer -> world.tasks(customer).stream())
                .filter(task -> task.state() != Task.State.DONE)
                .toList();
    }
}
