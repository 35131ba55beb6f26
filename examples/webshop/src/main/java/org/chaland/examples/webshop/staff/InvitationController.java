package org.chaland.examples.webshop.staff;

import org.chaland.Chaland;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.model.CustomerId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Has a customer invited once more, whose invitation was lost or has expired. */
@Controller
class InvitationController {

    private final Chaland chaland;
    private final AfterCommit afterCommit;

    InvitationController(Chaland chaland, AfterCommit afterCommit) {
        this.chaland = chaland;
        this.afterCommit = afterCommit;
    }

    @PostMapping("/staff/customers/{customer}/invite")
    ModelAndView invite(@PathVariable CustomerId customer, Staff staff, RedirectAttributes redirect) {
        if (chaland.backOffice().inviteAgain(staff, customer) instanceof StaffOutcome.Refused<CustomerId>) {
            return CustomerController.back(customer, "staff.invite.notOurs", redirect);
        }
        afterCommit.runFor(customer);
        return CustomerController.back(customer, "staff.invite.done", redirect);
    }
}
