package org.chaland.examples.webshop.shop;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.form.FormInput;
import org.chaland.form.Violation;
import org.chaland.model.Contact;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.support.Seat;
import org.chaland.support.SeatOutcome;
import org.chaland.support.SeatRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the seats of an order, for its buyer and for staff: what is on it, and what was typed into it. */
public final class SeatPage {

    /** Lines that are read at once. */
    static final int MOST_LINES = 100;

    private SeatPage() {}

    /**
     * Returns the page with those seats.
     *
     * @param view the template
     * @param base the address of the page
     * @param seats empty for a page that there is not
     */
    public static ModelAndView of(String view, String base, Optional<List<Seat>> seats, Locale locale, ZoneId zone) {
        var all = seats.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var given = all.stream().filter(seat -> seat.id().isPresent()).toList();
        return typed(
                new ModelAndView(view)
                        .addObject("base", base)
                        .addObject("given", given)
                        .addObject(
                                "days",
                                given.stream()
                                        .collect(toMap(
                                                seat -> seat.id().orElseThrow(), seat -> day(seat, locale, zone))))
                        .addObject(
                                "free",
                                all.stream().filter(SeatPage::canBeGiven).toList())
                        .addObject("rows", List.of()),
                Map.of(),
                new SeatOutcome.Rejected(List.of(), false));
    }

    private static boolean canBeGiven(Seat seat) {
        return seat.state() == Seat.State.FREE
                || seat.state() == Seat.State.OWN && seat.id().isEmpty() && seat.changeable();
    }

    private static String day(Seat seat, Locale locale, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(zone)
                .format(seat.opensOn().or(seat::since).orElseThrow());
    }

    /** Puts what was typed into the form, and what is wrong with it. */
    static ModelAndView typed(ModelAndView page, Map<String, String> typed, SeatOutcome.Rejected rejected) {
        return page.addObject("typed", typed)
                .addObject(
                        "wrong",
                        rejected.violations().stream()
                                .collect(groupingBy(
                                        violation -> violation.field().path(), mapping(Violation::message, toList()))))
                .addObject("messageIsWrong", rejected.messageIsWrong())
                .addObject("rejected", !rejected.violations().isEmpty() || rejected.messageIsWrong());
    }

    /** Shows the form again with what was typed. */
    public static ModelAndView again(ModelAndView page, Map<String, String> typed, SeatOutcome.Rejected rejected) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return typed(page, typed, rejected);
    }

    /** Runs what follows, and goes back to the page with a sentence on top. */
    public static ModelAndView done(
            String base, SeatOutcome outcome, String notice, AfterCommit afterCommit, RedirectAttributes redirect) {
        if (outcome instanceof SeatOutcome.Done done) {
            afterCommit.runFor(done.participant());
            Notices.next(redirect, notice);
        } else if (outcome instanceof SeatOutcome.Refused refused) {
            if (refused.reason() == SeatOutcome.Reason.NOT_YOURS) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            Notices.next(redirect, "seat.refused." + refused.reason());
        }
        return new ModelAndView("redirect:" + base);
    }

    /** Reads the form for one participant. */
    public static SeatRequest request(Map<String, String> parameters) {
        return request(parameters, FormInput.read(parameters));
    }

    private static SeatRequest request(Map<String, String> parameters, Details participant) {
        return new SeatRequest(
                parameters.getOrDefault("course", ""),
                participant,
                day(parameters.getOrDefault("opensOn", "")),
                parameters.getOrDefault("message", ""));
    }

    /** What is no day is no wish: the seat is given at once. */
    private static Optional<LocalDate> day(String typed) {
        try {
            return typed.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }

    /**
     * A line of the list of participants, and what became of it. Its text form shows no personal data.
     *
     * @param number from 1 on
     * @param text as typed
     * @param answer of the core
     */
    public record Row(int number, String text, SeatOutcome answer) {

        /** Returns what is to be told: messages of the core, or the key of a text. */
        public List<String> messages() {
            return answer instanceof SeatOutcome.Rejected rejected
                    ? rejected.violations().stream().map(Violation::message).toList()
                    : List.of();
        }

        /** Returns the key of the answer; empty if {@link #messages} say it. */
        public Optional<String> key() {
            if (answer instanceof SeatOutcome.Refused refused) {
                return Optional.of("seat.refused." + refused.reason());
            }
            return Optional.of("seat.list.done").filter(any -> isDone());
        }

        /** Whether the seat is given. */
        public boolean isDone() {
            return answer instanceof SeatOutcome.Done;
        }

        @Override
        public String toString() {
            return "Row[" + number + "]";
        }
    }

    /** Gives a seat to the participant of each line that is not blank, one after the other. */
    public static List<Row> giveAll(Map<String, String> parameters, Function<SeatRequest, SeatOutcome> give) {
        var rows = new ArrayList<Row>();
        var lines =
                parameters.getOrDefault("list", "").lines().limit(MOST_LINES).toList();
        for (var at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            if (!line.isBlank()) {
                rows.add(new Row(at + 1, line, give.apply(request(parameters, participant(parameters, line)))));
            }
        }
        return List.copyOf(rows);
    }

    /** The cell with an at sign, or else the last one, is the address; of the others, the first is the given name. */
    private static Details participant(Map<String, String> parameters, String line) {
        var names = new ArrayList<>(Stream.of(line.split("[\\t;,]"))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList());
        var email = names.stream()
                .filter(cell -> cell.contains("@"))
                .findFirst()
                .orElseGet(() -> names.size() > 1 ? names.get(names.size() - 1) : "");
        names.remove(email);
        var contact = Contact.builder()
                .language(parameters.getOrDefault("language", ""))
                .email(email);
        if (names.size() > 1) {
            contact.givenName(names.remove(0));
        }
        return Details.of(contact.familyName(String.join(" ", names)).build());
    }

    /** Shows what became of each line; those that were not given can be sent again. */
    public static ModelAndView told(ModelAndView page, Map<String, String> parameters, List<Row> rows) {
        var left = parameters.getOrDefault("list", "").lines().skip(MOST_LINES);
        var again = Stream.concat(rows.stream().filter(row -> !row.isDone()).map(Row::text), left)
                .toList();
        return page.addObject("rows", rows)
                .addObject(
                        "typed",
                        Map.of("list", String.join("\n", again), "course", parameters.getOrDefault("course", "")));
    }

    /** Returns whose seats were given. */
    public static List<CustomerId> participants(List<Row> rows) {
        return rows.stream()
                .flatMap(row ->
                        row.answer() instanceof SeatOutcome.Done done ? Stream.of(done.participant()) : Stream.empty())
                .toList();
    }
}
