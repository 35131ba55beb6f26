package org.chaland.examples.webshop.staff;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.Chaland;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.spi.ShopRules;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Links an account to a customer, by its technical id and for a reason. Nothing here runs in a transaction. */
@Controller
class LinkController {

    private final Chaland chaland;
    private final List<String> issuers;
    private final AfterCommit afterCommit;

    LinkController(Chaland chaland, ShopRules rules, AfterCommit afterCommit) {
        this.chaland = chaland;
        this.issuers = Stream.concat(rules.signInIssuers().stream(), rules.learningIssuer().stream())
                .distinct()
                .toList();
        this.afterCommit = afterCommit;
    }

    @GetMapping("/staff/customers/{customer}/link")
    ModelAndView form(@PathVariable CustomerId customer, Staff staff) {
        return chaland.backOffice().editForm(staff, customer).isPresent()
                ? view(HttpStatus.OK, customer, new Request("", "", ""))
                : new ModelAndView(CustomerController.goTo(customer));
    }

    /** The button that replaces names the account which the page has shown. */
    @PostMapping("/staff/customers/{customer}/link")
    ModelAndView link(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "") String issuer,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String replaces,
            Staff staff,
            RedirectAttributes redirect,
            Locale locale) {
        var typed = new Request(issuer, subject.strip(), reason);
        var outcome = link(staff, customer, typed, Account.read(issuer, replaces));
        if (outcome instanceof StaffOutcome.Rejected<CustomerId> rejected) {
            return view(HttpStatus.UNPROCESSABLE_CONTENT, customer, typed)
                    .addObject("rejected", true)
                    .addObject("problems", Problem.of(rejected.faults(), locale));
        }
        if (outcome instanceof StaffOutcome.Refused<CustomerId> refused) {
            return switch (refused.reason()) {
                case LINKED_ELSEWHERE ->
                    refused(HttpStatus.CONFLICT, customer, typed, refused)
                            .addObject("other", other(staff, refused.other().orElseThrow(), locale));
                case OTHER_ACCOUNT ->
                    refused(HttpStatus.CONFLICT, customer, typed, refused)
                            .addObject("present", present(staff, customer, issuer, locale));
                case NOT_USABLE -> refused(HttpStatus.UNPROCESSABLE_CONTENT, customer, typed, refused);
                case UNAVAILABLE -> refused(HttpStatus.SERVICE_UNAVAILABLE, customer, typed, refused);
                default -> CustomerController.back(customer, "staff.customer.notInUse", redirect);
            };
        }
        var linked = outcome instanceof StaffOutcome.Done<CustomerId> done && done.changed();
        if (linked) {
            afterCommit.runFor(customer);
        }
        return CustomerController.back(customer, linked ? "staff.link.linked" : "staff.link.already", redirect);
    }

    private StaffOutcome<CustomerId> link(Staff staff, CustomerId customer, Request typed, Optional<Account> replaced) {
        var office = chaland.backOffice();
        return replaced.map(old -> office.replaceLink(staff, customer, old, typed.subject(), typed.reason()))
                .orElseGet(() -> office.link(staff, customer, typed.issuer(), typed.subject(), typed.reason()));
    }

    /** The subject of the account that the customer has there, or empty text. */
    private String present(Staff staff, CustomerId customer, String issuer, Locale locale) {
        return chaland.backOffice()
                .view(staff, customer, locale)
                .toOptional()
                .flatMap(view -> view.customer().linkAt(issuer))
                .map(link -> link.account().subject())
                .orElse("");
    }

    /** Whose account it is: with the name if the purpose opens it, read there, so that it is written down who was shown. */
    private Other other(Staff staff, CustomerId customer, Locale locale) {
        return new Other(
                customer,
                chaland.backOffice()
                        .view(staff, customer, locale)
                        .toOptional()
                        .map(view -> CustomerController.name(view.customer().details()))
                        .filter(name -> !name.equals(CustomerController.NO_NAME)));
    }

    private ModelAndView refused(HttpStatus status, CustomerId customer, Request typed, StaffOutcome.Refused<?> why) {
        return view(status, customer, typed)
                .addObject("rejected", true)
                .addObject("refusal", "staff.link.refused." + why.reason());
    }

    private ModelAndView view(HttpStatus status, CustomerId customer, Request typed) {
        return new ModelAndView("staff/link", status)
                .addObject("customer", customer)
                .addObject("issuers", issuers)
                .addObject("typed", typed)
                .addObject("problems", List.of());
    }

    /** The customer who has the account. The text form leaves the name out. */
    record Other(CustomerId id, Optional<String> name) {

        @Override
        public String toString() {
            return "Other[" + id + "]";
        }
    }

    /** What was typed. Its text form leaves it out: some providers name accounts after people. */
    record Request(String issuer, String subject, String reason) {

        @Override
        public String toString() {
            return "Request[issuer=" + issuer + "]";
        }
    }
}
