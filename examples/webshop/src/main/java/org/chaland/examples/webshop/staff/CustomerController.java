package org.chaland.examples.webshop.staff;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chaland.Chaland;
import org.chaland.backoffice.CustomerView;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.examples.webshop.shop.DetailLine;
import org.chaland.examples.webshop.shop.Notices;
import org.chaland.examples.webshop.shop.ReceiptPage;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.ShopId;
import org.chaland.spi.ShopRules;
import org.jspecify.annotations.Nullable;
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

    /** What stands for a name that is not shown. */
    static final String NO_NAME = "–";

    /** What a page about a customer has room for. */
    private static final Set<PersonalField> ALL = EnumSet.complementOf(EnumSet.of(PersonalField.DISCLOSURES));

    private final Chaland chaland;
    private final ShopId shop;
    private final ShopRules rules;

    CustomerController(Chaland chaland, ShopId shop, ShopRules rules) {
        this.chaland = chaland;
        this.shop = shop;
        this.rules = rules;
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

    /** The same, as an answer. */
    static ModelAndView back(CustomerId customer, String noticeKey, RedirectAttributes redirect) {
        return new ModelAndView(goTo(customer, noticeKey, redirect));
    }

    @GetMapping("/staff/customers/{customer}")
    ModelAndView show(
            @PathVariable CustomerId customer,
            @RequestParam Optional<String> purchasesAfter,
            @RequestParam Optional<UUID> auditAfter,
            Staff staff,
            RedirectAttributes redirect,
            Locale locale) {
        var outcome = chaland.backOffice().view(staff, customer, locale);
        if (outcome instanceof StaffOutcome.Refused<CustomerView> refused) {
            return refused.other()
                    .map(survivor -> back(survivor, "staff.customer.wasMerged", redirect))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
        var view = outcome.toOptional().orElseThrow();
        return page(view, locale)
                .addAllObjects(purchases(view, staff, purchasesAfter))
                .addObject(
                        "audit",
                        auditAfter.isEmpty()
                                ? view.audit()
                                : chaland.backOffice().audit(staff, customer, auditAfter))
                .addObject("firstAudit", auditAfter.isEmpty());
    }

    private Map<String, Object> purchases(CustomerView view, Staff staff, Optional<String> after) {
        var customer = view.customer().id();
        var purchases =
                after.isEmpty() ? view.purchases() : chaland.backOffice().purchases(staff, customer, after);
        return Map.of(
                "purchases", purchases, "firstPurchases", after.isEmpty(), "keptUntil", keptUntil(purchases.items()));
    }

    /** Until when the details of what was paid are kept, whatever becomes of the record, by reference. */
    private Map<String, Instant> keptUntil(List<Purchase> purchases) {
        return purchases.stream()
                .filter(purchase -> purchase.completedAt().isPresent())
                .collect(Collectors.toMap(purchase -> purchase.ref().reference(), rules.retention()::keptUntil));
    }

    private ModelAndView page(CustomerView view, Locale locale) {
        var details = view.customer().details();
        return new ModelAndView("staff/customer")
                .addObject("view", view)
                .addObject("customer", view.customer())
                .addObject("whole", view.shown().containsAll(ALL))
                .addObject("name", name(details))
                .addObject("restriction", restriction(view.customer().state()))
                .addObject(
                        "receipt",
                        chaland.privacy()
                                .receipt(shop, view.customer().id())
                                .map(receipt -> ReceiptPage.of(receipt, locale))
                                .orElse(null))
                .addObject("contact", DetailLine.of(Details.of(details.contact()), locale))
                .addObject("billing", billing(details, locale));
    }

    /** Which step leads on from there, as the address has it; none from a record that is erased. */
    private static @Nullable String restriction(Customer.State state) {
        return switch (state) {
            case ACTIVE -> "restrict";
            case RESTRICTED -> "lift";
            default -> null;
        };
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
                .orElse(NO_NAME);
    }

    private static List<DetailLine> billing(Details details, Locale locale) {
        var values = new EnumMap<Field, String>(Field.class);
        values.putAll(details.values());
        values.keySet().retainAll(Field.BILLING);
        return DetailLine.of(Details.of(values), locale);
    }
}
