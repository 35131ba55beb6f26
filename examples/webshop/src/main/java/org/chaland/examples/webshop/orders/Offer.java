package org.chaland.examples.webshop.orders;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import org.chaland.model.Training;

/**
 * A training that the shop sells: for how many days it stays open once it is paid, and how much one seat is.
 *
 * @param seats how many are wanted; 1 in the catalogue
 */
public record Offer(String code, int centsEach, int days, int seats) {

    /** Of one line, so that a slip of the finger is not an order for a stadium. */
    public static final int MOST_SEATS = 100;

    /** As the catalogue has it. */
    Offer(String code, int centsEach, int days) {
        this(code, centsEach, days, 1);
    }

    /** The same, with so many seats; at least 1 and at most {@link #MOST_SEATS}. */
    public Offer withSeats(int number) {
        return new Offer(code, centsEach, days, Math.max(1, Math.min(MOST_SEATS, number)));
    }

    /** The price of all seats. */
    public int cents() {
        return centsEach * seats;
    }

    /** What an order that is not paid yet will open. */
    public Training planned() {
        return Training.of(code);
    }

    /** What an order paid then opens. */
    public Training openedAt(Instant paid) {
        return Training.of(code).until(openUntil(paid));
    }

    public Instant openUntil(Instant paid) {
        return paid.plus(days, ChronoUnit.DAYS);
    }

    /** The price as people of that language write it. */
    public String price(Locale locale) {
        return price(cents(), locale);
    }

    public static String price(int cents, Locale locale) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance("EUR"));
        return format.format(cents / 100.0);
    }
}
