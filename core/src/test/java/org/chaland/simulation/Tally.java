package org.chaland.simulation;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.model.Link;

/** What was explored. */
final class Tally {

    final long[] faults = new long[Fault.values().length];
    long schedules;
    long complete;
    long steps;
    long landed;
    long unseen;
    long erased;
    long deleted;
    long proven;
    long recovered;

    void add(Schedule schedule, Stage stage) {
        schedules++;
        steps += schedule.steps();
        complete += schedule.isComplete() ? 1 : 0;
        landed += stage.landed;
        unseen += stage.unseen.isEmpty() ? 0 : 1;
        erased += stage.known.erased();
        deleted += stage.remote.erased.size();
        proven += stage.known.links(link -> link.account().isMailbox());
        recovered += stage.known.links(
                link -> link.proof() == Link.Proof.MAILBOX && !link.account().isMailbox());
    }

    void add(Tally other) {
        Arrays.setAll(faults, fault -> faults[fault] + other.faults[fault]);
        schedules += other.schedules;
        complete += other.complete;
        steps += other.steps;
        landed += other.landed;
        unseen += other.unseen;
        erased += other.erased;
        deleted += other.deleted;
        proven += other.proven;
        recovered += other.recovered;
    }

    boolean happened(Fault fault) {
        return faults[fault.ordinal()] > 0;
    }

    @Override
    public String toString() {
        return schedules + " schedules (" + complete + " to their end), " + steps + " steps, " + landed
                + " landings; last word with a delayed request in " + unseen + "; " + erased + " customers erased, "
                + deleted + " accounts with them; " + proven + " mailboxes proven, " + recovered
                + " accounts recovered by them; "
                + Stream.of(Fault.values())
                        .map(fault -> fault + " " + faults[fault.ordinal()])
                        .collect(Collectors.joining(", "));
    }
}
