package org.chaland.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.Objects;
import org.chaland.model.Purchase;

/**
 * How long a shop keeps what it knows about people, by the law and the calendar of its country. Days start and end in the time zone
 * of the policy, not in UTC. Immutable: a method named after a setting returns a changed copy.
 *
 * @since 0.1
 */
public final class RetentionPolicy {

    private static final MonthDay LAST_OF_FEBRUARY = MonthDay.of(2, 29);

    private static final LocalDate ANY_DAY = LocalDate.of(2001, 1, 1);

    private final ZoneId zone;
    private MonthDay financialYearEnd = MonthDay.of(12, 31);
    private int voucherYears = 10;
    private Period inactivity = Period.ofYears(3);
    private Period notice = Period.ofDays(30);
    private Period abandonment = Period.ofDays(90);
    private Period pendingPayment = Period.ofDays(14);
    private Period traces = Period.ofYears(3);
    private Period disclosures = Period.ofYears(3);

    private RetentionPolicy(ZoneId zone) {
        this.zone = Objects.requireNonNull(zone, "zone");
    }

    /**
     * Returns the French rules, in the time zone of Paris. Accounting records are kept for ten years from the end of the financial
     * year (Code de commerce, L123-22), which is 31 December. Customers are kept for three years after the last contact and warned
     * 30 days before (CNIL). Guests who bought nothing are kept for 90 days. The trace that a record was erased is kept for three
     * years, and so is what staff were shown of customers.
     */
    public static RetentionPolicy france() {
        return new RetentionPolicy(ZoneId.of("Europe/Paris"));
    }

    /** Returns the French periods with the days of another time zone. */
    public static RetentionPolicy in(ZoneId zone) {
        return new RetentionPolicy(zone);
    }

    private RetentionPolicy copy() {
        var copy = new RetentionPolicy(zone);
        copy.financialYearEnd = financialYearEnd;
        copy.voucherYears = voucherYears;
        copy.inactivity = inactivity;
        copy.notice = notice;
        copy.abandonment = abandonment;
        copy.pendingPayment = pendingPayment;
        copy.traces = traces;
        copy.disclosures = disclosures;
        return copy;
    }

    /**
     * Returns the same policy with another last day of the financial year; 28 and 29 February both mean the last day of
     * February.
     */
    public RetentionPolicy financialYearEnd(MonthDay value) {
        var copy = copy();
        copy.financialYearEnd = value.equals(MonthDay.of(2, 28)) ? LAST_OF_FEBRUARY : value;
        return copy;
    }

    /** Returns the same policy with the years for which accounting records are kept after the end of the financial year. */
    public RetentionPolicy voucherYears(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("voucherYears must not be negative: " + value);
        }
        var copy = copy();
        copy.voucherYears = value;
        return copy;
    }

    /** Returns the same policy with the time for which a customer is kept after the last contact. */
    public RetentionPolicy inactivity(Period value) {
        var copy = copy();
        copy.inactivity = positive("inactivity", value);
        return copy;
    }

    /** Returns the same policy with the shortest time between the warning and the erasure of an inactive customer, at most a year. */
    public RetentionPolicy notice(Period value) {
        var noticed = positive("notice", value);
        if (ANY_DAY.plus(noticed).isAfter(ANY_DAY.plusYears(1))) {
            throw new IllegalArgumentException("notice must be at most a year, was " + value);
        }
        var copy = copy();
        copy.notice = noticed;
        return copy;
    }

    /** Returns the same policy with the time for which guests without a purchase, and details of unpaid orders, are kept. */
    public RetentionPolicy abandonment(Period value) {
        var copy = copy();
        copy.abandonment = positive("abandonment", value);
        return copy;
    }

    /** Returns the same policy with the time in which a payment may still arrive. */
    public RetentionPolicy pendingPayment(Period value) {
        var copy = copy();
        copy.pendingPayment = positive("pendingPayment", value);
        return copy;
    }

    /** Returns the same policy with the time for which the trace of an erased record, without personal data, is kept. */
    public RetentionPolicy traces(Period value) {
        var copy = copy();
        copy.traces = positive("traces", value);
        return copy;
    }

    /**
     * Returns the same policy with the longest time for which it is kept what staff were shown. Entries that name an erased customer are
     * deleted with its trace, if that is earlier.
     */
    public RetentionPolicy disclosures(Period value) {
        var copy = copy();
        copy.disclosures = positive("disclosures", value);
        return copy;
    }

    private static Period positive(String setting, Period value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(setting + " must be a positive period: " + value);
        }
        return value;
    }

    /**
     * Returns when the frozen details of a purchase are to be deleted: with the accounting record of its payment or of its later
     * refund; without a payment, as those of an abandoned order.
     */
    public Instant keptUntil(Purchase purchase) {
        return purchase.completedAt()
                .map(paid -> purchase.cancelledAt().filter(paid::isBefore).orElse(paid))
                .map(this::vouchersUntil)
                .orElseGet(() -> abandonedAt(purchase.placedAt()));
    }

    /**
     * Returns when the accounting record of a payment or refund may be deleted: the first day after the financial year in which it
     * was written, plus {@code voucherYears}. For 2 January 2026 and a calendar year that is 1 January 2037.
     */
    public Instant vouchersUntil(Instant written) {
        return financialYearEndAfter(written.atZone(zone).toLocalDate())
                .plusYears(voucherYears)
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
    }

    private LocalDate financialYearEndAfter(LocalDate day) {
        var end = financialYearEnd.atYear(day.getYear());
        return end.isBefore(day) ? financialYearEnd.atYear(day.getYear() + 1) : end;
    }

    /** Returns when a customer is to be erased whose last contact was at that time. */
    public Instant inactiveAt(Instant lastContact) {
        return after(inactivity, lastContact);
    }

    /** Returns the earliest time at which a customer may be erased who was warned at that time. */
    public Instant noticedAt(Instant warned) {
        return after(notice, warned);
    }

    /** Returns when to warn a customer who is to be erased at that time: two weeks before the latest day for the warning. */
    public Instant toBeTold(Instant erased) {
        return erased.atZone(zone).minus(notice).minusWeeks(2).toInstant();
    }

    /** Returns when to erase a guest who bought nothing, or the details of an unpaid order, after the last contact. */
    public Instant abandonedAt(Instant lastContact) {
        return after(abandonment, lastContact);
    }

    /** Returns until when an order placed at that time may still be paid; its customer is not erased before. */
    public Instant payableUntil(Instant placed) {
        return after(pendingPayment, placed);
    }

    /** Returns until when the trace of a record erased at that time, and of what staff did with it, is kept. */
    public Instant tracesUntil(Instant erased) {
        return after(traces, erased);
    }

    /** Returns the latest time for which it is over at the given time that what staff were shown is kept. */
    public Instant disclosuresOverAt(Instant now) {
        return now.atZone(zone).minus(disclosures).toInstant();
    }

    private Instant after(Period period, Instant time) {
        return time.atZone(zone).plus(period).toInstant();
    }
}
