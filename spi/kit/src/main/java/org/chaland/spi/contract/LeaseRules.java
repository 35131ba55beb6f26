package org.chaland.spi.contract;

import static org.chaland.spi.contract.Samples.NOW;
import static org.chaland.spi.contract.Samples.uuid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import org.chaland.spi.LeaseStore;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link LeaseStore}. */
abstract class LeaseRules extends StoragePart {

    private static final Instant LATER = NOW.plusSeconds(60);

    private Storage storage;
    private LeaseStore leases;

    @BeforeEach
    void openEmptyStorage() {
        storage = storage();
        leases = storage.leases();
    }

    @Test
    void nameThatNobodyHasIsTakenAndNobodyElseGetsIt() {
        assertTrue(take("a", 1));

        assertFalse(take("a", 2));
        assertFalse(leases.take("a", uuid(2), LATER.minusNanos(1_000), LATER));
    }

    @Test
    void nameIsToBeHadFromTheMomentItsTimeIsOver() {
        take("a", 1);

        assertTrue(leases.take("a", uuid(2), LATER, LATER.plusSeconds(60)));
        assertFalse(leases.take("a", uuid(1), LATER, LATER.plusSeconds(60)), "it is another's now");
    }

    @Test
    void holderMayKeepItLongerAndEndItSooner() {
        take("a", 1);

        assertTrue(leases.take("a", uuid(1), NOW, LATER.plusSeconds(60)));
        assertFalse(leases.take("a", uuid(2), LATER, LATER.plusSeconds(60)));
        assertTrue(leases.take("a", uuid(1), NOW, NOW.plusSeconds(1)));
        assertTrue(leases.take("a", uuid(2), NOW.plusSeconds(1), LATER));
    }

    @Test
    void refusalChangesNothing() {
        take("a", 1);

        assertFalse(leases.take("a", uuid(2), NOW, LATER.plusSeconds(600)));

        assertTrue(leases.take("a", uuid(3), LATER, LATER.plusSeconds(1)));
    }

    @Test
    void releasedNameIsToBeHadAtOnceByItsHolderAloneAndReleasingTwiceIsNoFailure() {
        take("a", 1);

        leases.release("a", uuid(2));
        assertFalse(take("a", 2));
        leases.release("a", uuid(1));
        leases.release("a", uuid(1));

        assertTrue(take("a", 2));
    }

    @Test
    void namesAreComparedAsBytes() {
        var names = new ArrayList<>(Samples.LOOK_ALIKES);
        names.addAll(Samples.LOOK_ALIKE_TEXTS);
        Collections.addAll(names, "x".repeat(99), "x".repeat(100), "7", "07");

        for (var number = 0; number < names.size(); number++) {
            assertTrue(take(names.get(number), number), names.get(number));
        }

        leases.release(names.get(0), uuid(0));
        for (var number = 1; number < names.size(); number++) {
            assertFalse(take(names.get(number), 100), names.get(number));
        }
    }

    @Test
    void takingIsUndoneWhenTheHostRollsBack() {
        Rollbacks.rolledBack(storage.transactions(), () -> assertTrue(take("a", 1)));

        assertTrue(take("a", 2));
    }

    @Test
    void refusalLeavesTheTransactionUsable() {
        take("a", 1);

        assertTrue(storage.transactions().inTransaction(() -> !take("a", 2) && take("b", 2)));

        assertFalse(take("b", 3));
    }

    @Test
    void oneOfManyGetsANameThatNobodyHas() {
        assertEquals(1, Collections.frequency(Threads.race(number -> take("a", number)), true));
    }

    @Test
    void oneOfManyGetsANameWhoseTimeIsOver() {
        take("a", 100);

        var answers = Threads.race(number -> leases.take("a", uuid(number), LATER, LATER.plusSeconds(60)));

        assertEquals(1, Collections.frequency(answers, true));
    }

    private boolean take(String name, int holder) {
        return leases.take(name, uuid(holder), NOW, LATER);
    }
}
