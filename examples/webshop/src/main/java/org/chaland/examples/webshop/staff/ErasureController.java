package org.chaland.examples.webshop.staff;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chaland.Chaland;
import org.chaland.backoffice.CustomerView;
import org.chaland.backoffice.Page;
import org.chaland.backoffice.Staff;
import org.chaland.examples.webshop.shop.AfterCommit;
import org.chaland.examples.webshop.shop.Notices;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.ShopId;
import org.chaland.privacy.Obligation;
import org.chaland.privacy.RunningAccess;
import org.chaland.spi.ShopRules;
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
    private final ShopId shop;
    private final ShopRules rules;
    private final AfterCommit afterCommit;
    private final Clock clock;

    ErasureController(Chaland chaland, ShopId shop, ShopRules rules, AfterCommit afterCommit, Clock clock) {
        this.chaland = chaland;
        this.shop = shop;
        this.rules = rules;
        this.afterCommit = afterCommit;
        this.clock = clock;
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
        var access = giveUp.isPresent() ? RunningAccess.GIVEN_UP : RunningAccess.KEPT;
        return chaland.backOffice()
                .erase(staff, shop, customer, version, access)
                .fold(
                        erased -> {
                            afterCommit.runFor(customer);
                            return back(customer, "staff.erase.erased", redirect);
                        },
                        obliged -> confirm(HttpStatus.CONFLICT, obliged.obligations(), customer, staff, locale),
                        changed -> confirm(HttpStatus.CONFLICT, Set.of(), customer, staff, locale)
                                .addAllObjects(Notices.urgent("staff.erase.changed")),
                        unknown -> back(customer, "staff.customer.notInUse", redirect));
    }

    /** @param against what stood against it just now, to be told of first */
    private ModelAndView confirm(
            HttpStatus status, Set<Obligation> against, CustomerId customer, Staff staff, Locale locale) {
        return chaland.backOffice()
                .view(staff, shop, customer, locale)
                .fold(
                        shown -> shown.view().customer().state() == Customer.State.ERASED
                                ? new ModelAndView(CustomerController.goTo(customer))
                                : page(status, shown.view(), obligations(shown.view(), staff))
                                        .addObject("against", against),
                        merged -> new ModelAndView(CustomerController.goTo(customer)),
                        unknown -> new ModelAndView(CustomerController.goTo(customer)));
    }

    private static ModelAndView page(HttpStatus status, CustomerView view, Set<Obligation> obligations) {
        return new ModelAndView("staff/erase", status)
                .addObject("customer", view.customer().id())
                .addObject("version", view.customer().version())
                .addObject("name", CustomerController.name(view.customer().details()))
                .addObject("obligations", obligations)
                .addObject("mayGiveUp", obligations.contains(Obligation.ACCESS_RUNNING))
                .addObject("possible", obligations.stream().allMatch(Obligation.ACCESS_RUNNING::equals));
    }

    private Set<Obligation> obligations(CustomerView view, Staff staff) {
        var obligations = EnumSet.noneOf(Obligation.class);
        if (view.customer().state() == Customer.State.RESTRICTED) {
            obligations.add(Obligation.LEGAL_CLAIM);
        }
        var now = clock.instant();
        purchases(view, staff).forEach(purchase -> {
            if (purchase.state() == Purchase.State.PLACED
                    && rules.retention().payableUntil(purchase.placedAt()).isAfter(now)) {
                obligations.add(Obligation.PAYMENT_PENDING);
            }
            if (purchase.givesAccess(now)) {
                obligations.add(Obligation.ACCESS_RUNNING);
            }
        });
        return obligations;
    }

    private Stream<Purchase> purchases(CustomerView view, Staff staff) {
        var pages = Stream.iterate(
                Optional.of(view.purchases()), Optional::isPresent, page -> next(page.get(), view, staff));
        return pages.map(Optional::get).map(Page::items).flatMap(List::stream);
    }

    private Optional<Page<Purchase, String>> next(Page<Purchase, String> page, CustomerView view, Staff staff) {
        var customer = view.customer().id();
        return page.next().map(last -> chaland.backOffice().purchases(staff, shop, customer, Optional.of(last)));
    }

    private static ModelAndView back(CustomerId customer, String noticeKey, RedirectAttributes redirect) {
        return new ModelAndView(CustomerController.goTo(customer, noticeKey, redirect));
    }
}
