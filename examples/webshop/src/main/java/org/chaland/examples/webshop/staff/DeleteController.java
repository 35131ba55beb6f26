package org.chaland.examples.webshop.staff;

import java.util.Locale;
import org.chaland.Chaland;
import org.chaland.backoffice.CustomerView;
import org.chaland.backoffice.Staff;
import org.chaland.examples.webshop.shop.Notices;
import org.chaland.model.CustomerId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Deletes a record of which nothing was ever purchased, once that was confirmed of the very version that was seen. */
@Controller
class DeleteController {

    private static final String LIST = "redirect:/staff/customers";

    private final Chaland chaland;

    DeleteController(Chaland chaland) {
        this.chaland = chaland;
    }

    @GetMapping("/staff/customers/{customer}/delete")
    ModelAndView confirm(@PathVariable CustomerId customer, Staff staff, Locale locale) {
        return chaland.backOffice()
                .view(staff, customer, locale)
                .toOptional()
                .map(view -> page(HttpStatus.OK, view))
                .orElseGet(() -> new ModelAndView(CustomerController.goTo(customer)));
    }

    @PostMapping("/staff/customers/{customer}/delete")
    ModelAndView delete(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "0") long version,
            Staff staff,
            RedirectAttributes redirect,
            Locale locale) {
        var refusal = chaland.backOffice().delete(staff, customer, version).refusal();
        if (refusal.isEmpty()) {
            return gone("staff.delete.deleted", redirect);
        }
        return switch (refusal.get()) {
            case HAS_PURCHASES -> again(customer, staff, locale);
            case CHANGED -> again(customer, staff, locale).addAllObjects(Notices.urgent("staff.delete.changed"));
            default -> gone("staff.delete.unknown", redirect);
        };
    }

    private ModelAndView again(CustomerId customer, Staff staff, Locale locale) {
        var view = confirm(customer, staff, locale);
        view.setStatus(HttpStatus.CONFLICT);
        return view;
    }

    private static ModelAndView page(HttpStatus status, CustomerView view) {
        return new ModelAndView("staff/delete", status)
                .addObject("customer", view.customer().id())
                .addObject("version", view.customer().version())
                .addObject("name", CustomerController.name(view.customer().details()))
                .addObject("links", view.customer().links().size())
                .addObject("counts", view.counts());
    }

    private static ModelAndView gone(String noticeKey, RedirectAttributes redirect) {
        Notices.next(redirect, noticeKey);
        return new ModelAndView(LIST);
    }
}
