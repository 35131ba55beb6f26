package org.chaland.examples.webshop.staff;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chaland.Chaland;
import org.chaland.backoffice.CustomerView;
import org.chaland.backoffice.Staff;
import org.chaland.examples.webshop.shop.DetailLine;
import org.chaland.examples.webshop.shop.Notices;
import org.chaland.model.Contact;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.PersonalField;
import org.chaland.model.ShopId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everything about one customer. */
@Controller
class CustomerController {

    /** What a page about a customer has room for. */
    private static final Set<PersonalField> ALL = EnumSet.complementOf(EnumSet.of(PersonalField.DISCLOSURES));

    private final Chaland chaland;
    private final ShopId shop;

    CustomerController(Chaland chaland, ShopId shop) {
        this.chaland = chaland;
        this.shop = shop;
    }

    /** The address of that customer's page, to redirect to. */
    static String goTo(CustomerId customer) {
        return "redirect:/staff/customers/" + customer;
    }

    /** The same, with a sentence on top. */
    static String goTo(CustomerId customer, String noticeKey, RedirectAttributes redirect) {
        Notices.next(redirect, noticeKey);
        return goTo(customer);
    }

    @GetMapping("/staff/customers/{customer}")
    ModelAndView show(
            @PathVariable CustomerId customer,
            @RequestParam Optional<String> purchasesAfter,
            @RequestParam Optional<UUID> auditAfter,
            Staff staff,
            RedirectAttributes redirect,
            Locale locale) {
        return chaland.backOffice()
                .view(staff, shop, customer, locale)
                .fold(
                        shown -> page(shown.view(), locale)
                                .addObject(
                                        "purchases",
                                        purchasesAfter.isEmpty()
                                                ? shown.view().purchases()
                                                : chaland.backOffice().purchases(staff, shop, customer, purchasesAfter))
                                .addObject("firstPurchases", purchasesAfter.isEmpty())
                                .addObject(
                                        "audit",
                                        auditAfter.isEmpty()
                                                ? shown.view().audit()
                                                : chaland.backOffice().audit(staff, shop, customer, auditAfter))
                                .addObject("firstAudit", auditAfter.isEmpty()),
                        merged -> new ModelAndView(goTo(merged.survivor(), "staff.customer.wasMerged", redirect)),
                        unknown -> {
                            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                        });
    }

    private static ModelAndView page(CustomerView view, Locale locale) {
        var details = view.customer().details();
        return new ModelAndView("staff/customer")
                .addObject("view", view)
                .addObject("customer", view.customer())
                .addObject("whole", view.shown().containsAll(ALL))
                .addObject("name", name(details))
                .addObject("contact", DetailLine.of(Details.of(details.contact()), locale))
                .addObject("billing", billing(details, locale));
    }

    /** What a page about a customer is called. */
    static String name(Details details) {
        var contact = details.contact();
        return List.of(
                        contact.fullName(),
                        contact.organisation().orElse(""),
                        contact.email().orElse(""))
                .stream()
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("–");
    }

    private static List<DetailLine> billing(Details details, Locale locale) {
        return DetailLine.of(new Details(Contact.empty(), details.billing()), locale);
    }
}
