package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Task;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Staff take an account away, and it is put out, while a call that lets it in is under way of which nobody hears any more: whoever
 * does the task again finds no account, and has it put out once more.
 */
class TakenAwayMeanwhileTest extends OfficeJourney {

    private static final Duration LONGER_THAN_A_LEASE = Duration.ofMinutes(3);

    private final Account eve = lms.users.addUser(EVE.contact());
    private final CustomerId customer = created(TYPED);

    @BeforeEach
    void adaIsAboutToBeLetIn() {
        link(customer, ada);
        recorded(customer, "order-1");
        world.complete("order-1");
        lms.before("grant", this::isTakenAway);
    }

    private void isTakenAway() {
        unlink(customer, ada);
        world.chaland.upkeep().runFor(SHOP, customer);
    }

    @Test
    void whereTheReplyIsLost() {
        lms.after("grant", this::replyIsLost);

        upkeepForDays();

        assertThat(lms.users.supported(SHOP)).isEmpty();
    }

    @Test
    void whereTheResultIsNotWritten() {
        lms.after("grant", this::databaseIsDown);

        upkeepForDays();

        assertThat(lms.users.supported(SHOP)).isEmpty();
    }

    @Test
    void whereAnotherWorkerTakesTheTaskOver() {
        lms.before("grant", () -> {
            unlink(customer, ada);
            isOvertaken();
        });

        upkeepForDays();

        assertThat(lms.users.supported(SHOP)).isEmpty();
    }

    @Test
    void whereTheTaskIsRenewedForAnotherAccountOnceItWasDone() {
        lms.before("grant", () -> {
            isOvertaken();
            isTakenAway();
            link(customer, eve);
        });

        upkeepForDays();

        assertThat(lms.users.supported(SHOP)).containsExactly(eve);
    }

    @Test
    void whereAnotherAccountTakesItsPlace() {
        lms.before("grant", () -> {
            office.replaceLink(STAFF, customer, ada, eve.subject(), REASON);
            world.chaland.upkeep().runFor(SHOP, customer);
        });
        lms.after("grant", this::replyIsLost);

        upkeepForDays();

        assertThat(lms.users.supported(SHOP)).containsExactly(eve);
    }

    @Test
    void whereAnotherAccountTakesItsPlaceAndIsNotLetIn() {
        lms.after("grant", () -> {
            link(customer, eve);
            lms.before("grant", () -> {
                throw new ProviderRefusalException(ProviderRefusalException.Reason.NOT_PERMITTED, "not permitted");
            });
            replyIsLost();
        });

        upkeepForDays();

        assertThat(lms.users.supported(SHOP)).isEmpty();
        assertThat(grant().state()).isEqualTo(Task.State.STOPPED);
        assertThat(grant().reason()).contains("not-permitted");
    }

    @Test
    void whereTheRecordWasMergedIntoAnotherBefore() {
        var into = created(ADA);
        lms.before("grant", () -> {
            merge(customer, into);
            unlink(into, ada);
            world.chaland.upkeep().runFor(SHOP, into);
        });
        lms.after("grant", this::replyIsLost);

        upkeepForDays();

        assertThat(lms.users.supported(SHOP)).isEmpty();
    }

    @Test
    void whereTheRecordIsMergedIntoAnotherAfterwards() {
        var into = created(ADA);
        lms.after("grant", () -> {
            merge(customer, into);
            replyIsLost();
        });

        upkeepForDays();

        assertThat(lms.users.supported(SHOP)).isEmpty();
    }

    @Test
    void whoeverIsLinkedAgainMeanwhileStaysIn() {
        lms.after("grant", () -> {
            link(customer, ada);
            nobodyIsPutOut();
            replyIsLost();
        });

        upkeepForDays();

        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
        assertThat(world.task(customer, Task.Kind.REVOKE_SUPPORT).map(Task::attempts))
                .as("it was looked at once more")
                .contains(2);
    }

    @Test
    void whoeverHasPaidOnAnotherRecordMeanwhileStaysIn() {
        var other = created(ADA);
        recorded(other, "order-2");
        lms.after("grant", () -> {
            link(other, ada);
            world.complete("order-2");
            nobodyIsPutOut();
            replyIsLost();
        });

        upkeepForDays();

        assertThat(lms.users.supported(SHOP)).containsExactly(ada);
    }

    private void isOvertaken() {
        world.clock.advance(LONGER_THAN_A_LEASE);
        world.upkeep();
    }

    private void nobodyIsPutOut() {
        lms.before("revoke", () -> {
            throw new AssertionError("put out");
        });
    }

    private void replyIsLost() {
        throw new ProviderUnavailableException("no answer");
    }

    private void databaseIsDown() {
        storage.before("TaskStore.update", () -> {
            throw new StorageException("down");
        });
    }

    private void upkeepForDays() {
        for (var day = 0; day < 3; day++) {
            world.upkeep();
            world.clock.advance(Duration.ofDays(1));
        }
    }

    private Task grant() {
        return world.storage.tasks().find(SHOP, "grant-support/order-1").orElseThrow();
    }
}
