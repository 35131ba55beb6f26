package org.chaland.jpa;

import java.util.regex.Pattern;

/** What PostgreSQL did for a statement, by the account that it gives itself. */
final class DoneWork {

    /** A page of nine, whose lines each count something, may take this much; ten thousand customers are there. */
    private static final long MOST_ROWS = 300;

    private static final long MOST_BUFFERS = 300;

    private static final Pattern NODE = Pattern.compile("actual time=\\S+ rows=([\\d.]+) loops=(\\d+)");
    private static final Pattern REMOVED = Pattern.compile("rows removed by [\\w ]+: (\\d+)");
    private static final Pattern BUFFERS = Pattern.compile("buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

    private final String plan;
    private long rows;
    private long buffers;

    DoneWork(String plan) {
        this.plan = plan;
        long loops = 1;
        for (var line : plan.lines().toList()) {
            var node = NODE.matcher(line);
            if (node.find()) {
                loops = Long.parseLong(node.group(2));
                rows += Math.round(Double.parseDouble(node.group(1)) * loops);
            }
            var removed = REMOVED.matcher(line);
            if (removed.find()) {
                rows += Long.parseLong(removed.group(1)) * loops;
            }
        }
        // The first line of them is of the whole.
        var read = BUFFERS.matcher(plan);
        if (read.find()) {
            buffers = number(read.group(1)) + number(read.group(2));
        }
    }

    /** Rows are those that were handed on from one step to the next, or looked at in vain. */
    boolean isBounded() {
        return buffers > 0 && rows <= MOST_ROWS && buffers <= MOST_BUFFERS;
    }

    @Override
    public String toString() {
        return rows + " rows, " + buffers + " buffers:\n" + plan;
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
