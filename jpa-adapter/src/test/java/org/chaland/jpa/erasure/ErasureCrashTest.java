package org.chaland.jpa.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.chaland.jpa.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever moment the shop dies at while a person is erased: before any call to the storage it leaves either all as it was or
 * nothing that is not done later, so that in the end nothing is found but what is kept.
 */
@Tag("shop")
@Tag("deep")
class ErasureCrashTest {

    private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofMinutes(61);

    private static TestDatabase database;

    private Marks marks = alive();

    @BeforeAll
    static void begin() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void end() {
        database.close();
    }

    @Test
    void whateverMomentItDiesAtNothingIsFoundInTheEndButWhatIsKept() {
        var before = cells();
        var calls = 0;
        var untouched = 0;
        while (!survives(calls)) {
            if (marks.isAdaKnown(database.storage())) {
                assertThat(cells()).as("call " + calls).isEqualTo(before);
                untouched++;
            } else {
                recover();
                marks.requireVouchersOnly();
                marks = alive();
            }
            calls++;
        }
        marks.requireVouchersOnly();
        assertThat(untouched).isBetween(20, calls - 20);
    }

    /** The twin: without that time it is not done. */
    @Test
    void whatDiesBeforeTheAccountIsDeletedLeavesItThere() {
        var calls = 0;
        while (marks.isAdaKnown(database.storage())) {
            survives(calls++);
        }

        assertThat(marks.atProvider()).contains("record");
    }

    private boolean survives(int calls) {
        var storage = new MortalStorage(database.storage(), calls);
        return MortalStorage.survives(() -> marks.eraseAda(storage));
    }

    private void recover() {
        for (var round = 0; round < 3; round++) {
            marks.outside.pass(LONGER_THAN_ANY_PAUSE);
            marks.upkeep(database.storage());
        }
    }

    private Set<Cell> cells() {
        return new HashSet<>(marks.cells());
    }

    private static Marks alive() {
        var marks = new Marks(database.emptied().url());
        marks.liveAlone(database.storage());
        return marks;
    }
}
