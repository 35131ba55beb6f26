package org.chaland.examples.webshop.shop;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.form.FormInput;
import org.chaland.form.Violation;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.spi.ShopRules;
import org.chaland.support.Seat;
import org.chaland.support.SeatOutcome;
import org.chaland.support.SeatRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a buyer gives the seats of an order, and takes them back; and where a participant declines one. */
@Controller
class SeatController {

    private static final String PAGE = "/support/seats/{reference}";

    private final Chaland chaland;
    private final ShopId shop;
    private final ShopRules rules;
    private final AfterCommit afterCommit;

    SeatController(Chaland chaland, ShopId shop, ShopRules rules, AfterCommit afterCommit) {
        this.chaland = chaland;
        this.shop = shop;
        this.rules = rules;
        this.afterCommit = afterCommit;
    }

    /** To everybody but the buyer there is no such page. */
    @GetMapping(PAGE)
    ModelAndView open(@PathVariable String reference, HttpServletRequest request, Locale locale) {
        return page(reference, visit(request, locale), Map.of(), List.of(), false);
    }

    @PostMapping(PAGE + "/give")
    ModelAndView give(
            @PathVariable String reference,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            RedirectAttributes redirect,
            Locale locale) {
        var visit = visit(request, locale);
        var seat = new SeatRequest(
                parameters.getOrDefault("course", ""),
                FormInput.read(parameters),
                day(parameters.getOrDefault("opensOn", "")),
                parameters.getOrDefault("message", ""));
        var outcome = chaland.seats().give(visit, reference, seat);
        if (outcome instanceof SeatOutcome.Rejected rejected) {
            var again = page(reference, visit, parameters, rejected.violations(), rejected.messageIsWrong());
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        return done(reference, outcome, "seat.given", redirect);
    }

    @PostMapping(PAGE + "/take")
    ModelAndView take(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String course,
            HttpServletRequest request,
            RedirectAttributes redirect,
            Locale locale) {
        return done(reference, chaland.seats().take(visit(request, locale), reference, course), "seat.given", redirect);
    }

    @PostMapping(PAGE + "/take-back")
    ModelAndView takeBack(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String seat,
            HttpServletRequest request,
            RedirectAttributes redirect,
            Locale locale) {
        var outcome = chaland.seats().takeBack(visit(request, locale), reference, seat);
        return done(reference, outcome, "seat.takenBack", redirect);
    }

    /** Opening the page declines nothing, because mail programs open links too. */
    @PostMapping("/orders/mail/{link}/decline")
    String decline(@PathVariable String link, HttpServletResponse response) {
        var participant = chaland.seats().decline(shop, link);
        participant.ifPresent(afterCommit::runFor);
        response.setHeader("X-Robots-Tag", "noindex");
        return "redirect:/orders/mail/" + link;
    }

    private ModelAndView page(
            String reference,
            Visit visit,
            Map<String, String> typed,
            List<Violation> violations,
            boolean messageIsWrong) {
        var seats = chaland.seats()
                .of(visit, reference)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var given = seats.stream().filter(seat -> seat.id().isPresent()).toList();
        return new ModelAndView("seat")
                .addObject("reference", reference)
                .addObject("given", given)
                .addObject(
                        "days",
                        given.stream()
                                .collect(toMap(seat -> seat.id().orElseThrow(), seat -> day(seat, visit.locale()))))
                .addObject(
                        "free",
                        seats.stream()
                                .filter(seat -> seat.state() == Seat.State.FREE)
                                .toList())
                .addObject("typed", typed)
                .addObject(
                        "wrong",
                        violations.stream()
                                .collect(groupingBy(
                                        violation -> violation.field().path(), mapping(Violation::message, toList()))))
                .addObject("messageIsWrong", messageIsWrong)
                .addObject("rejected", !violations.isEmpty() || messageIsWrong);
    }

    private String day(Seat seat, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(rules.zone())
                .format(seat.opensOn().or(seat::since).orElseThrow());
    }

    private ModelAndView done(String reference, SeatOutcome outcome, String notice, RedirectAttributes redirect) {
        if (outcome instanceof SeatOutcome.Done done) {
            afterCommit.runFor(done.participant());
            Notices.next(redirect, notice);
        } else if (outcome instanceof SeatOutcome.Refused refused) {
            if (refused.reason() == SeatOutcome.Reason.NOT_YOURS) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            Notices.next(redirect, "seat.refused." + refused.reason());
        }
        return new ModelAndView("redirect:/support/seats/" + reference);
    }

    private Visit visit(HttpServletRequest request, Locale locale) {
        return Visit.of(shop, ShopSession.visitor(request)).withLocale(locale);
    }

    /** What is no day is no wish: the seat is given at once. */
    private static Optional<LocalDate> day(String typed) {
        try {
            return typed.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
