package org.chaland.examples.webshop.staff;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chaland.Chaland;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.FieldConflict;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.form.FormInput;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.prefill.ContactStep;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Corrects a record; where two people did so at once, the second sees both values of each field and decides. */
@Controller
class EditController {

    private final Chaland chaland;
    private final AfterCommit afterCommit;

    EditController(Chaland chaland, AfterCommit afterCommit) {
        this.chaland = chaland;
        this.afterCommit = afterCommit;
    }

    @GetMapping("/staff/customers/{customer}/edit")
    ModelAndView form(@PathVariable CustomerId customer, Staff staff, Locale locale) {
        return chaland.backOffice()
                .editForm(staff, customer)
                .map(form -> view(HttpStatus.OK, customer, form, List.of(), locale))
                .orElseGet(() -> new ModelAndView(CustomerController.goTo(customer)));
    }

    @PostMapping("/staff/customers/{customer}/edit")
    ModelAndView edit(
            @PathVariable CustomerId customer,
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "") String base,
            Staff staff,
            RedirectAttributes redirect,
            Locale locale) {
        var outcome = chaland.backOffice().edit(staff, customer, FormInput.read(parameters), base, locale);
        if (outcome instanceof StaffOutcome.Again<CustomerId> again) {
            return again(customer, again, locale);
        }
        if (outcome instanceof StaffOutcome.Done<CustomerId> done) {
            // The correction is passed on to the customer's account.
            afterCommit.runFor(customer);
            return CustomerController.back(customer, done.changed() ? "staff.edit.saved" : "staff.edit.same", redirect);
        }
        return CustomerController.back(customer, "staff.customer.notInUse", redirect);
    }

    /** Puts what the record holds into one of the disputed fields; nothing is kept yet. */
    @PostMapping(path = "/staff/customers/{customer}/edit", params = "take")
    ModelAndView take(
            @PathVariable CustomerId customer,
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "") String base,
            @RequestParam String take,
            @RequestParam(defaultValue = "") List<String> disputed,
            Staff staff,
            RedirectAttributes redirect,
            Locale locale) {
        var typed = FormInput.read(parameters);
        var left = disputed.stream().filter(path -> !path.equals(take)).toList();
        return chaland.backOffice()
                .editForm(staff, customer)
                .map(held -> view(
                        HttpStatus.OK,
                        customer,
                        held.withTyped(taking(take, held, typed), base),
                        conflicts(left, held, typed),
                        locale))
                .orElseGet(() -> CustomerController.back(customer, "staff.customer.notInUse", redirect));
    }

    private static ModelAndView again(CustomerId customer, StaffOutcome.Again<CustomerId> again, Locale locale) {
        var status = again.conflicts().isEmpty() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT;
        return view(status, customer, again.form(), again.conflicts(), locale)
                .addObject("rejected", true)
                .addObject("changedAt", again.changedAt().orElse(null))
                .addObject("changedBy", again.changedBy().orElse(null));
    }

    private static Details taking(String path, ContactStep held, Details typed) {
        var values = new EnumMap<Field, String>(Field.class);
        values.putAll(typed.values());
        Field.ofPath(path)
                .flatMap(held::field)
                .ifPresent(taken -> values.put(taken.field(), taken.value().orElse("")));
        return Details.of(values);
    }

    private static List<FieldConflict> conflicts(List<String> paths, ContactStep held, Details typed) {
        return paths.stream()
                .flatMap(path -> Field.ofPath(path).stream())
                .flatMap(field -> held.field(field).stream())
                .map(field -> new FieldConflict(field.field(), field.value(), typed.get(field.field())))
                .toList();
    }

    private static ModelAndView view(
            HttpStatus status, CustomerId customer, ContactStep form, List<FieldConflict> conflicts, Locale locale) {
        return new ModelAndView("staff/edit", status)
                .addObject("customer", customer)
                .addObject("page", RecordPage.of(form, conflicts, locale));
    }
}
