package org.chaland.support;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import org.chaland.text.Messages;

/**
 * The texts of the area in one language, with days in the shop's time zone.
 *
 * @param messages all texts
 * @param locale the language
 * @param dates formats days
 */
record AreaTexts(Messages messages, Locale locale, DateTimeFormatter dates) {

    /** @param zone the time zone of the days */
    AreaTexts(Messages messages, Locale locale, ZoneId zone) {
        this(
                messages,
                locale,
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .withZone(zone));
    }

    String of(String key) {
        return messages.text(key, locale);
    }

    String of(String key, String name, String value) {
        return messages.text(key, locale, Map.of(name, value));
    }

    String reserved(String participant, Instant day) {
        return messages.text("support.seat.reserved", locale, Map.of("participant", participant, "date", day(day)));
    }

    String day(String key, Instant at) {
        return of(key, "date", day(at));
    }

    String days(String key, Instant from, Instant until) {
        return messages.text(key, locale, Map.of("from", day(from), "until", day(until)));
    }

    private String day(Instant at) {
        return dates.format(at);
    }
}
