package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.support.SupportArea;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The visitor's own support page. Does not run in a transaction, because its blocks may call other systems. */
@Controller
class SupportController {

    private final Chaland chaland;
    private final ShopId shop;
    private final SalesStaff staff;
    private final AfterCommit afterCommit;

    SupportController(Chaland chaland, ShopId shop, SalesStaff staff, AfterCommit afterCommit) {
        this.chaland = chaland;
        this.shop = shop;
        this.staff = staff;
        this.afterCommit = afterCommit;
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

    /** For who has signed in by a code because the invitation was lost. */
    @PostMapping("/support/invite")
    String inviteAgain(HttpServletRequest request, RedirectAttributes redirect) {
        var invited = chaland.support().inviteAgain(Visit.of(shop, ShopSession.visitor(request)));
        invited.ifPresent(afterCommit::runFor);
        Notices.next(redirect, invited.isPresent() ? "support.invited" : "support.notInvited");
        return "redirect:/support";
    }
}
