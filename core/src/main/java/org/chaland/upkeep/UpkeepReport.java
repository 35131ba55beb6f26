package org.chaland.upkeep;

/**
 * The number of tasks of one run by result.
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
            switch (result.state()) {
                case DONE -> done++;
                case OPEN -> retried++;
                case STOPPED -> stopped++;
            }
        }

        UpkeepReport toReport() {
            return new UpkeepReport(done, retried, stopped);
        }
    }
}
