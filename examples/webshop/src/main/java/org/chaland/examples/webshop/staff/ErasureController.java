package org.chaland.examples.webshop.staff;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chaland.Chaland;
import org.chaland.backoffice.CustomerView;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.examples.webshop.shop.Notices;
import org.chaland.model.CustomerId;
import org.chaland.privacy.ErasureOutcome;
import org.chaland.privacy.ErasureOutcome.Obligation;
import org.chaland.privacy.Receipt;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Erases a record for a person who demanded it, once that was confirmed of the very version that was seen. */
@Controller("staffErasureController")
class ErasureController {

    private static final String PAGE = "/staff/customers/{customer}/erase";

    private final Chaland chaland;
    private final AfterCommit afterCommit;

    ErasureController(Chaland chaland, AfterCommit afterCommit) {
        this.chaland = chaland;
        this.afterCommit = afterCommit;
    }

    @GetMapping(PAGE)
    ModelAndView confirm(@PathVariable CustomerId customer, Staff staff, Locale locale) {
        return confirm(HttpStatus.OK, Set.of(), customer, staff, locale);
    }

    @PostMapping(PAGE)
    ModelAndView erase(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "0") long version,
            @RequestParam Optional<String> giveUp,
            Staff staff,
            RedirectAttributes redirect,
            Locale locale) {
        var outcome = chaland.backOffice().erase(staff, customer, version, giveUp.isPresent());
        if (outcome instanceof StaffOutcome.Refused<Receipt> refused) {
            return switch (refused.reason()) {
                case OBLIGED -> confirm(HttpStatus.CONFLICT, refused.obligations(), customer, staff, locale);
                case CHANGED ->
                    confirm(HttpStatus.CONFLICT, Set.of(), customer, staff, locale)
                            .addAllObjects(Notices.urgent("staff.erase.changed"));
                default -> CustomerController.back(customer, "staff.customer.notInUse", redirect);
            };
        }
        afterCommit.runFor(customer);
        return CustomerController.back(customer, "staff.erase.erased", redirect);
    }

    /** @param against what stood against it just now, to be told of first */
    private ModelAndView confirm(
            HttpStatus status, Set<Obligation> against, CustomerId customer, Staff staff, Locale locale) {
        var office = chaland.backOffice();
        return office.view(staff, customer, locale)
                .toOptional()
                .flatMap(view -> office.previewErasure(staff, customer)
                        .map(preview -> page(status, view, preview).addObject("against", against)))
                .orElseGet(() -> new ModelAndView(CustomerController.goTo(customer)));
    }

    private static ModelAndView page(HttpStatus status, CustomerView view, ErasureOutcome preview) {
        return new ModelAndView("staff/erase", status)
                .addObject("customer", view.customer().id())
                .addObject("version", view.customer().version())
                .addObject("name", CustomerController.name(view.customer().details()))
                .addObject("obligations", preview.obligations())
                .addObject("mayGiveUp", preview.obligations().contains(Obligation.ACCESS_RUNNING))
                .addObject("possible", preview.isPossible());
    }
}
