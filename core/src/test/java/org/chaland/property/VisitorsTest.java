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
            "guest old page ShowAgain CHANGED_ELSEWHERE",
            "owner same address Saved",
            "owner order only Saved",
            "owner old page ShowAgain CHANGED_ELSEWHERE",
            "signed in SignedIn",
            "cancelled Refused NOT_SIGNED_IN",
            "on behalf Refused ON_BEHALF",
            "answer to another Refused NOT_SIGNED_IN",
            "arrived SignedIn",
            "arrived Refused EXPIRED",
            "took over",
            "old handle: open",
            "old handle: submit",
            "old handle: order",
            "old handle: arrival",
            "area Open",
            "area NoAccess",
            "order Placed",
            "order Conflict",
            "payment CHANGED",
            "payment UNCHANGED",
            "payment UNKNOWN",
            "payment ORDER_CANCELLED",
            "cancellation CHANGED",
            "account made",
            "link broken",
            "account made in place of one that is gone",
            "account SUSPENDED",
            "account ACTIVE",
            "staff Recorded",
            "staff Linked",
            "staff Linked where an account is gone",
            "staff LinkedElsewhere",
            "staff OtherAccount",
            "staff Unlinked",
            "staff Merged",
            "staff Deleted",
            "staff Erased",
            "staff Obliged",
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
