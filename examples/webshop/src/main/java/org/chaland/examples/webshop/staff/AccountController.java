package org.chaland.examples.webshop.staff;

import org.chaland.Chaland;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.model.CustomerId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What staff do with an account that the shop had made: invite its owner once more, close it, open it again. */
@Controller
class AccountController {

    private final Chaland chaland;
    private final AfterCommit afterCommit;

    AccountController(Chaland chaland, AfterCommit afterCommit) {
        this.chaland = chaland;
        this.afterCommit = afterCommit;
    }

    @PostMapping("/staff/customers/{customer}/invite")
    ModelAndView invite(@PathVariable CustomerId customer, Staff staff, RedirectAttributes redirect) {
        return back(customer, chaland.backOffice().inviteAgain(staff, customer), "staff.invite.done", redirect);
    }

    @PostMapping("/staff/customers/{customer}/close")
    ModelAndView close(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "") String reason,
            Staff staff,
            RedirectAttributes redirect) {
        var outcome = chaland.backOffice().closeAccount(staff, customer, reason);
        return back(customer, outcome, "staff.account.closed", redirect);
    }

    @PostMapping("/staff/customers/{customer}/open")
    ModelAndView open(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "") String reason,
            Staff staff,
            RedirectAttributes redirect) {
        var outcome = chaland.backOffice().openAccount(staff, customer, reason);
        return back(customer, outcome, "staff.account.opened", redirect);
    }

    private ModelAndView back(
            CustomerId customer, StaffOutcome<CustomerId> outcome, String done, RedirectAttributes redirect) {
        if (outcome instanceof StaffOutcome.Rejected<CustomerId>) {
            return CustomerController.back(customer, "staff.account.reason", redirect);
        }
        if (outcome instanceof StaffOutcome.Refused<CustomerId>) {
            return CustomerController.back(customer, "staff.account.notOurs", redirect);
        }
        afterCommit.runFor(customer);
        return CustomerController.back(customer, done, redirect);
    }
}
