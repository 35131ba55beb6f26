package org.chaland.examples.webshop.staff;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.backoffice.MergeRefusal;
import org.chaland.backoffice.MergeToken;
import org.chaland.backoffice.Staff;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.examples.webshop.shop.Notices;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Two records side by side, and their merge once it was confirmed of what was seen. */
@Controller
class MergeController {

    private final Chaland chaland;
    private final ShopId shop;
    private final AfterCommit afterCommit;

    MergeController(Chaland chaland, ShopId shop, AfterCommit afterCommit) {
        this.chaland = chaland;
        this.shop = shop;
        this.afterCommit = afterCommit;
    }

    /** Without the two, as after a switch of language, there is nothing to compare. */
    @GetMapping("/staff/merge")
    ModelAndView preview(
            @RequestParam Optional<CustomerId> from,
            @RequestParam Optional<CustomerId> into,
            Staff staff,
            Locale locale) {
        return from.isPresent() && into.isPresent()
                ? preview(HttpStatus.OK, from.get(), into.get(), staff, locale)
                : new ModelAndView("redirect:/staff/duplicates");
    }

    @PostMapping("/staff/merge")
    ModelAndView merge(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String reason,
            Staff staff,
            RedirectAttributes redirect,
            Locale locale) {
        return MergeToken.read(token)
                .map(seen -> merge(seen, reason, staff, redirect, locale))
                .orElseGet(() -> new ModelAndView("redirect:/staff/duplicates"));
    }

    private ModelAndView merge(
            MergeToken seen, String reason, Staff staff, RedirectAttributes redirect, Locale locale) {
        return chaland.backOffice()
                .merge(staff, shop, seen, reason)
                .fold(
                        merged -> {
                            afterCommit.runFor(merged.survivor());
                            return done(merged.survivor(), redirect);
                        },
                        refused -> isDone(seen, staff, locale)
                                ? done(seen.into(), redirect)
                                : refused(refused.reason(), seen.from(), seen.into()),
                        changed -> isDone(seen, staff, locale)
                                ? done(seen.into(), redirect)
                                : preview(HttpStatus.CONFLICT, seen.from(), seen.into(), staff, locale)
                                        .addObject("reason", reason)
                                        .addAllObjects(Notices.urgent("staff.merge.changed")),
                        rejected -> preview(HttpStatus.UNPROCESSABLE_CONTENT, seen.from(), seen.into(), staff, locale)
                                .addObject("reason", reason)
                                .addObject("rejected", true)
                                .addObject("problems", Problem.of(rejected.faults(), locale)));
    }

    /** A page sent twice finds its work done. */
    private boolean isDone(MergeToken seen, Staff staff, Locale locale) {
        return chaland.backOffice()
                .view(staff, shop, seen.from(), locale)
                .fold(shown -> false, merged -> merged.survivor().equals(seen.into()), unknown -> false);
    }

    private ModelAndView preview(HttpStatus status, CustomerId from, CustomerId into, Staff staff, Locale locale) {
        return chaland.backOffice()
                .previewMerge(staff, shop, from, into)
                .fold(
                        possible -> new ModelAndView("staff/merge", status)
                                .addObject("preview", possible.preview())
                                .addObject("lines", MergeLine.of(possible.preview(), locale))
                                .addObject("reason", "")
                                .addObject("problems", List.of()),
                        refused -> refused(refused.reason(), from, into));
    }

    private static ModelAndView refused(MergeRefusal why, CustomerId from, CustomerId into) {
        return new ModelAndView("staff/merge-refused", HttpStatus.CONFLICT)
                .addObject("why", why.name())
                .addObject("from", from)
                .addObject("into", into);
    }

    private static ModelAndView done(CustomerId survivor, RedirectAttributes redirect) {
        return new ModelAndView(CustomerController.goTo(survivor, "staff.merge.merged", redirect));
    }
}
