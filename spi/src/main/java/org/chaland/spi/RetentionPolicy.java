package org.chaland.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.Objects;
import org.chaland.model.Purchase;

/**
 * How long a shop keeps what it knows of people, by the law and the calendar of its country. All times begin and end with a day
 * there, not in UTC.
 *
 * <p>Immutable.
 *
 * @since 0.1
 */
public final class RetentionPolicy {

    /** Of a month that has no such day in most years. */
    private static final MonthDay LAST_OF_FEBRUARY = MonthDay.of(2, 29);

    private final ZoneId zone;
    private final MonthDay financialYearEnd;
    private final int voucherYears;
    private final Period inactivity;
    private final Period notice;
    private final Period abandonment;
    private final Period pendingPayment;
    private final Period traces;

    private RetentionPolicy(Builder from) {
        zone = from.zone;
        financialYearEnd = from.financialYearEnd;
        voucherYears = from.voucherYears;
        inactivity = from.inactivity;
        notice = from.notice;
        abandonment = from.abandonment;
        pendingPayment = from.pendingPayment;
        traces = from.traces;
    }

    /**
     * A builder of what holds in France, by the time of Paris: vouchers are kept for ten years from the end of the financial year
     * (Code de commerce, L123-22), which ends with December; customers for three years after the last contact, who
     * are told 30 days before (CNIL); guests who bought nothing for 90 days; what tells that a record was erased for three years.
     */
    public static Builder france() {
        return new Builder(ZoneId.of("Europe/Paris"));
    }

    /** A builder that starts with what holds in France, for a shop elsewhere: with the days of its own zone. */
    public static Builder in(ZoneId zone) {
        return new Builder(zone);
    }

    /**
     * When the frozen details of a purchase are to go: with the voucher of what was paid, or of what was paid back after that;
     * otherwise as those of an abandoned order.
     */
    public Instant keptUntil(Purchase purchase) {
        return purchase.completedAt()
                .map(paid -> purchase.cancelledAt().filter(paid::isBefore).orElse(paid))
                .map(this::vouchersUntil)
                .orElseGet(() -> abandonedAt(purchase.placedAt()));
    }

    /**
     * From when on the voucher of a payment or of its refund may be deleted: the first day after the financial year in which it was
     * written, and so many years more. Of 2 January 2026 and a calendar year that is 1 January 2037.
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

    /** When a customer of whom nothing was heard since is to be erased. */
    public Instant inactiveAt(Instant lastHeardOf) {
        return after(inactivity, lastHeardOf);
    }

    /** The earliest time at which a customer may be erased who was told then. */
    public Instant noticedAt(Instant told) {
        return after(notice, told);
    }

    /** When a customer is to be told who is to be erased at that time, two weeks before the latest day for that. */
    public Instant toBeTold(Instant erased) {
        var zoned = erased.atZone(zone);
        return zoned.minus(notice).minusWeeks(2).toInstant();
    }

    /** When a guest who bought nothing is to be erased, and when an order that nobody paid loses its details. */
    public Instant abandonedAt(Instant lastHeardOf) {
        return after(abandonment, lastHeardOf);
    }

    /** Until when an order that was placed then may still be paid; nobody who waits for that is erased. */
    public Instant payableUntil(Instant placed) {
        return after(pendingPayment, placed);
    }

    /** Until when it can be told of a record that it was erased, and what staff did with it before. */
    public Instant tracesUntil(Instant erased) {
        return after(traces, erased);
    }

    private Instant after(Period period, Instant time) {
        return time.atZone(zone).plus(period).toInstant();
    }

    /** Collects settings; not safe for use by several threads. */
    public static final class Builder {

        private final ZoneId zone;
        private MonthDay financialYearEnd = MonthDay.of(12, 31);
        private int voucherYears = 10;
        private Period inactivity = Period.ofYears(3);
        private Period notice = Period.ofDays(30);
        private Period abandonment = Period.ofDays(90);
        private Period pendingPayment = Period.ofDays(14);
        private Period traces = Period.ofYears(3);

        private Builder(ZoneId zone) {
            this.zone = Objects.requireNonNull(zone, "zone");
        }

        /** The last day of the financial year; 28 and 29 February both stand for the last day of February. */
        public Builder financialYearEnd(MonthDay value) {
            financialYearEnd = value.equals(MonthDay.of(2, 28)) ? LAST_OF_FEBRUARY : value;
            return this;
        }

        /** How many years vouchers are kept after the end of that financial year. */
        public Builder voucherYears(int value) {
            if (value < 0) {
                throw new IllegalArgumentException("Vouchers are not kept for " + value + " years: give zero or more.");
            }
            voucherYears = value;
            return this;
        }

        /** How long a customer of whom nothing is heard is kept. */
        public Builder inactivity(Period value) {
            inactivity = positive(value);
            return this;
        }

        /** How long before they are erased they are told at the latest. */
        public Builder notice(Period value) {
            notice = positive(value);
            return this;
        }

        /** How long a guest who bought nothing is kept, and the details of an order that nobody paid. */
        public Builder abandonment(Period value) {
            abandonment = positive(value);
            return this;
        }

        /** How long a payment may be on its way. */
        public Builder pendingPayment(Period value) {
            pendingPayment = positive(value);
            return this;
        }

        /** How long it is remembered, without personal data, that there was a record. */
        public Builder traces(Period value) {
            traces = positive(value);
            return this;
        }

        private static Period positive(Period value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException("Nothing is kept for " + value + ": give a positive period.");
            }
            return value;
        }

        /** The policy. */
        public RetentionPolicy build() {
            return new RetentionPolicy(this);
        }
    }
}
