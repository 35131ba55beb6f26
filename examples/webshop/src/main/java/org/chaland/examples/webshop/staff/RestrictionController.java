package org.chaland.examples.webshop.staff;

import java.util.List;
import java.util.Locale;
import org.chaland.Chaland;
import org.chaland.backoffice.RestrictOutcome;
import org.chaland.backoffice.Staff;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a record out of use for a legal claim, and into use again; each time for a reason, of the very version that was seen. */
@Controller
class RestrictionController {

    private final Chaland chaland;
    private final ShopId shop;

    RestrictionController(Chaland chaland, ShopId shop) {
        this.chaland = chaland;
        this.shop = shop;
    }

    /** After a switch of language on the pages below. */
    @GetMapping({"/staff/customers/{customer}/restrict", "/staff/customers/{customer}/lift"})
    String form(@PathVariable CustomerId customer) {
        return CustomerController.goTo(customer);
    }

    @PostMapping("/staff/customers/{customer}/restrict")
    ModelAndView restrict(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "0") long version,
            @RequestParam(defaultValue = "") String reason,
            Staff staff,
            RedirectAttributes redirect,
            Locale locale) {
        var typed = new Request("restrict", customer, version, reason);
        return answer(chaland.backOffice().restrict(staff, shop, customer, version, reason), typed, redirect, locale);
    }

    @PostMapping("/staff/customers/{customer}/lift")
    ModelAndView lift(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "0") long version,
            @RequestParam(defaultValue = "") String reason,
            Staff staff,
            RedirectAttributes redirect,
            Locale locale) {
        var typed = new Request("lift", customer, version, reason);
        var outcome = chaland.backOffice().liftRestriction(staff, shop, customer, version, reason);
        return answer(outcome, typed, redirect, locale);
    }

    private static ModelAndView answer(
            RestrictOutcome outcome, Request typed, RedirectAttributes redirect, Locale locale) {
        return outcome.fold(
                done -> back(typed, "staff." + typed.what() + ".done", redirect),
                rejected -> again(typed, Problem.of(rejected.faults(), locale)),
                changed -> back(typed, "staff.restriction.changed", redirect),
                unknown -> back(typed, "staff.restriction.unknown", redirect));
    }

    private static ModelAndView again(Request typed, List<Problem> problems) {
        return new ModelAndView("staff/restriction", HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("rejected", true)
                .addObject("typed", typed)
                .addObject("problems", problems);
    }

    private static ModelAndView back(Request typed, String noticeKey, RedirectAttributes redirect) {
        return new ModelAndView(CustomerController.goTo(typed.customer(), noticeKey, redirect));
    }

    /**
     * What was sent. Its text form leaves the reason out.
     *
     * @param what the last part of the address
     */
    record Request(String what, CustomerId customer, long version, String reason) {

        @Override
        public String toString() {
            return "Request[" + what + " " + customer + "]";
        }
    }
}
