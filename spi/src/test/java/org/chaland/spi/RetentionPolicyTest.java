package org.chaland.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when things are kept: by the days of the shop's country and the end of its financial year (Code de commerce, L123-22). */
class RetentionPolicyTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final RetentionPolicy france = RetentionPolicy.france();

    @ParameterizedTest
    @CsvSource({
        // A calendar year, whose last day is in it.
        "--12-31, 2026-01-02T12:00, 2037-01-01",
        "--12-31, 2026-12-31T23:59:59, 2037-01-01",
        "--12-31, 2027-01-01T00:00, 2038-01-01",
        // From July to June.
        "--06-30, 2026-06-30T23:59:59, 2036-07-01",
        "--06-30, 2026-07-01T00:00, 2037-07-01",
        // To the end of February, whichever day that is.
        "--02-29, 2026-02-28T23:59:59, 2036-02-29",
        "--02-29, 2028-02-29T12:00, 2038-03-01",
        "--02-28, 2028-02-29T12:00, 2038-03-01",
        "--02-28, 2028-03-01T00:00, 2039-03-01",
        // Written on a leap day.
        "--12-31, 2028-02-29T00:00, 2039-01-01",
        // Around the change of clocks.
        "--03-29, 2026-03-29T03:30, 2036-03-30",
        "--10-25, 2026-10-25T02:30, 2036-10-26"
    })
    void vouchersAreKeptForTenYearsFromTheEndOfTheFinancialYear(
            MonthDay end, LocalDateTime written, LocalDate deletable) {
        var policy = RetentionPolicy.france().financialYearEnd(end);

        assertEquals(
                deletable.atStartOfDay(PARIS).toInstant(),
                policy.vouchersUntil(written.atZone(PARIS).toInstant()));
    }

    @Test
    void daysAreThoseOfTheShopsCountryAndNotOfTheServer() {
        // In Paris the next year has begun.
        var lastMinuteInLondon = Instant.parse("2026-12-31T23:30:00Z");

        assertEquals(Instant.parse("2037-12-31T23:00:00Z"), france.vouchersUntil(lastMinuteInLondon));
        assertEquals(
                Instant.parse("2037-01-01T00:00:00Z"),
                RetentionPolicy.in(ZoneId.of("Europe/London")).vouchersUntil(lastMinuteInLondon));
    }

    @Test
    void periodsAreThoseOfTheCalendar() {
        var leapDay = LocalDateTime.parse("2028-02-29T10:00").atZone(PARIS);

        assertEquals(instant("2031-02-28T10:00"), france.inactiveAt(leapDay.toInstant()));
        assertEquals(instant("2026-05-30T10:00"), france.abandonedAt(instant("2026-03-01T10:00")));
        assertEquals(instant("2026-04-03T10:00"), france.payableUntil(instant("2026-03-20T10:00")));
        assertEquals(instant("2029-03-01T10:00"), france.tracesUntil(instant("2026-03-01T10:00")));
        assertEquals(instant("2025-02-28T10:00"), france.disclosuresOverAt(leapDay.toInstant()));
    }

    @Test
    void whoeverIsToldInTimeIsErasedNoLater() {
        var erased = instant("2029-03-01T10:00");
        var told = france.toBeTold(erased);

        assertEquals(instant("2029-01-16T10:00"), told);
        assertTrue(france.noticedAt(told.plus(Duration.ofDays(13))).isBefore(erased));
    }

    @Test
    void whatIsKeptIsTheShopsToSay() {
        var policy = RetentionPolicy.in(PARIS)
                .voucherYears(6)
                .inactivity(Period.ofYears(2))
                .notice(Period.ofDays(120))
                .abandonment(Period.ofDays(7))
                .pendingPayment(Period.ofDays(3))
                .traces(Period.ofMonths(6))
                .disclosures(Period.ofMonths(18));
        var then = instant("2026-05-05T10:00");

        assertEquals(instant("2033-01-01T00:00"), policy.vouchersUntil(then));
        assertEquals(instant("2028-05-05T10:00"), policy.inactiveAt(then));
        assertEquals(instant("2026-09-02T10:00"), policy.noticedAt(then));
        assertEquals(instant("2026-05-12T10:00"), policy.abandonedAt(then));
        assertEquals(instant("2026-05-08T10:00"), policy.payableUntil(then));
        assertEquals(instant("2026-11-05T10:00"), policy.tracesUntil(then));
        assertEquals(instant("2024-11-05T10:00"), policy.disclosuresOverAt(then));
        assertEquals(policy.disclosuresOverAt(then), policy.voucherYears(7).disclosuresOverAt(then));
    }

    @Test
    void nothingIsKeptForLessThanNothing() {
        var policy = RetentionPolicy.france();

        assertThrows(IllegalArgumentException.class, () -> policy.voucherYears(-1));
        assertThrows(IllegalArgumentException.class, () -> policy.inactivity(Period.ZERO));
        assertThrows(IllegalArgumentException.class, () -> policy.traces(Period.ofDays(-1)));
        assertThrows(IllegalArgumentException.class, () -> policy.disclosures(Period.ZERO));
    }

    private static Instant instant(String inParis) {
        return LocalDateTime.parse(inParis).atZone(PARIS).toInstant();
    }
}
