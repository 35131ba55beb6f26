package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chaland.Chaland;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.BackOffice.RunAgain;
import org.chaland.backoffice.CustomerView.TaskView;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.model.AuditEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Task;
import org.chaland.model.Task.Kind;
import org.chaland.model.Task.Waiting;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.CustomerEvent.Type;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.junit.jupiter.api.Test;

/** Nothing waits unseen: what staff see of it and when, and what listeners are told, once. */
class WaitingTasksTest extends OfficeJourney {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    @Test
    void aProviderThatDoesNotAnswerIsSeenAtOnceAndToldOnceAfterSixHours() {
        lms.always(() -> {
            throw new ProviderUnavailableException("No answer.");
        });
        var customer = world.guestBuys(TYPED, "order-1");
        assertThat(waitingOf(customer)).containsExactly("PROVISION OPEN", "TELL OPEN");

        world.upkeep();
        assertThat(waitingOf(customer)).containsExactly("PROVISION FAILING");
        assertThat(line(world, customer).explanation().orElseThrow()).contains("does not answer");

        hourly(world, Duration.ofHours(5));
        assertThat(waitingOf(customer)).containsExactly("PROVISION FAILING");
        assertThat(world.told()).doesNotContain(Type.TASK_OVERDUE);

        hourly(world, Duration.ofHours(2));
        assertThat(waitingOf(customer)).containsExactly("PROVISION OVERDUE");
        assertThat(overdue(world)).singleElement().satisfies(event -> {
            assertThat(event.customer()).isEqualTo(customer);
            assertThat(event.reference()).contains("order-1");
        });

        hourly(world, TWO_WEEKS);
        assertThat(overdue(world)).hasSize(1);
        assertThat(world.chaland.upkeep().waiting(SHOP))
                .isEqualTo(new Task.Counts(0, 0, 1, 0, Optional.of(World.START)));
        assertThat(world.chaland.upkeep().waiting(SHOP).needAttention()).isEqualTo(1);
        assertThat(line(world, customer).task().attempts()).isGreaterThan(300);
    }

    @Test
    void aPermanentRefusalIsSeenAtOnceWithWhatTheProviderSaysAndToldOnce() {
        lms.always(() -> {
            throw new ProviderRefusalException(ProviderRefusalException.Reason.NOT_PERMITTED, "Add capability X.");
        });
        var customer = world.guestBuys(TYPED, "order-1");
        world.upkeep();

        assertThat(waitingOf(customer)).containsExactly("PROVISION STOPPED");
        assertThat(line(world, customer).explanation().orElseThrow()).contains("run this again");
        assertThat(line(world, customer).task().detail()).contains("Add capability X.");

        hourly(world, TWO_WEEKS);
        assertThat(waitingOf(customer)).containsExactly("PROVISION STOPPED");
        assertThat(world.told().stream().filter(type -> type == Type.PROVISIONING_STOPPED || type == Type.TASK_OVERDUE))
                .containsExactly(Type.PROVISIONING_STOPPED, Type.TASK_OVERDUE);
    }

    @Test
    void whatStaffRunAgainAndFailsAgainIsToldAgain() {
        lms.always(() -> {
            throw new ProviderRefusalException(ProviderRefusalException.Reason.NOT_PERMITTED, "Not now.");
        });
        var customer = world.guestBuys(TYPED, "order-1");
        hourly(world, Duration.ofHours(9));
        assertThat(overdue(world)).hasSize(1);

        office.runAgain(STAFF, "provision/" + customer);
        hourly(world, Duration.ofHours(9));

        assertThat(overdue(world)).hasSize(2);
    }

    @Test
    void whatStaffRunAgainBeforeItStopsAndFailsOnIsToldAgain() {
        lms.always(() -> {
            throw new ProviderUnavailableException("No answer.");
        });
        var customer = world.guestBuys(TYPED, "order-1");
        hourly(world, Duration.ofHours(9));

        office.runAgain(STAFF, "provision/" + customer);
        assertThat(waitingOf(customer)).containsExactly("PROVISION FAILING");
        hourly(world, Duration.ofHours(9));

        assertThat(overdue(world)).hasSize(2);
    }

    @Test
    void aTaskWhoseWorkerDiesEachTimeIsTold() {
        var customer = world.guestBuys(TYPED, "order-1");
        lms.always(() -> {
            throw new AssertionError("The worker dies.");
        });
        for (var hour = 0; hour < 9; hour++) {
            assertThatThrownBy(world::upkeep).isInstanceOf(AssertionError.class);
            world.clock.advance(HOUR);
        }

        assertThat(world.tasks(customer))
                .filteredOn(task -> task.topic().equals(Optional.of(Type.TASK_OVERDUE.name())))
                .hasSize(1);
    }

