package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.support.SupportArea;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The visitor's own support page. Does not run in a transaction, because its blocks may call other systems. */
@Controller
class SupportController {

    private final Chaland chaland;
    private final ShopId shop;
    private final SalesStaff staff;

    SupportController(Chaland chaland, ShopId shop, SalesStaff staff) {
        this.chaland = chaland;
        this.shop = shop;
        this.staff = staff;
    }

    /**
     * The area, or why there is none.
     *
     * @param after which list shows its next page, as a link of the page before has it; empty for the beginning
     */
    @GetMapping("/support")
    ModelAndView support(@RequestParam(defaultValue = "") String after, HttpServletRequest request, Locale locale) {
        var visitor = ShopSession.visitor(request);
        var visit = Visit.of(shop, visitor).withLocale(locale);
        var outcome = chaland.support().open(visit, staff.includes(visitor), Optional.of(after));
        if (outcome instanceof SupportArea area) {
            return new ModelAndView("support").addObject("area", area).addObject("going", !after.isEmpty());
        }
        return new ModelAndView("no-support").addObject("none", outcome);
    }
}
