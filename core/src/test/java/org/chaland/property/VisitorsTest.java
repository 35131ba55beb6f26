package org.chaland.property;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.chaland.journey.StorageUnderTest;

/** Whatever several people do, in whatever order: what is shown, kept and linked is what a small model says. */
@Tag("repeatable")
class VisitorsTest {

    /** Not everything that can happen, but whatever a rule needs that it may be broken. */
    private static final List<String> MUST_HAPPEN = List.of(
            "guest same address Saved",
            "guest old page Saved",
            "guest old page ShowAgain CHANGED_ELSEWHERE",
            "twice Saved",
            "owner same address Saved",
            "owner order only Saved",
            "signed in SignedIn",
            "cancelled Refused NOT_SIGNED_IN",
            "on behalf Refused ON_BEHALF",
            "answer to another Refused NOT_SIGNED_IN",
            "arrived SignedIn",
            "arrived Refused EXPIRED",
            "sign-in: a guest is gone",
            "sign-in: a guest stays",
            "to the provider for an order Redirect",
            "arrived for an order Refused EXPIRED",
            "an order is linked",
            "an order is merged",
            "an order is own",
            "an order stays another's",
            "took over",
            "old handle: open",
            "old handle: submit",
            "old handle: order",
            "old handle: arrival",
            "old handle: sign-in for an order",
            "old handle: arrival for an order",
            "handle of an order: open",
            "handle of an order: review",
            "handle of an order: order",
            "handle of an order: arrival",
            "handle of an order: submit",
            "area NoAccess",
            "area SupportArea",
            "order Placed",
            "order AlreadyPlaced",
            "order Conflict",
            "order Ready",
            "order ShowAgain NOT_PASSED",
            "order ShowAgain SIGNED_IN_SINCE",
            "new checkout after an order",
            "placed again: own",
            "placed again: of a guest who was left",
            "placed again: paid",
            "payment CHANGED",
            "payment UNCHANGED",
            "payment UNKNOWN",
            "payment ORDER_CANCELLED",
            "cancellation CHANGED",
            "account made",
            "link broken",
            "staff record DONE",
            "staff link DONE",
            "staff link LINKED_ELSEWHERE",
            "staff link OTHER_ACCOUNT",
            "staff unlink DONE",
            "staff merge DONE",
            "staff delete DONE",
            "staff erase DONE",
            "staff erase OBLIGED",
            "demand Refused",
            "payment for somebody erased",
            "abandoned");

    /** The same, but so seldom that it takes ten thousand sequences. */
    private static final List<String> MUST_HAPPEN_AT_LENGTH = List.of(
            "owner old page ShowAgain CHANGED_ELSEWHERE",
            "account SUSPENDED",
            "demand Erased",
            "demand Obliged",
            "staff link DONE where an account is gone",
            "account made in place of one that is gone",
            "account ACTIVE");

    @Property(tries = FromCommandLine.USUAL_TRIES, seed = "20261129", edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(FromCommandLine.class)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void nobodySeesOrChangesWhatIsAnothers(@ForAll("days") List<Move> moves) {
        new Day(Host.on(StorageUnderTest.fresh()), Statistics::collect).pass(moves);

        if (FromCommandLine.areAtLeast(FromCommandLine.USUAL_TRIES)) {
            requireHappened(MUST_HAPPEN);
        }
        if (FromCommandLine.areAtLeast(10_000)) {
            requireHappened(MUST_HAPPEN_AT_LENGTH);
        }
    }

    private static void requireHappened(List<String> all) {
        Statistics.coverage(coverage -> all.forEach(what -> coverage.check(what).count(times -> times > 0)));
    }

    @Provide
    Arbitrary<List<Move>> days() {
        return Moves.upTo(FromCommandLine.length());
    }
}
