package org.chaland.examples.webshop.staff;

import java.util.List;
import java.util.Locale;
import org.chaland.Chaland;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.examples.webshop.orders.Catalogue;
import org.chaland.examples.webshop.orders.Offer;
import org.chaland.examples.webshop.orders.TelephoneOrders;
import org.chaland.form.Violation;
import org.chaland.model.CustomerId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes an order by telephone, to be paid by transfer. */
@Controller
class PurchaseController {

    private final Chaland chaland;
    private final Catalogue catalogue;
    private final TelephoneOrders orders;

    PurchaseController(Chaland chaland, Catalogue catalogue, TelephoneOrders orders) {
        this.chaland = chaland;
        this.catalogue = catalogue;
        this.orders = orders;
    }

    @GetMapping("/staff/customers/{customer}/purchase")
    ModelAndView form(@PathVariable CustomerId customer, Staff staff, Locale locale) {
        return isInUse(customer, staff)
                ? view(HttpStatus.OK, customer, orders.newForm(), List.of(), locale)
                : new ModelAndView(CustomerController.goTo(customer));
    }

    @PostMapping("/staff/customers/{customer}/purchase")
    ModelAndView record(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") List<String> item,
            Staff staff,
            RedirectAttributes redirect,
            Locale locale) {
        var offers = catalogue.read(String.join(",", item));
        return offers.isEmpty()
                ? wrong(view(HttpStatus.UNPROCESSABLE_CONTENT, customer, form, offers, locale), "none")
                : told(orders.place(staff, customer, form, offers, locale), customer, form, offers, redirect, locale);
    }

    /** Where the form cannot be used again as it is, it comes with another id. */
    private ModelAndView told(
            StaffOutcome<CustomerId> outcome,
            CustomerId customer,
            String sent,
            List<Offer> offers,
            RedirectAttributes redirect,
            Locale locale) {
        var form = orders.newForm();
        if (outcome instanceof StaffOutcome.Done<CustomerId> done) {
            return done.changed() || orders.isOf(sent, offers)
                    ? done(done.value(), redirect)
                    : wrong(view(HttpStatus.CONFLICT, customer, form, offers, locale), "otherTrainings");
        }
        if (outcome instanceof StaffOutcome.Rejected<CustomerId> rejected) {
            return wrong(view(HttpStatus.UNPROCESSABLE_CONTENT, customer, form, offers, locale), "incomplete")
                    .addObject(
                            "violations",
                            rejected.violations().stream()
                                    .map(Violation::message)
                                    .toList());
        }
        var refusal = outcome.refusal().orElseThrow();
        return switch (refusal) {
            case OTHER_CUSTOMER, CANCELLED ->
                wrong(view(HttpStatus.CONFLICT, customer, form, offers, locale), refusal.name());
            default -> CustomerController.back(customer, "staff.customer.notInUse", redirect);
        };
    }

    private static ModelAndView done(CustomerId customer, RedirectAttributes redirect) {
        return CustomerController.back(customer, "staff.purchase.recorded", redirect);
    }

    private ModelAndView view(HttpStatus status, CustomerId customer, String form, List<Offer> chosen, Locale locale) {
        return new ModelAndView("staff/purchase", status)
                .addObject("customer", customer)
                .addObject("form", form)
                .addObject(
                        "choices",
                        catalogue.offers().stream()
                                .map(offer -> new Choice(offer.code(), offer.price(locale), chosen.contains(offer)))
                                .toList());
    }

    private static ModelAndView wrong(ModelAndView view, String what) {
        return view.addObject("rejected", true).addObject("wrong", "staff.purchase.wrong." + what);
    }

    private boolean isInUse(CustomerId customer, Staff staff) {
        return chaland.backOffice().editForm(staff, customer).isPresent();
    }

    /** A training as the form offers it. */
    record Choice(String code, String price, boolean chosen) {}
}
