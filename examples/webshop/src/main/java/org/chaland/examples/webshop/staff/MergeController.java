package org.chaland.examples.webshop.staff;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.backoffice.BackOffice.Merged;
import org.chaland.backoffice.MergePreview.Token;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.examples.webshop.shop.Notices;
import org.chaland.model.CustomerId;
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
    private final AfterCommit afterCommit;

    MergeController(Chaland chaland, AfterCommit afterCommit) {
        this.chaland = chaland;
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
        return Token.read(token)
                .map(seen -> merge(seen, reason, staff, redirect, locale))
                .orElseGet(() -> new ModelAndView("redirect:/staff/duplicates"));
    }

    private ModelAndView merge(Token seen, String reason, Staff staff, RedirectAttributes redirect, Locale locale) {
        var outcome = chaland.backOffice().merge(staff, seen, reason);
        if (outcome instanceof StaffOutcome.Rejected<Merged> rejected) {
            return preview(HttpStatus.UNPROCESSABLE_CONTENT, seen.from(), seen.into(), staff, locale)
                    .addObject("reason", reason)
                    .addObject("rejected", true)
                    .addObject("problems", Problem.of(rejected.faults(), locale));
        }
        if (outcome instanceof StaffOutcome.Refused<Merged> refused && !isDone(seen, staff, locale)) {
            return refused.reason() == Refusal.CHANGED
                    ? preview(HttpStatus.CONFLICT, seen.from(), seen.into(), staff, locale)
                            .addObject("reason", reason)
                            .addAllObjects(Notices.urgent("staff.merge.changed"))
                    : refused(refused.reason(), seen.from(), seen.into());
        }
        outcome.toOptional().ifPresent(merged -> afterCommit.runFor(merged.survivor()));
        return CustomerController.back(seen.into(), "staff.merge.merged", redirect);
    }

    /** A page sent twice finds its work done. */
    private boolean isDone(Token seen, Staff staff, Locale locale) {
        return chaland.backOffice()
                .view(staff, seen.from(), locale)
                .equals(StaffOutcome.refused(Refusal.MERGED, seen.into()));
    }

    private ModelAndView preview(HttpStatus status, CustomerId from, CustomerId into, Staff staff, Locale locale) {
        var outcome = chaland.backOffice().previewMerge(staff, from, into);
        return outcome.toOptional()
                .map(preview -> new ModelAndView("staff/merge", status)
                        .addObject("preview", preview)
                        .addObject("lines", MergeLine.of(preview, locale))
                        .addObject("reason", "")
                        .addObject("problems", List.of()))
                .orElseGet(() -> refused(outcome.refusal().orElseThrow(), from, into));
    }

    private static ModelAndView refused(Refusal why, CustomerId from, CustomerId into) {
        return new ModelAndView("staff/merge-refused", HttpStatus.CONFLICT)
                .addObject("why", why.name())
                .addObject("from", from)
                .addObject("into", into);
    }
}
