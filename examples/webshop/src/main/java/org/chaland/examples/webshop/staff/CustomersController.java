package org.chaland.examples.webshop.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.Page;
import org.chaland.backoffice.SearchOutcome;
import org.chaland.backoffice.Staff;
import org.chaland.examples.webshop.shop.Notices;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
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
    private static final String HOME = "redirect:/staff/customers";

    private final Chaland chaland;
    private final ShopId shop;

    CustomersController(Chaland chaland, ShopId shop) {
        this.chaland = chaland;
        this.shop = shop;
    }

    @GetMapping("/staff")
    String home() {
        return HOME;
    }

    @PostMapping("/staff/customers")
    String search(@RequestParam(defaultValue = "") String words, HttpServletRequest request) {
        return words.isBlank()
                ? HOME
                : HOME + "?search=" + SessionNotes.of(request, SEARCHES).keep(cut(words));
    }

    @GetMapping("/staff/customers")
    ModelAndView list(
            @RequestParam Optional<String> search,
            @RequestParam Optional<CustomerId> after,
            Staff staff,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        if (search.isEmpty()) {
            return page(chaland.backOffice().newest(staff, shop, after)).addObject("first", after.isEmpty());
        }
        var words = SessionNotes.of(request, SEARCHES).find(search.get());
        if (words.isEmpty()) {
            Notices.next(redirect, "staff.search.gone");
            return new ModelAndView(HOME);
        }
        return found(chaland.backOffice().search(staff, shop, words.get(), after))
                .addObject("search", search.get())
                .addObject("words", words.get())
                .addObject("first", after.isEmpty());
    }

    private static ModelAndView found(SearchOutcome outcome) {
        return outcome.fold(
                found -> page(found.page()).addObject("exact", found.exact().orElse(null)),
                nothingTyped -> wrong("staff.search.nothingTyped"),
                tooLong -> wrong("staff.search.tooLong").addObject("longest", tooLong.longest()));
    }

    private static ModelAndView page(Page<CustomerEntry, CustomerId> page) {
        return new ModelAndView("staff/customers")
                .addObject("customers", page.items())
                .addObject("next", page.next().orElse(null));
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
