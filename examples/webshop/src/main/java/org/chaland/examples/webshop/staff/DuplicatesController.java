package org.chaland.examples.webshop.staff;

import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.backoffice.Staff;
import org.chaland.examples.webshop.shop.Notices;
import org.chaland.model.CustomerId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Records that share an address, or that staff know to be one person: which two are to be looked at side by side. */
@Controller
class DuplicatesController {

    private final Chaland chaland;

    DuplicatesController(Chaland chaland) {
        this.chaland = chaland;
    }

    @GetMapping("/staff/duplicates")
    String groups(@RequestParam Optional<CustomerId> after, Staff staff, Model model, RedirectAttributes redirect) {
        var groups = chaland.backOffice().sharingEmail(staff, after);
        if (Pages.isCutOff(groups, after)) {
            return Pages.first("/staff/duplicates", redirect);
        }
        model.addAttribute("groups", groups);
        model.addAttribute("first", after.isEmpty());
        return "staff/duplicates";
    }

    @PostMapping("/staff/duplicates")
    String choose(@RequestParam CustomerId from, @RequestParam CustomerId into, RedirectAttributes redirect) {
        if (from.equals(into)) {
            Notices.next(redirect, "staff.duplicates.chooseTwo");
            return "redirect:/staff/duplicates";
        }
        return "redirect:/staff/merge?from=" + from + "&into=" + into;
    }

    @GetMapping("/staff/customers/{customer}/merge")
    ModelAndView withAnother(@PathVariable CustomerId customer) {
        return new ModelAndView("staff/merge-with").addObject("customer", customer);
    }

    /** What was typed goes into an address only if it is an id. */
    @PostMapping("/staff/customers/{customer}/merge")
    ModelAndView withAnother(@PathVariable CustomerId customer, @RequestParam(defaultValue = "") String other) {
        return CustomerId.read(other.strip())
                .map(from -> new ModelAndView("redirect:/staff/merge?from=" + from + "&into=" + customer))
                .orElseGet(() -> new ModelAndView("staff/merge-with", HttpStatus.UNPROCESSABLE_CONTENT)
                        .addObject("customer", customer)
                        .addObject("other", other)
                        .addObject("rejected", true));
    }
}
