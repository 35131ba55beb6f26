package org.chaland.examples.webshop.shop;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chaland.model.Field;
import org.chaland.text.Messages;

/**
 * A copy of somebody's data as the template shows it, which calls what is public here.
 *
 * @param details of the record, as people call its fields
 * @param purchases the newest first
 * @param changes what staff did, the newest first
 * @param disclosures what staff were shown, the newest first: one line for each day, role and purpose
 * @param recipients who was given data
 * @param passedOn how far it has come to pass on to them what was corrected, or empty if nothing was
 */
record MyDataPage(
        List<DetailLine> details,
        List<Map<String, Object>> purchases,
        List<Map<String, Object>> changes,
        List<Shown> disclosures,
        List<String> recipients,
        Optional<String> passedOn,
        Writing writing) {

    @SuppressWarnings("unchecked")
    static MyDataPage of(Map<String, Object> tree, Locale locale) {
        var record = list(tree, "records").get(0);
        return new MyDataPage(
                lines((Map<String, String>) record.get("details"), locale),
                list(tree, "purchases"),
                list(tree, "changes"),
                Shown.of(list(tree, "disclosures"), new Writing(locale)),
                (List<String>) tree.get("recipients"),
                passedOn(list(tree, "tasks")),
                new Writing(locale));
    }

    /**
     * What staff of a role were shown on a day, for a purpose. A person who is looked after is looked at often; single looks are in the file.
     *
     * @param fields their paths, each once
     */
    record Shown(String day, String role, String purpose, Set<String> fields) {

        @SuppressWarnings("unchecked")
        private static List<Shown> of(List<Map<String, Object>> looks, Writing writing) {
            var grouped = new LinkedHashMap<List<String>, Set<String>>();
            for (var look : looks) {
                var day = writing.day(Instant.parse((String) look.get("at")));
                grouped.computeIfAbsent(
                                List.of(day, (String) look.get("role"), (String) look.get("purpose")),
                                any -> new LinkedHashSet<>())
                        .addAll((List<String>) look.get("fields"));
            }
            return grouped.entrySet().stream()
                    .map(entry -> new Shown(
                            entry.getKey().get(0),
                            entry.getKey().get(1),
                            entry.getKey().get(2),
                            entry.getValue()))
                    .toList();
        }
    }

    /** The one that has come least far. */
    private static Optional<String> passedOn(List<Map<String, Object>> tasks) {
        var states = tasks.stream()
                .filter(task -> "UPDATE_PROFILE".equals(task.get("kind")))
                .filter(task -> !"DONE".equals(task.get("state")) || !task.containsKey("reason"))
                .map(task -> task.get("state"))
                .toList();
        return Stream.of("STOPPED", "OPEN", "DONE").filter(states::contains).findFirst();
    }

    private static List<DetailLine> lines(Map<String, String> details, Locale locale) {
        return details.entrySet().stream()
                .map(entry -> {
                    var field = Field.ofPath(entry.getKey()).orElseThrow();
                    return new DetailLine(
                            Messages.standard().label(field, locale),
                            DetailLine.shown(field, entry.getValue(), locale));
                })
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> tree, String name) {
        return (List<Map<String, Object>>) tree.get(name);
    }

    /** Writes times as people of a language do, at the shop's own hour. */
    record Writing(Locale locale) {

        private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

        /** The day and the time of day. */
        public String minute(String time) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(locale)
                    .withZone(ZONE)
                    .format(Instant.parse(time));
        }

        /** The day only. */
        public String day(Instant time) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(locale)
                    .withZone(ZONE)
                    .format(time);
        }

        /** Whether a form asks for what has that path. */
        public boolean isOfTheForm(String path) {
            return Field.ofPath(path).isPresent();
        }

        /** What a form calls it. */
        public String label(String path) {
            return Messages.standard().label(Field.ofPath(path).orElseThrow(), locale);
        }
    }
}
