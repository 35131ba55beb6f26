package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.model.AuditEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Task;
import org.chaland.spi.ProviderUnavailableException;
import org.junit.jupiter.api.Test;

/** A task that stopped, or that waits for its next attempt, runs again when staff say so; nothing else does. */
class OfficeTasksTest extends OfficeJourney {

    @Test
    void whatStoppedIsDoneOnceItsReasonHasGone() {
        var customer = buyer(ADA, "order-1");
        world.upkeep();
        var stopped = provision(customer);
        edit(customer, with(ADA, Field.EMAIL, "right@example.org"), base(customer));

        assertThat(office.runAgain(STAFF, stopped.key())).isEqualTo(StaffOutcome.done(customer));

        var open = provision(customer);
        assertThat(open.state()).isEqualTo(Task.State.OPEN);
        assertThat(open.attempts()).isEqualTo(1);
        assertThat(open.reason()).isEmpty();
        assertThat(open.version()).isGreaterThan(stopped.version());
        assertThat(open.isDue(world.clock.instant())).isTrue();
        assertThat(done(customer)).contains(AuditEntry.Action.RUN_AGAIN);
        world.upkeep();
        assertThat(provision(customer).state()).isEqualTo(Task.State.DONE);
        assertThat(world.customer(customer).linkAt(LMS)).isPresent();
    }

    @Test
    void noProviderIsCalledByTheOffice() {
        var customer = buyer(ADA, "order-1");
        world.upkeep();
        lms.before("find", () -> {
            throw new AssertionError("called");
        });

        world.storage
                .transactions()
                .inTransaction(() -> office.runAgain(STAFF, provision(customer).key()));

        assertThat(provision(customer).state()).isEqualTo(Task.State.OPEN);
    }

    @Test
    void whatIsDoneOrAtItsNextAttemptAnywayIsLeftAlone() {
        var customer = buyer(TYPED, "order-1");
        lms.before("find", () -> {
            throw new ProviderUnavailableException("no answer");
        });
        world.upkeep();
        assertThat(office.runAgain(STAFF, provision(customer).key())).isEqualTo(StaffOutcome.done(customer));
        var open = provision(customer);

        assertThat(office.runAgain(STAFF, open.key())).isEqualTo(StaffOutcome.refused(Refusal.NOT_WAITING));
        assertThat(provision(customer).version()).isEqualTo(open.version());

        world.clock.advance(Duration.ofDays(1));
        world.upkeep();
        var done = provision(customer);
        assertThat(done.state()).isEqualTo(Task.State.DONE);
        assertThat(office.runAgain(STAFF, done.key())).isEqualTo(StaffOutcome.refused(Refusal.NOT_WAITING));
        assertThat(provision(customer).version()).isEqualTo(done.version());
        assertThat(done(customer).stream().filter(AuditEntry.Action.RUN_AGAIN::equals))
                .hasSize(1);
    }

    @Test
    void aKeyThatTheShopDoesNotHaveIsUnknown() {
        var customer = buyer(ADA, "order-1");
        world.upkeep();

        assertThat(office.runAgain(STAFF, "no-such-key")).isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(office.runAgain(STAFF_ELSEWHERE, provision(customer).key()))
                .isEqualTo(StaffOutcome.refused(Refusal.UNKNOWN));
        assertThat(provision(customer).state()).isEqualTo(Task.State.STOPPED);
    }

    @Test
    void ofTwoWhoPressTheButtonOneBegins() {
        var customer = buyer(ADA, "order-1");
        world.upkeep();
        var key = provision(customer).key();
        storage.before("TaskStore.update", () -> office.runAgain(COLLEAGUE, key));

        assertThat(office.runAgain(STAFF, key)).isEqualTo(StaffOutcome.refused(Refusal.NOT_WAITING));
        assertThat(audit(customer).stream().filter(entry -> entry.action() == AuditEntry.Action.RUN_AGAIN))
                .singleElement()
                .extracting(AuditEntry::staff)
                .isEqualTo(COLLEAGUE.id());
    }

    @Test
    void whatWasRunAgainForATombstoneIsWrittenDownWithItsSurvivor() {
        var from = buyer(ADA, "order-1");
        world.upkeep();
        var into = created(TYPED);
        merge(from, into);

        office.runAgain(STAFF, provision(from).key());

        assertThat(done(into)).contains(AuditEntry.Action.RUN_AGAIN);
    }

    @Test
    void whatWasRunAgainForATombstoneIsDoneWithWhatItsSurvivorHasToDo() {
        var from = buyer(ADA, "order-1");
        world.upkeep();
        var into = created(TYPED);
        merge(from, into);
        office.runAgain(STAFF, provision(from).key());

        world.chaland.upkeep().runFor(SHOP, into);

        assertThat(provision(from).state()).isEqualTo(Task.State.DONE);
        assertThat(world.customer(into).linkAt(LMS)).isPresent();
    }

    private Task provision(CustomerId customer) {
        return world.task(customer, Task.Kind.PROVISION).orElseThrow();
    }
}
