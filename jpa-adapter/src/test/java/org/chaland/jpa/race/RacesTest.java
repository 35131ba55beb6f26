package org.chaland.jpa.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.chaland.jpa.Isolation;
import org.chaland.jpa.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** None doubled, none lost, none without a name: on each database, at each isolation. */
@Tag("matrix")
@Tag("shop")
class RacesTest {

    private static final int ROUNDS = Integer.getInteger("chaland.races.rounds", 3);

    private static final Map<Isolation, TestDatabase> DATABASES = new EnumMap<>(Isolation.class);

    @AfterAll
    static void close() {
        DATABASES.values().forEach(TestDatabase::close);
    }

    @ParameterizedTest
    @MethodSource("org.chaland.jpa.Isolation#distinct")
    void transactionsAreKeptApartAsIsSaid(Isolation isolation) {
        assertThat(database(isolation).isolation()).isEqualTo(isolation.level());
    }

    @ParameterizedTest
    @MethodSource("org.chaland.jpa.Isolation#distinct")
    void aPaymentThatIsToldByManyIsRecordedOnce(Isolation isolation) {
        race(isolation, Completions::new);
    }

    @ParameterizedTest
    @MethodSource("org.chaland.jpa.Isolation#distinct")
    void anAccountIsLinkedToOneOfManyCustomers(Isolation isolation) {
        race(isolation, LinksOfOneAccount::new);
    }

    @ParameterizedTest
    @MethodSource("org.chaland.jpa.Isolation#distinct")
    void aCustomerIsLinkedToOneOfManyAccounts(Isolation isolation) {
        race(isolation, LinksOfOneCustomer::new);
    }

    @ParameterizedTest
    @MethodSource("org.chaland.jpa.Isolation#distinct")
    void ofManyEditsNoneIsLostUnseen(Isolation isolation) {
        race(isolation, Edits::new);
    }

    @ParameterizedTest
    @MethodSource("org.chaland.jpa.Isolation#distinct")
    void orderIsAttachedOnceHoweverManyConfirmIt(Isolation isolation) {
        race(isolation, Confirmations::new);
    }

    @ParameterizedTest
    @MethodSource("org.chaland.jpa.Isolation#distinct")
    void ofManyRightAnswersOneClaims(Isolation isolation) {
        race(isolation, Answers::new);
    }

    @ParameterizedTest
    @MethodSource("org.chaland.jpa.Isolation#distinct")
    void ofManyClaimantsOneGetsTheRecord(Isolation isolation) {
        race(isolation, Claimants::new);
    }

    @ParameterizedTest
    @MethodSource("org.chaland.jpa.Isolation#distinct")
    void ofManyUpkeepRunsOneDoesEachTask(Isolation isolation) {
        race(isolation, UpkeepRuns::new);
    }

    @ParameterizedTest
    @MethodSource("org.chaland.jpa.Isolation#distinct")
    void whatIsPaidWhileTheAccountIsMadeIsNotLost(Isolation isolation) {
        race(isolation, PaidMeanwhile::new);
    }

    @ParameterizedTest
    @MethodSource("org.chaland.jpa.Isolation#distinct")
    void ofManyOrdersOfOneBuyerEachIsPaidAndOneAccountIsMade(Isolation isolation) {
        race(isolation, OrdersOfOneBuyer::new);
    }

    @ParameterizedTest
    @MethodSource("org.chaland.jpa.Isolation#distinct")
    void whoeverIsErasedMeanwhileHasNoAccountAndNoneIsForgotten(Isolation isolation) {
        race(isolation, ErasedMeanwhile::new);
    }

    @ParameterizedTest
    @MethodSource("org.chaland.jpa.Isolation#distinct")
    void ofManyImportsOfOneFileOneMakesEachCustomer(Isolation isolation) {
        race(isolation, Imports::new);
    }

    private static void race(Isolation isolation, Function<RacingShop, Race<?>> race) {
        var contest = new Contest(database(isolation).emptied());
        var raced = race.apply(contest.shop());
        contest.run(raced, ROUNDS);
        if (isolation.showsLocked()) {
            contest.requireAnswers();
        }
        System.out.println(raced.getClass().getSimpleName() + ", " + isolation + ": " + contest);
    }

    private static TestDatabase database(Isolation isolation) {
        return DATABASES.computeIfAbsent(isolation, any -> TestDatabase.create(isolation, ""));
    }
}
