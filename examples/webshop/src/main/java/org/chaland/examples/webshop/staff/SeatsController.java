package org.chaland.examples.webshop.staff;

import java.util.Locale;
import java.util.Map;
import org.chaland.Chaland;
import org.chaland.backoffice.Staff;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.examples.webshop.shop.SeatPage;
import org.chaland.spi.ShopRules;
import org.chaland.support.SeatOutcome;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where staff see the seats of an order, give them for a buyer who asks, and take them back. */
@Controller
class SeatsController {

    private static final String PAGE = "/staff/orders/{reference}/seats";

    private final Chaland chaland;
    private final ShopRules rules;
    private final AfterCommit afterCommit;

    SeatsController(Chaland chaland, ShopRules rules, AfterCommit afterCommit) {
        this.chaland = chaland;
        this.rules = rules;
        this.afterCommit = afterCommit;
    }

    /** There is no such page of an order that is not paid, or whose buyer the purpose does not reach. */
    @GetMapping(PAGE)
    ModelAndView open(@PathVariable String reference, Staff staff, Locale locale) {
        return SeatPage.of(
                        "staff/seats",
                        address(reference),
                        chaland.backOffice().seats(staff, reference, locale),
                        locale,
                        rules.zone())
                .addObject("reference", reference);
    }

    @PostMapping(PAGE + "/give")
    ModelAndView give(
            @PathVariable String reference,
            @RequestParam Map<String, String> parameters,
            Staff staff,
            RedirectAttributes redirect,
            Locale locale) {
        var outcome = chaland.backOffice().giveSeat(staff, reference, SeatPage.request(parameters), locale);
        return outcome instanceof SeatOutcome.Rejected rejected
                ? SeatPage.again(open(reference, staff, locale), parameters, rejected)
                : done(reference, outcome, "seat.given", redirect);
    }

    @PostMapping(PAGE + "/give-all")
    ModelAndView giveAll(
            @PathVariable String reference, @RequestParam Map<String, String> parameters, Staff staff, Locale locale) {
        var rows = SeatPage.giveAll(parameters, seat -> chaland.backOffice().giveSeat(staff, reference, seat, locale));
        SeatPage.participants(rows).forEach(afterCommit::runFor);
        return SeatPage.told(open(reference, staff, locale), parameters, rows);
    }

    @PostMapping(PAGE + "/take-back")
    ModelAndView takeBack(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String seat,
            Staff staff,
            RedirectAttributes redirect) {
        return done(reference, chaland.backOffice().takeBackSeat(staff, reference, seat), "seat.takenBack", redirect);
    }

    private ModelAndView done(String reference, SeatOutcome outcome, String notice, RedirectAttributes redirect) {
        return SeatPage.done(address(reference), outcome, notice, afterCommit, redirect);
    }

    private static String address(String reference) {
        return "/staff/orders/" + reference + "/seats";
    }
}
