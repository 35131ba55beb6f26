package org.chaland.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Task.State;
import org.junit.jupiter.api.Test;

class TaskTransitionsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(120);
    private static final UUID ID = new UUID(0, 1);

    private final Task fresh = builder().customer(new CustomerId(ID)).build();
    private final Task leased = fresh.leased(LATER);
    private final Task stopped = leased.stopped(Optional.of("not-permitted"), Optional.of("Add the capability."));

    @Test
    void aLeaseCountsAnAttemptAndKeepsOthersAway() {
        assertEquals(1, leased.attempts());
        assertTrue(fresh.isDue(NOW));
        assertFalse(leased.isDue(NOW));
        assertTrue(leased.isDue(LATER));
    }

    @Test
    void aResultGivesTheLeaseBack() {
        assertEquals(Optional.empty(), leased.done(Optional.empty(), NOW).leasedUntil());
        assertEquals(Optional.empty(), stopped.leasedUntil());
        assertEquals(Optional.of("Add the capability."), stopped.detail());
        var retried = leased.later(LATER, Optional.of("failed"));
        assertEquals(Optional.empty(), retried.leasedUntil());
        assertEquals(LATER, retried.nextAttemptAt());
        assertEquals(State.OPEN, retried.state());
    }

    @Test
    void whatIsEndedOrRenewedMeanwhileKeepsTheLeaseOfItsWorker() {
        assertEquals(Optional.of(LATER), leased.ended("merged", NOW).leasedUntil());
        assertEquals(
                Optional.of(LATER), leased.ended("merged", NOW).reopened(NOW).leasedUntil());
        assertEquals(Optional.of(LATER), leased.renewed(NOW).leasedUntil());
        assertEquals(Optional.of(LATER), leased.again(NOW).leasedUntil());
    }

    @Test
    void whatIsRenewedAtOnceGivesTheLeaseBackAndNamesTheNewestOrder() {
        var renewed = leased.renewedAtOnce(Optional.of("order-2"), NOW);

        assertTrue(renewed.isDue(NOW));
        assertEquals(Optional.of("order-2"), renewed.reference());
        assertEquals(1, renewed.attempts());
    }

    @Test
    void aStoppedTaskThatIsReopenedCountsAsBegunAndADoneOneStartsAnew() {
        assertEquals(1, stopped.toBuilder().attempts(7).build().reopened(NOW).attempts());
        assertEquals(0, leased.done(Optional.empty(), NOW).reopened(NOW).attempts());
        assertEquals(Optional.empty(), stopped.reopened(NOW).reason());
        assertEquals(Optional.empty(), stopped.reopened(NOW).detail());
    }

    @Test
    void whatIsDoneAgainIsNeverAFirstAttempt() {
        assertEquals(1, fresh.ended("merged", NOW).again(NOW).attempts());
        assertEquals(7, leased.toBuilder().attempts(7).build().again(NOW).attempts());
    }

    @Test
    void thatAWorkerWasOvertakenIsRememberedUntilTheTaskIsDone() {
        var overtaken = leased.overtaken(NOW);

        assertTrue(overtaken.isOvertaken());
        assertTrue(overtaken.later(LATER, Optional.of("paced")).isOvertaken());
        assertTrue(overtaken.stopped(Optional.of("failed"), Optional.empty()).isOvertaken());
        assertTrue(overtaken.renewed(NOW).isOvertaken());
        assertFalse(overtaken.done(Optional.empty(), NOW).isOvertaken());
    }

    @Test
    void aTaskHasACustomerOrAClaim() {
        var ofClaim = builder().claim(ID).build();

        assertEquals(Optional.of(ID), ofClaim.claim());
        assertTrue(assertThrows(IllegalStateException.class, ofClaim::customer)
                .getMessage()
                .contains("claim()"));
        assertThrows(IllegalStateException.class, () -> builder().build());
        assertThrows(
                IllegalStateException.class,
                () -> builder().claim(ID).customer(new CustomerId(ID)).build());
    }

    @Test
    void aLongDetailIsCut() {
        var long600 = Optional.of("x".repeat(600));

        assertEquals(
                500,
                leased.stopped(Optional.of("failed"), long600)
                        .detail()
                        .orElseThrow()
                        .length());
    }

    private static Task.Builder builder() {
        return Task.builder(ID, new ShopId("books"), Task.Kind.TELL, "key", NOW);
    }
}
