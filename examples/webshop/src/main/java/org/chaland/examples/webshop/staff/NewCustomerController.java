package org.chaland.examples.webshop.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chaland.Chaland;
import org.chaland.backoffice.BackOffice.Created;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.examples.webshop.shop.Notices;
import org.chaland.examples.webshop.site.Secrets;
import org.chaland.form.FormInput;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.prefill.ContactStep;
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

    NewCustomerController(Chaland chaland) {
        this.chaland = chaland;
    }

    @GetMapping("/staff/customers/new")
    ModelAndView form(Staff staff, Locale locale) {
        return view(chaland.backOffice().newForm(staff), SessionNotes.newId(), locale);
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
            var typed = FormInput.read(parameters);
            var before = entries.find(entry).map(Entered::read);
            if (before.isPresent()) {
                return before.get().isOf(typed)
                        ? created(before.get().customer(), parameters)
                        : another(typed, staff, locale);
            }
            var outcome = chaland.backOffice().create(staff, typed, locale);
            if (outcome instanceof StaffOutcome.Again<Created> again) {
                return rejected(view(again.form(), entry, locale));
            }
            var created = outcome.toOptional().orElseThrow();
            entries.keep(entry, Entered.of(created.customer(), typed).text());
            Notices.next(redirect, created.sameAddress().isEmpty() ? "staff.new.created" : "staff.new.sameAddress");
            return created(created.customer(), parameters);
        }
    }

    /** Somebody else may have been typed over a form that was sent, after a step back: what was typed is not lost. */
    private ModelAndView another(Details typed, Staff staff, Locale locale) {
        var form = chaland.backOffice().newForm(staff).withTyped(typed, "");
        var view = view(form, SessionNotes.newId(), locale).addAllObjects(Notices.urgent("staff.new.before"));
        view.setStatus(HttpStatus.CONFLICT);
        return view;
    }

    /** To the record, or straight on to what the customer wants to buy. */
    private static ModelAndView created(CustomerId customer, Map<String, String> parameters) {
        var purchase = parameters.containsKey("purchase") ? "/purchase" : "";
        return new ModelAndView(CustomerController.goTo(customer) + purchase);
    }

    private static ModelAndView view(ContactStep form, String entry, Locale locale) {
        return new ModelAndView("staff/new")
                .addObject("page", RecordPage.of(form, List.of(), locale))
                .addObject("entry", entry);
    }

    private static ModelAndView rejected(ModelAndView view) {
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view.addObject("rejected", true);
    }

    /** Whom a form made, and a digest of what it held. */
    private record Entered(CustomerId customer, String digest) {

        static Entered of(CustomerId customer, Details typed) {
            return new Entered(customer, digest(typed));
        }

        static Entered read(String text) {
            var parts = text.split(" ");
            return new Entered(CustomerId.read(parts[0]).orElseThrow(), parts[1]);
        }

        boolean isOf(Details typed) {
            return digest.equals(digest(typed));
        }

        String text() {
            return customer + " " + digest;
        }

        private static String digest(Details typed) {
            return Secrets.hash(typed.values().toString());
        }
    }
}
