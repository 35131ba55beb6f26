package org.chaland.jpa.race;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.chaland.jpa.Isolation;
import org.chaland.jpa.TestDatabase;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The races find what they look for: on a schema without a unique key, and on a storage without versions and locks, something is
 * doubled or lost. At READ COMMITTED, since stricter databases may give up by themselves what would go wrong.
 */
@Tag("matrix")
@Tag("shop")
@Tag("deep")
class CarelessRacesTest {

    private static final int MOST_ROUNDS = 100;
    private static final String NOTHING = "$^";
    private static final String ONE_CUSTOMER_OF_AN_ACCOUNT = "constraint uq_chaland_link_account primary key [^,]+,";

    private static final TestDatabase DATABASE = TestDatabase.create(Isolation.READ_COMMITTED, NOTHING);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void withoutTheUniqueKeyAnAccountIsLinkedToSeveral() {
        try (var keyless = TestDatabase.create(Isolation.READ_COMMITTED, ONE_CUSTOMER_OF_AN_ACCOUNT)) {
            isFound(keyless, UnaryOperator.identity(), LinksOfOneAccount::new, "not exactly one winner");
        }
    }

    @Test
    void withoutVersionsAnEditIsLost() {
        isFound(DATABASE, Careless::of, Edits::new, "what was saved is there");
    }

    @Test
    void withoutLocksAndVersionsAPaymentIsRecordedTwice() {
        isFound(DATABASE, Careless::of, Completions::new, "not exactly one winner");
    }

    @Test
    void withoutLocksAndVersionsARecordIsClaimedTwice() {
        isFound(DATABASE, Careless::of, Claimants::new, "not exactly one winner");
    }

    @Test
    void withoutVersionsATaskIsDoneTwice() {
        isFound(DATABASE, Careless::of, UpkeepRuns::new, "tasks done, each once");
    }

    private static void isFound(
            TestDatabase database, UnaryOperator<Storage> storage, Function<RacingShop, Race<?>> race, String how) {
        var contest = new Contest(database.emptied(), storage);
        var raced = race.apply(contest.shop());

        assertThatThrownBy(() -> contest.run(raced, MOST_ROUNDS))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(how);
    }
}
