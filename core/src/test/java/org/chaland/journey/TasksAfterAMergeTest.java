package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Account;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.model.Visitor;
import org.chaland.spi.AccountKey;
import org.chaland.spi.Message;
import org.chaland.spi.ProviderUnavailableException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was begun for a customer goes on for whom they were merged into. */
@Tag("repeatable")
class TasksAfterAMergeTest extends MeddledJourney {

    @Test // two issuers
    void theAccountMadeForAGuestGoesToTheSurvivorOfAMergeMeanwhile() {
        var eve = customerOfAnotherIssuer();
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        lms.after("create", () -> world.signIns.arriveForOrder(handle, eve, "order-1"));

        world.upkeep();

        var survivor = world.customerOf(eve).orElseThrow();
        assertThat(world.customer(guest).mergedInto()).contains(survivor.id());
        assertThat(survivor.linkAt(LMS).map(Link::account)).isEqualTo(lms.users.find(AccountKey.of(guest)));
    }

    @Test // two issuers
    void theAccountMadeForAGuestBeforeAMergeIsFoundAfterIt() {
        var eve = customerOfAnotherIssuer();
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        var made = lms.users.create(AccountKey.of(guest), TYPED.contact());
        world.signIns.arriveForOrder(handle, eve, "order-1");

        world.upkeep();

        assertThat(world.customerOf(eve).orElseThrow().linkAt(LMS).map(Link::account))
                .contains(made);
    }

    @ParameterizedTest // two issuers, a lost reply
    @ValueSource(ints = {0, 1_100})
    void ourOwnAccountForARecordThatWasMergedIsNotTakenForAStrangers(int laterTasks) {
        var eve = customerOfAnotherIssuer();
        world.place(Visitor.signedIn(eve), world.submitAs(eve, EVE), "order-2");
        world.complete("order-2");
        lms.after("create", () -> {
            lms.down("find");
            throw new ProviderUnavailableException("reply lost");
        });
        world.upkeep();
        var handle = world.guest(TYPED);
        var guest = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        lms.down("find");
        world.chaland.upkeep().runFor(SHOP, guest);
        world.signIns.arriveForOrder(handle, eve, "order-1");
        var survivor = world.customerOf(eve).orElseThrow();
        world.clock.advance(Duration.ofHours(1));
        for (int number = 0; number < laterTasks; number++) {
            var key = "write/later/" + number;
            world.storage
                    .tasks()
                    .insert(Task.builder(new UUID(7, number), SHOP, Task.Kind.WRITE, key, world.clock.instant())
                            .customer(survivor.id())
                            .state(Task.State.DONE)
                            .build());
        }

        world.chaland.upkeep().runFor(SHOP, guest);
        world.upkeep();

        assertThat(lms.users.accounts())
                .hasSize(2)
                .contains(lms.users.find(AccountKey.of(survivor.id())).orElseThrow());
        assertThat(world.customer(survivor.id()).linkAt(LMS).map(Link::account))
                .isEqualTo(lms.users.find(AccountKey.of(survivor.id())));
        assertThat(world.tasks(guest)).noneMatch(task -> task.state() == Task.State.STOPPED);
    }

    @Test
    void theCancellationOfAMergedCustomersPurchaseConcernsTheSurvivor() {
        var gone = world.guestBuys(TYPED, "order-1");
        var survivor = world.place(ANONYMOUS, world.guest(ADA), "order-2");
        world.update(world.customer(gone).toBuilder().mergedInto(survivor));

        world.cancel("order-1");

        assertThat(world.task(survivor, Task.Kind.REVOKE_SUPPORT)).isPresent();
    }

    @Test
    void theSurvivorOfAMergeIsWrittenTo() {
        var gone = world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        var survivor = world.place(ANONYMOUS, world.guest(ADA), "order-2");
        world.addTask(Task.Kind.WRITE, gone, Optional.of("account-ready"));
        world.update(world.customer(gone).toBuilder().mergedInto(survivor));

        world.upkeep();

        assertThat(world.mail.sent()).extracting(Message::to).containsExactly("ada@example.org");
    }

    @Test
    void theOutcomeNamesTheCustomerWhoseTasksCanBeRun() {
        var gone = world.place(ANONYMOUS, world.guest(TYPED), "order-1");
        world.complete("order-1");
        var survivor = world.place(ANONYMOUS, world.guest(EVE), "other");
        world.update(world.customer(gone).toBuilder().mergedInto(survivor));

        var outcome = world.cancel("order-1");

        assertThat(world.task(outcome.customer().orElseThrow(), Task.Kind.REVOKE_SUPPORT))
                .isPresent();
    }

    @Test
    void whatWasPaidAsAGuestOpensTheSupportAreaOfTheAccountItIsMergedInto() {
        world.submitAs(ada, ADA);
        var handle = world.guest(ADA);
        var guest = world.place(ANONYMOUS, handle, "order-1");
        world.complete("order-1");
        world.upkeep();
        assertThat(world.task(guest, Task.Kind.PROVISION).flatMap(Task::reason)).contains("email-taken");

        SignIns.signedIn(world.signIns.arriveForOrder(handle, ada, "order-1"));
        world.upkeep();

        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
        assertThat(world.task(guest, Task.Kind.PROVISION).map(Task::state)).contains(Task.State.DONE);
    }

    private Account customerOfAnotherIssuer() {
        world.shops.put(SHOP, World.usualRules().signInIssuers(OIDC).build());
        var eve = oidc.users.addUser(EVE.contact());
        world.submitAs(eve, EVE);
        return eve;
    }
}
