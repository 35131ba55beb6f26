package org.chaland.examples.webshop.staff;

import java.util.List;
import java.util.Locale;
import org.chaland.Chaland;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a link away, for a reason. The account comes from the form, never from an address: it may be named after a person. */
@Controller
class UnlinkController {

    private final Chaland chaland;
    private final AfterCommit afterCommit;

    UnlinkController(Chaland chaland, AfterCommit afterCommit) {
        this.chaland = chaland;
        this.afterCommit = afterCommit;
    }

    /** After a switch of language on the page below. */
    @GetMapping("/staff/customers/{customer}/unlink")
    String form(@PathVariable CustomerId customer) {
        return CustomerController.goTo(customer);
    }

    @PostMapping("/staff/customers/{customer}/unlink")
    ModelAndView unlink(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "") String issuer,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String reason,
            Staff staff,
            RedirectAttributes redirect,
            Locale locale) {
        var account = Account.read(issuer, subject);
        if (account.isEmpty()) {
            return CustomerController.back(customer, "staff.unlink.notLinked", redirect);
        }
        var outcome = chaland.backOffice().unlink(staff, customer, account.get(), reason);
        if (outcome instanceof StaffOutcome.Rejected<CustomerId> rejected) {
            return again(customer, account.get(), reason, Problem.of(rejected.faults(), locale));
        }
        if (outcome instanceof StaffOutcome.Refused<CustomerId> refused) {
            var notLinked = refused.reason() == Refusal.NOT_LINKED;
            return CustomerController.back(
                    customer, notLinked ? "staff.unlink.notLinked" : "staff.customer.notInUse", redirect);
        }
        // Closes the account's support area.
        afterCommit.runFor(customer);
        return CustomerController.back(customer, "staff.unlink.unlinked", redirect);
    }

    private static ModelAndView again(CustomerId customer, Account account, String reason, List<Problem> problems) {
        return new ModelAndView("staff/unlink", HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("rejected", true)
                .addObject("customer", customer)
                .addObject("account", account)
                .addObject("reason", reason)
                .addObject("problems", problems);
    }
}
