package org.chaland.examples.webshop.staff;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Writes times as people of a language do, at the shop's own hour. Templates call it. */
public final class Dates {

    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private final DateTimeFormatter day;
    private final DateTimeFormatter minute;

    Dates(Locale locale) {
        day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .withZone(ZONE);
        minute = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZONE);
    }

    /** The day only. */
    public String day(Instant time) {
        return day.format(time);
    }

    /** The day and the time of day. */
    public String minute(Instant time) {
        return minute.format(time);
    }
}
