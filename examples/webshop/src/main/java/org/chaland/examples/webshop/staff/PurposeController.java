package org.chaland.examples.webshop.staff;

import jakarta.servlet.http.HttpServletRequest;
import org.chaland.examples.webshop.shop.Notices;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What staff have come for; from then on they see what that opens, and it is written down with whatever they see. */
@Controller
class PurposeController {

    @GetMapping("/staff/purpose")
    ModelAndView choice() {
        return new ModelAndView("staff/purpose").addObject("offered", ChosenPurpose.OFFERED);
    }

    @PostMapping("/staff/purpose")
    ModelAndView choose(
            @RequestParam(defaultValue = "") String purpose, HttpServletRequest request, RedirectAttributes redirect) {
        var chosen = ChosenPurpose.offered(purpose);
        if (chosen.isEmpty()) {
            var again = choice().addAllObjects(Notices.urgent("staff.purpose.choose"));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        ChosenPurpose.remember(request, chosen.get());
        Notices.next(redirect, "staff.purpose.chosen");
        return new ModelAndView("redirect:/staff/customers");
    }
}
