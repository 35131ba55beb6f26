package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.chaland.Chaland;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.spi.ShopRules;
import org.chaland.support.SeatOutcome;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
        return page(reference, visit(request, locale));
    }

    @PostMapping(PAGE + "/give")
    ModelAndView give(
            @PathVariable String reference,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            RedirectAttributes redirect,
            Locale locale) {
        var visit = visit(request, locale);
        var outcome = chaland.seats().give(visit, reference, SeatPage.request(parameters));
        return outcome instanceof SeatOutcome.Rejected rejected
                ? SeatPage.again(page(reference, visit), parameters, rejected)
                : done(reference, outcome, "seat.given", redirect);
    }

    /** A list that is sent twice gives nobody a second seat. */
    @PostMapping(PAGE + "/give-all")
    ModelAndView giveAll(
            @PathVariable String reference,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            Locale locale) {
        var visit = visit(request, locale);
        var rows = SeatPage.giveAll(parameters, seat -> chaland.seats().give(visit, reference, seat));
        SeatPage.participants(rows).forEach(afterCommit::runFor);
        return SeatPage.told(page(reference, visit), parameters, rows);
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

    private ModelAndView page(String reference, Visit visit) {
        return SeatPage.of(
                        "seat",
                        "/support/seats/" + reference,
                        chaland.seats().of(visit, reference),
                        visit.locale(),
                        rules.zone())
                .addObject("reference", reference);
    }

    private ModelAndView done(String reference, SeatOutcome outcome, String notice, RedirectAttributes redirect) {
        return SeatPage.done("/support/seats/" + reference, outcome, notice, afterCommit, redirect);
    }

    private Visit visit(HttpServletRequest request, Locale locale) {
        return Visit.of(shop, ShopSession.visitor(request)).withLocale(locale);
    }
}
