package org.chaland.examples.webshop.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chaland.Chaland;
import org.chaland.backoffice.RecordForm;
import org.chaland.backoffice.Staff;
import org.chaland.examples.webshop.shop.Notices;
import org.chaland.form.FormInput;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.WebUtils;

/** Enters a customer who calls by telephone. A form sent twice, by a double click or after a step back, is one customer. */
@Controller
class NewCustomerController {

    private static final String ENTRIES = "staff.entries";

    private final Chaland chaland;
    private final ShopId shop;

    NewCustomerController(Chaland chaland, ShopId shop) {
        this.chaland = chaland;
        this.shop = shop;
    }

    @GetMapping("/staff/customers/new")
    ModelAndView form(Staff staff, Locale locale) {
        return view(chaland.backOffice().newForm(staff, shop), SessionNotes.newId(), locale);
    }

    /** @param entry made with the form */
    @PostMapping("/staff/customers/new")
    ModelAndView create(
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "") String entry,
            Staff staff,
            HttpServletRequest request,
            RedirectAttributes redirect,
            Locale locale) {
        synchronized (WebUtils.getSessionMutex(request.getSession())) {
            var entries = SessionNotes.of(request, ENTRIES);
            var before = entries.find(entry).flatMap(Ids::read);
            return before.map(customer -> created(customer, parameters))
                    .orElseGet(() -> chaland.backOffice()
                            .create(staff, shop, FormInput.read(parameters), locale)
                            .fold(
                                    created -> {
                                        entries.keep(entry, created.customer().toString());
                                        Notices.next(
                                                redirect,
                                                created.sameAddress().isEmpty()
                                                        ? "staff.new.created"
                                                        : "staff.new.sameAddress");
                                        return created(created.customer(), parameters);
                                    },
                                    rejected -> rejected(view(rejected.form(), entry, locale))));
        }
    }

    /** To the record, or straight on to what the customer wants to buy. */
    private static ModelAndView created(CustomerId customer, Map<String, String> parameters) {
        var purchase = parameters.containsKey("purchase") ? "/purchase" : "";
        return new ModelAndView(CustomerController.goTo(customer) + purchase);
    }

    private static ModelAndView view(RecordForm form, String entry, Locale locale) {
        return new ModelAndView("staff/new")
                .addObject("page", RecordPage.of(form, List.of(), locale))
                .addObject("entry", entry);
    }

    private static ModelAndView rejected(ModelAndView view) {
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view.addObject("rejected", true);
    }
}
