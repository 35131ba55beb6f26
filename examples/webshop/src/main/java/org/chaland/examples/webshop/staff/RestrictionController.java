package org.chaland.examples.webshop.staff;

import java.util.List;
import java.util.Locale;
import org.chaland.Chaland;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.model.CustomerId;
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

    RestrictionController(Chaland chaland) {
        this.chaland = chaland;
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
        return answer(chaland.backOffice().restrict(staff, customer, version, reason), typed, redirect, locale);
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
        var outcome = chaland.backOffice().liftRestriction(staff, customer, version, reason);
        return answer(outcome, typed, redirect, locale);
    }

    private static ModelAndView answer(
            StaffOutcome<CustomerId> outcome, Request typed, RedirectAttributes redirect, Locale locale) {
        if (outcome instanceof StaffOutcome.Rejected<CustomerId> rejected) {
            return again(typed, Problem.of(rejected.faults(), locale));
        }
        var notice = outcome.refusal()
                .map(refusal -> refusal == Refusal.CHANGED ? "staff.restriction.changed" : "staff.restriction.unknown")
                .orElse("staff." + typed.what() + ".done");
        return CustomerController.back(typed.customer(), notice, redirect);
    }

    private static ModelAndView again(Request typed, List<Problem> problems) {
        return new ModelAndView("staff/restriction", HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("rejected", true)
                .addObject("typed", typed)
                .addObject("problems", problems);
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
