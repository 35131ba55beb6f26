package org.chaland.model;

import java.time.Instant;
import java.util.Optional;

/**
 * How many tasks of a shop are not done, by {@link Task.Waiting}.
 *
 * @param open not begun yet
 * @param failing begun and to be tried again
 * @param overdue open or failing for longer than their kind may wait
 * @param stopped not to be tried again until a person acts
 * @param oldest since when the one waits that has waited longest; empty if there is none
 */
public record TaskCounts(long open, long failing, long overdue, long stopped, Optional<Instant> oldest) {

    /** Returns how many a person should look at: those that are overdue or stopped. */
    public long needAttention() {
        return overdue + stopped;
    }
}
