package org.chaland.simulation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which faults may still happen in a schedule, and which have. */
final class Faults {

    /** A second longer than a lease. */
    private static final Duration PAST_A_LEASE = Duration.ofSeconds(121);

    static final Map<Fault, Duration> JUMPS = new EnumMap<>(Map.of(
            Fault.CLOCK_LEASE_ON,
            PAST_A_LEASE,
            Fault.CLOCK_LEASE_BACK,
            PAST_A_LEASE.negated(),
            Fault.CLOCK_DAY_ON,
            Duration.ofDays(1),
            Fault.CLOCK_DAY_BACK,
            Duration.ofDays(-1)));

    private final Choices choices;
    private final long[] happened;
    private final Limits limits;
    private int left;
    private int crashesLeft;

    /** Counts what happens in an array by the ordinal of the fault. */
    Faults(Choices choices, Limits limits, long[] happened) {
        this.choices = choices;
        this.limits = limits;
        this.happened = happened;
        left = limits.faults();
        crashesLeft = limits.crashes();
    }

    /** One of these, or null if all goes well. */
    Fault of(Choices.Kind kind, List<Fault> possible) {
        if (left == 0) {
            return null;
        }
        var choice = choices.choose(kind, 1 + possible.size());
        if (choice == 0) {
            return null;
        }
        left--;
        return count(possible.get(choice - 1));
    }

    /** Whether the process of whoever goes on dies. */
    boolean crash() {
        if (crashesLeft == 0 || choices.choose(Choices.Kind.CRASH, 2) == 0) {
            return false;
        }
        crashesLeft--;
        count(Fault.CRASH);
        return true;
    }

    /** A jump of the clock, or null. */
    Fault jump() {
        return limits.jumps().isEmpty() ? null : of(Choices.Kind.CLOCK, limits.jumps());
    }

    /** No more of them. */
    void end() {
        left = 0;
        crashesLeft = 0;
    }

    long fingerprint() {
        return left * 31L + crashesLeft;
    }

    private Fault count(Fault fault) {
        happened[fault.ordinal()]++;
        return fault;
    }

    /**
     * How much may go wrong.
     *
     * @param faults at most so many in one schedule, crashes not counted
     * @param crashes at most so many in one schedule
     * @param jumps which jumps of the clock are among the faults
     */
    record Limits(int faults, int crashes, List<Fault> jumps) {

        static final Limits NONE = new Limits(0, 0, List.of());
    }
}
