package org.chaland.spi;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How often something may happen: so many times at once, and as many again over so much time, evenly (a token bucket).
 *
 * @param name tells it from others, also in a metric: 1 to 40 of {@code a-z 0-9 -}, the first a letter
 * @param permits how many times at once, 1 to 1,000,000
 * @param per the time in which that many come back, a second to a year
 */
public record Limit(String name, int permits, Duration per) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int MOST_PERMITS = 1_000_000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    /** @throws IllegalArgumentException if a part is out of its range */
    public Limit {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A limit's name is 1 to 40 of a-z 0-9 -, the first a letter: rename it.");
        }
        if (permits < 1 || permits > MOST_PERMITS) {
            throw new IllegalArgumentException(
                    "Limit " + name + " has " + permits + " permits: give it 1 to " + MOST_PERMITS + ".");
        }
        if (per.compareTo(SHORTEST) < 0 || per.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "Limit " + name + " has its permits per " + per + ": choose from a second to a year.");
        }
    }

    /** The time in which one permit comes back, rounded up to the nanosecond. */
    public Duration perPermit() {
        return per.plusNanos(permits - 1L).dividedBy(permits);
    }
}