    @Test
    void whatEveryPurchaseRenewsIsOverdueAllTheSame() {
        lms.always(() -> {
            throw new ProviderUnavailableException("No answer.");
        });
        var customer = buyer(TYPED, "order-0");
        for (var order = 1; order < 9; order++) {
            recorded(customer, "order-" + order);
            world.complete("order-" + order);
            hourly(world, HOUR);
        }

        assertThat(overdue(world)).hasSize(1);
        assertThat(line(world, customer).waiting()).contains(Waiting.OVERDUE);
    }

    @Test
    void mailsThatCannotBeSentAreSeenAndToldOnce() {
        var shop = shop(host -> host.messageSender(message -> {
            throw new IllegalStateException("No mail server.");
        }));
        var customer = shop.guestBuys(TYPED, "order-1");

        hourly(shop, HOUR);
        assertThat(waiting(shop)).contains("WRITE FAILING");
        assertThat(overdue(shop)).isEmpty();
        hourly(shop, HOUR.multipliedBy(2));
        assertThat(waiting(shop)).containsExactly("WRITE OVERDUE");
        assertThat(line(shop, customer).explanation()).isPresent();

        hourly(shop, TWO_WEEKS);
        assertThat(waiting(shop)).containsExactly("WRITE OVERDUE");
        assertThat(overdue(shop)).extracting(CustomerEvent::customer).containsExactly(customer);
    }

    @Test
    void aCodeThatCannotBeMailedIsSeenAndToldAsTheCustomersToWhomItWouldGo() {
        var shop = shop(host -> host.messageSender(message -> {
            throw new IllegalStateException("No mail server.");
        }));
        shop.user(People.profile("Guest", "typed@example.org"));
        var guest = shop.guestBuys(TYPED, "order-1");
        shop.chaland.claims().request(Visit.of(SHOP, Visitor.signedIn(shop.user(ADA.contact()))), "typed@example.org");

        shop.upkeep();
        assertThat(waiting(shop)).contains("MAIL_CODE FAILING");
        shop.clock.advance(Duration.ofMinutes(5));
        shop.upkeep();
        assertThat(waiting(shop)).contains("MAIL_CODE OVERDUE");
        shop.upkeep();

        assertThat(overdue(shop)).extracting(CustomerEvent::customer).containsExactly(guest);
    }

    @Test
    void aListenerThatThrowsMakesNoEndlessChain() {
        var heard = new ArrayList<CustomerEvent>();
        var shop = shop(host -> host.listener(event -> {
            heard.add(event);
            throw new IllegalStateException("The listener is broken.");
        }));
        shop.place(ANONYMOUS, shop.guest(TYPED), "order-1");
        shop.cancel("order-1");

        hourly(shop, TWO_WEEKS);

        assertThat(waiting(shop)).containsExactly("TELL OVERDUE", "TELL OVERDUE");
        assertThat(heard.stream().map(event -> event.type() + " " + event.id()).distinct())
                .hasSize(2)
                .anyMatch(event -> event.startsWith("PURCHASE_CANCELLED"))
                .anyMatch(event -> event.startsWith("TASK_OVERDUE"));
    }

    @Test
    void whatBreaksARunDoesNotKeepTheAlarmFromBeingWritten() {
        var customer = created(TYPED);
        world.upkeep();
        world.addTask(Kind.WRITE, customer, Optional.of("account-ready"));
        world.clock.advance(HOUR);
        storage.before("TaskStore.due", () -> {
            throw new IllegalStateException("broken");
        });

        try {
            world.upkeep();
        } catch (IllegalStateException broken) {
            assertThat(broken).hasMessage("broken");
        }
        world.upkeep();

        assertThat(overdue(world)).hasSize(1);
    }

    @Test
    void whatTheRunItselfGetsDoneIsNotToldAsOverdue() {
        world.guestBuys(TYPED, "order-1");
        world.clock.advance(TWO_WEEKS);

        world.upkeep();
        world.upkeep();

        assertThat(overdue(world)).isEmpty();
        assertThat(waiting(world)).isEmpty();
    }

    @Test
    void allThatWaitForOneReasonRunAgainAfterTheRemedyAndEachCustomerHasOneEntry() {
        var one = created(TYPED);
        var other = created(ADA);
        world.upkeep();
        stopped(1, one, "not-permitted");
        stopped(2, one, "not-permitted");
        stopped(3, other, "not-permitted");
        stopped(4, other, "key-taken");

        assertThat(office.runAllAgain(STAFF, "not-permitted", Task.Place.START))
                .isEqualTo(StaffOutcome.done(new RunAgain(3, Optional.empty())));

        assertThat(waiting(world)).containsExactly("WRITE STOPPED", "WRITE FAILING", "WRITE FAILING", "WRITE FAILING");
        assertThat(done(one).stream().filter(AuditEntry.Action.RUN_AGAIN::equals))
                .hasSize(1);
        assertThat(done(other).stream().filter(AuditEntry.Action.RUN_AGAIN::equals))
                .hasSize(1);
        assertThat(office.runAllAgain(STAFF, "not-permitted", Task.Place.START))
                .isEqualTo(StaffOutcome.unchanged(new RunAgain(0, Optional.empty())));
        assertThat(office.runAllAgain(STAFF, "\u0000", Task.Place.START))
                .isEqualTo(StaffOutcome.unchanged(new RunAgain(0, Optional.empty())));
        assertThat(office.runAllAgain(STAFF_ELSEWHERE, "key-taken", Task.Place.START))
                .isEqualTo(StaffOutcome.unchanged(new RunAgain(0, Optional.empty())));
    }

