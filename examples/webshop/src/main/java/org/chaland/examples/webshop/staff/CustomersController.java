package org.chaland.examples.webshop.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.BackOffice.Found;
import org.chaland.backoffice.Page;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.examples.webshop.shop.Notices;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The customers, all or those that were searched for. What was typed never stands in an address: the session keeps it, and the
 * address names it by an id that tells nothing.
 */
@Controller
class CustomersController {

    private static final String SEARCHES = "staff.searches";
    private static final String LIST = "/staff/customers";
    private static final String HOME = "redirect:" + LIST;

    private final Chaland chaland;

    CustomersController(Chaland chaland) {
        this.chaland = chaland;
    }

    @GetMapping("/staff")
    String home() {
        return HOME;
    }

    @PostMapping(LIST)
    String search(@RequestParam(defaultValue = "") String words, HttpServletRequest request) {
        return words.isBlank()
                ? HOME
                : HOME + "?search=" + SessionNotes.of(request, SEARCHES).keep(cut(words));
    }

    @GetMapping(LIST)
    ModelAndView list(
            @RequestParam Optional<String> search,
            @RequestParam Optional<CustomerId> after,
            Staff staff,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        if (search.isEmpty()) {
            var page = chaland.backOffice().newest(staff, after);
            return Pages.isCutOff(page, after) ? new ModelAndView(Pages.first(LIST, redirect)) : shown(page, after);
        }
        var words = SessionNotes.of(request, SEARCHES).find(search.get());
        if (words.isEmpty()) {
            Notices.next(redirect, "staff.search.gone");
            return new ModelAndView(HOME);
        }
        var outcome = chaland.backOffice().search(staff, words.get(), after);
        return outcome.toOptional()
                .filter(found -> !found.tooMany() && Pages.isCutOff(found.page(), after))
                .map(found -> new ModelAndView(Pages.first(LIST + "?search=" + search.get(), redirect)))
                .orElseGet(() ->
                        shown(outcome, after).addObject("search", search.get()).addObject("words", words.get()));
    }

    private static ModelAndView shown(StaffOutcome<Found> outcome, Optional<CustomerId> after) {
        return outcome.toOptional()
                .map(found -> shown(found.page(), after)
                        .addObject("exact", found.exact().orElse(null))
                        .addObject("tooMany", found.tooMany()))
                .orElseGet(() -> outcome.refusal().equals(Optional.of(Refusal.TOO_LONG))
                        ? wrong("staff.search.tooLong").addObject("longest", BackOffice.LONGEST_SEARCH)
                        : wrong("staff.search.nothingTyped"));
    }

    private static ModelAndView shown(Page<CustomerEntry, CustomerId> page, Optional<CustomerId> after) {
        return new ModelAndView("staff/customers")
                .addObject("customers", page.items())
                .addObject("next", page.next().orElse(null))
                .addObject("first", after.isEmpty());
    }

    private static ModelAndView wrong(String key) {
        return new ModelAndView("staff/customers", HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("rejected", true)
                .addObject("wrong", key);
    }

    /** As much as shows that it is too much. */
    private static String cut(String words) {
        var longest = 2 * (BackOffice.LONGEST_SEARCH + 1);
        return words.length() <= longest ? words : words.substring(0, longest);
    }
}
