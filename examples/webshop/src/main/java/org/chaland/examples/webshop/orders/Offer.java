package org.chaland.examples.webshop.orders;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import org.chaland.model.Training;

/** A training that the shop sells: how much, and for how many days it stays open once it is paid. */
public record Offer(String code, int cents, int days) {

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
        return price(cents, locale);
    }

    public static String price(int cents, Locale locale) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance("EUR"));
        return format.format(cents / 100.0);
    }
}