    @Test
    void oneRunOfAReasonIsBounded() {
        var customer = created(TYPED);
        for (var number = 0; number <= BackOffice.MOST_TOGETHER; number++) {
            stopped(number, customer, "not-permitted");
        }

        var first = office.runAllAgain(STAFF, "not-permitted", Task.Place.START)
                .toOptional()
                .orElseThrow();
        assertThat(first.tasks()).isEqualTo(BackOffice.MOST_TOGETHER);
        assertThat(office.runAllAgain(STAFF, "not-permitted", first.next().orElseThrow()))
                .isEqualTo(StaffOutcome.done(new RunAgain(1, Optional.empty())));
    }

    @Test
    void whatIsTriedAgainByItselfNeedNotWaitForItsPauseAndWhatAWorkerHasIsLeftToIt() {
        lms.always(() -> {
            throw new ProviderUnavailableException("No answer.");
        });
        var waits = world.guestBuys(TYPED, "order-1");
        var underWay = world.guestBuys(ADA, "order-2");
        world.upkeep();
        world.begin(underWay, Kind.PROVISION);

        assertThat(office.runAllAgain(STAFF, "provider-unavailable", Task.Place.START))
                .isEqualTo(StaffOutcome.done(new RunAgain(1, Optional.empty())));

        var task = world.task(waits, Kind.PROVISION).orElseThrow();
        assertThat(task.isDue(world.clock.instant())).isTrue();
        assertThat(task.attempts()).isEqualTo(1);
        assertThat(world.task(underWay, Kind.PROVISION).orElseThrow().leasedUntil())
                .isPresent();
    }

    @Test
    void aWorkerIsNotOvertakenDuringTheLongestRequestOfItsProvider() {
        lms.takes(Duration.ofMinutes(10));
        var customer = world.guestBuys(TYPED, "order-1");
        lms.before("create", () -> {
            world.clock.advance(Duration.ofMinutes(10));
            world.upkeep();
        });

        world.upkeep();

        var task = world.task(customer, Kind.PROVISION).orElseThrow();
        assertThat(task.state()).isEqualTo(Task.State.DONE);
        assertThat(task.attempts()).isEqualTo(1);
    }

    @Test
    void aDeadWorkersTaskAtAProviderThatIsQuickRunsAgainAfterTwoMinutes() {
        lms.takes(Duration.ofSeconds(5));
        var customer = world.guestBuys(TYPED, "order-1");
        lms.before(
                "find",
                () -> assertThat(world.task(customer, Kind.PROVISION)
                                .orElseThrow()
                                .leasedUntil())
                        .contains(world.clock.instant().plus(Duration.ofMinutes(2))));

        world.upkeep();

        assertThat(world.task(customer, Kind.PROVISION).orElseThrow().state()).isEqualTo(Task.State.DONE);
    }

    private void stopped(int number, CustomerId customer, String reason) {
        world.storage
                .tasks()
                .insert(Task.builder(new UUID(5, number), SHOP, Kind.WRITE, "test/" + number, World.START)
                        .customer(customer)
                        .topic(Optional.of("account-ready"))
                        .attempts(3)
                        .state(Task.State.STOPPED)
                        .reason(Optional.of(reason))
                        .build());
    }

    private World shop(Consumer<Chaland.Builder> host) {
        return new World(StorageUnderTest.fresh(), List.of(), host);
    }

    private static void hourly(World shop, Duration time) {
        for (var hours = 0; hours < time.toHours(); hours++) {
            shop.clock.advance(HOUR);
            shop.upkeep();
        }
    }

    private static List<CustomerEvent> overdue(World shop) {
        return shop.events.stream()
                .filter(event -> event.type() == Type.TASK_OVERDUE)
                .toList();
    }

    private static Stream<TaskView> lines(World shop) {
        return shop.chaland.backOffice().waitingTasks(STAFF, Optional.empty(), Locale.ENGLISH).items().stream();
    }

    private static List<String> waiting(World shop) {
        return lines(shop)
                .map(line -> line.task().kind() + " " + line.waiting().orElseThrow())
                .toList();
    }

    /** In the order of their kinds. */
    private List<String> waitingOf(CustomerId customer) {
        assertThat(lines(world).map(line -> line.task().customer())).containsOnly(customer);
        return waiting(world).stream().sorted().toList();
    }

    /** The one of the customer that is not about telling. */
    private static TaskView line(World shop, CustomerId customer) {
        return lines(shop)
                .filter(line -> line.task().kind() != Kind.TELL)
                .filter(line -> line.task().customer().equals(customer))
                .findFirst()
                .orElseThrow();
    }
}
