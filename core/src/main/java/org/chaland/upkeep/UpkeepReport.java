package org.chaland.upkeep;

import org.chaland.linking.TaskResult;

/**
 * What one run of upkeep did.
 *
 * @param done tasks that are done
 * @param retried tasks to be tried again later
 * @param stopped tasks that wait for a person
 */
public record UpkeepReport(int done, int retried, int stopped) {

    /** Counts results. */
    static final class Tally {

        private int done;
        private int retried;
        private int stopped;

        void count(TaskResult result) {
            if (result instanceof TaskResult.Done) {
                done++;
            } else if (result instanceof TaskResult.Retry) {
                retried++;
            } else {
                stopped++;
            }
        }

        UpkeepReport toReport() {
            return new UpkeepReport(done, retried, stopped);
        }
    }
}
