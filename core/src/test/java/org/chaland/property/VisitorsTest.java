package org.chaland.property;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.chaland.journey.StorageUnderTest;

/** Whatever several people do, in whatever order: what is shown, kept and linked is what a small model says. */
class VisitorsTest {

    /** Not everything that can happen, but whatever a rule needs that it may be broken. */
    private static final List<String> MUST_HAPPEN = List.of(
            "guest same address Saved",
            "guest old page Saved",
            "guest old page Conflict",
            "owner same address Saved",
            "owner order only Saved",
            "owner old page Conflict",
            "signed in SignedIn",
            "cancelled Refused",
            "on behalf Refused",
            "answer to another Refused",
            "arrived SignedIn",
            "arrived Expired",
            "took over",
            "old handle OpenOutcome",
            "old handle SubmitOutcome",
            "old handle PlacedOutcome",
            "old handle SignedInOutcome",
            "area Open",
            "area NoAccess",
            "order Placed",
            "order Conflict",
            "payment Changed",
            "payment Unchanged",
            "payment Unknown",
            "payment Conflict",
            "cancellation Changed",
            "account made",
            "link broken",
            "account made in place of one that is gone",
            "account SUSPENDED",
            "account ACTIVE",
            "staff record DONE",
            "staff link DONE",
            "staff link DONE where an account is gone",
            "staff link LINKED_ELSEWHERE",
            "staff link OTHER_ACCOUNT",
            "staff unlink DONE",
            "staff merge DONE",
            "staff delete DONE",
            "staff erase DONE",
            "staff erase OBLIGED",
            "demand Erased",
            "demand Obliged",
            "demand Refused",
            "payment for somebody erased",
            "abandoned");

    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(FromCommandLine.class)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void nobodySeesOrChangesWhatIsAnothers(@ForAll("days") List<Move> moves) {
        new Day(Host.on(StorageUnderTest.fresh()), Statistics::collect).pass(moves);

        if (FromCommandLine.isUsual()) {
            Statistics.coverage(
                    all -> MUST_HAPPEN.forEach(what -> all.check(what).count(times -> times > 0)));
        }
    }

    @Provide
    Arbitrary<List<Move>> days() {
        return Moves.upTo(FromCommandLine.length());
    }
}
