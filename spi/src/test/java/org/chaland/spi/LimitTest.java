package org.chaland.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitTest {

    @Test
    void timeOfOnePermitIsRoundedUp() {
        assertEquals(Duration.ofSeconds(20), new Limit("three", 3, Duration.ofMinutes(1)).perPermit());
        assertEquals(Duration.ofNanos(142_857_143), new Limit("seven", 7, Duration.ofSeconds(1)).perPermit());
        assertEquals(Duration.ofDays(366), new Limit("one", 1, Duration.ofDays(366)).perPermit());
    }

    @Test
    void partOutOfItsRangeIsToldWithItsRemedy() {
        assertRefused("rename it", "", 1, Duration.ofHours(1));
        assertRefused("rename it", "Anna", 1, Duration.ofHours(1));
        assertRefused("rename it", "a".repeat(41), 1, Duration.ofHours(1));
        assertRefused("must have 1 to", "a", 0, Duration.ofHours(1));
        assertRefused("must have 1 to", "a", 1_000_001, Duration.ofHours(1));
        assertRefused("1 second to 366 days", "a", 1, Duration.ofMillis(999));
        assertRefused("1 second to 366 days", "a", 1, Duration.ofDays(367));
    }

    private static void assertRefused(String remedy, String name, int permits, Duration per) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> new Limit(name, permits, per));

        assertTrue(refusal.getMessage().contains(remedy), refusal.getMessage());
    }
}
